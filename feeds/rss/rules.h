// The rules of RSS that a table cannot say: values of its own, and what must agree with something else.
#pragma once

#include "feeds/check/grammar.h"

namespace almanac::feeds::rss {

using check::Context;
using check::NodeId;
using check::Value;

// Values.
void rss_version(Context& context, const Value& value);
void port(Context& context, const Value& value);
void cloud_protocol(Context& context, const Value& value);
void enclosure_length(Context& context, const Value& value);
void boolean_attribute(Context& context, const Value& value);
void guid(Context& context, const Value& value);
void skip_day(Context& context, const Value& value);
void skip_hour(Context& context, const Value& value);
void form_field_name(Context& context, const Value& value);
void image_url(Context& context, const Value& value);
void image_link(Context& context, const Value& value);
void image_title(Context& context, const Value& value);
void image_width(Context& context, const Value& value);
void image_height(Context& context, const Value& value);

// Elements.
void avoid_text_input(Context& context, NodeId element);
void at_most_seven_days(Context& context, NodeId skip_days);
void at_most_24_hours(Context& context, NodeId skip_hours);
void item_text(Context& context, NodeId item);   // title or description
void item_guid(Context& context, NodeId item);   // there, and unlike the others
void item_twins(Context& context, NodeId item);  // no element beside its extension twin
void item_order(Context& context, NodeId item);  // description before content:encoded; slash:comments has a date
void channel_self_link(Context& context, NodeId channel);
void channel_twins(Context& context, NodeId channel);
void channel_order(Context& context, NodeId channel);  // items come last
void channel_language(Context& context, NodeId channel);
void channel_history(Context& context, NodeId channel);
void required_by_091(Context& context, NodeId channel);  // image and language
void no_blink(Context& context, NodeId blink);

}  // namespace almanac::feeds::rss
