#include "feeds/rss/rules.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/ascii.h"
#include "core/text.h"
#include "core/url.h"
#include "feeds/check/atom_link.h"
#include "feeds/check/context.h"
#include "feeds/check/values.h"

namespace almanac::feeds::rss {

using namespace check;

namespace {

constexpr std::array<std::string_view, 7> kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

Value text_value(const Context& context, NodeId element) { return {element, kNone, context.text(element)}; }

NodeId parent(const Context& context, NodeId element) { return context.document().node(element).parent; }

bool has(const Context& context, NodeId element, std::string_view child) {
  return context.find_child(element, child) != kNone;
}

struct Twin {
  std::string_view core;
  std::string_view extension;
};

// Reports the later of the two.
void report_twins(Context& context, NodeId element, RuleId rule, const Twin& twin) {
  const NodeId core = context.find_child(element, twin.core);
  const NodeId extension = context.find_child(element, twin.extension);
  if (core == kNone || extension == kNone) return;
  context.report(rule, std::max(core, extension),
                 {{"core", std::string(twin.core)}, {"ext", std::string(twin.extension)}});
}

}  // namespace

void rss_version(Context& context, const Value& value) {
  constexpr std::array<std::string_view, 6> kVersions = {"0.90", "0.91", "0.92", "0.93", "0.94", "2.0"};
  if (!contains(kVersions, value.text)) context.report("InvalidRSSVersion", value);
}

void port(Context& context, const Value& value) {
  const auto number = parse_integer(value.text);
  if (!number || *number <= 0 || *number > 65535) context.report("InvalidIntegerAttribute", value);
}

void cloud_protocol(Context& context, const Value& value) {
  constexpr std::array<std::string_view, 4> kProtocols = {"xml-rpc", "soap", "http-post", "https-post"};
  if (!contains(kProtocols, value.text))
    context.report("InvalidValue", value, {{"reason", ": xml-rpc, soap, http-post"}});
}

void enclosure_length(Context& context, const Value& value) {
  const auto number = parse_integer(value.text);
  if (!number)
    context.report("InvalidIntegerAttribute", value);
  else if (*number == -1)
    context.report("UseZeroForUnknown", value);
  else if (*number < 0)
    context.report("InvalidNonNegativeInteger", value);
}

void boolean_attribute(Context& context, const Value& value) {
  if (value.text != "true" && value.text != "false") context.report("InvalidBooleanAttribute", value);
}

// RSS 2.0: isPermaLink is true unless it is said to be false.
void guid(Context& context, const Value& value) {
  const std::string_view text = trim(value.text);
  const std::string_view permalink = context.attribute(value.element, "isPermaLink").value_or("true");
  if (permalink != "true") {
    if (text.size() < 9 && is_digits(text)) context.report("NotSufficientlyUnique", value);
    return;
  }
  const std::string lower = to_lower_ascii(text);
  if (!check_address(context, value, {"InvalidHttpGUID", true, false})) return;
  if (lower.starts_with("tag:") || lower.starts_with("urn:")) context.report("InvalidPermalink", value);
}

void skip_day(Context& context, const Value& value) {
  const std::string_view day = trim(value.text);
  if (!contains(kDays, day))
    context.report("InvalidDay", value);
  else if (!context.is_first("day", parent(context, value.element), day))
    context.report("DuplicateValue", value);
}

void skip_hour(Context& context, const Value& value) {
  const auto hour = parse_integer(value.text);
  if (!hour || *hour < 0 || *hour > 24) return context.report("InvalidHour", value);
  if (*hour == 24) context.report("UseZeroForMidnight", value);
  if (!context.is_first("hour", parent(context, value.element), std::to_string(*hour)))
    context.report("DuplicateValue", value);
}

void at_most_seven_days(Context& context, NodeId skip_days) {
  if (context.children(skip_days, "day").size() > 7) context.report("EightDaysAWeek", skip_days);
}

void at_most_24_hours(Context& context, NodeId skip_hours) {
  if (context.children(skip_hours, "hour").size() > 24) context.report("NotEnoughHoursInTheDay", skip_hours);
}

// HTML 4.01 6.2: the type NAME.
void form_field_name(Context& context, const Value& value) {
  const std::string_view text = trim(value.text);
  const bool shape = !text.empty() && is_alpha(text.front()) && std::all_of(text.begin(), text.end(), [](char c) {
    return is_alphanumeric(c) || std::string_view("-_:.").find(c) != std::string_view::npos;
  });
  if (!shape) context.report("InvalidFormComponentName", value);
}

void avoid_text_input(Context& context, NodeId element) { context.report("AvoidTextInput", element); }

void image_url(Context& context, const Value& value) {
  constexpr std::array<std::string_view, 4> kEndings = {"jpg", "jpeg", "gif", "png"};
  const std::string path = to_lower_ascii(split_url(trim(value.text)).path);
  const std::size_t dot = path.rfind('.');
  if (dot == std::string::npos || !contains(kEndings, std::string_view(path).substr(dot + 1)))
    context.report("ImageUrlFormat", value);
}

namespace {

void check_like_channel(Context& context, const Value& value, std::string_view child, RuleId rule) {
  const NodeId channel = parent(context, parent(context, value.element));
  const NodeId other = channel == kNone ? kNone : context.find_child(channel, child);
  if (other != kNone && trim(context.text(other)) != trim(value.text)) context.report(rule, value);
}

void check_size(Context& context, const Value& value, long long most, RuleId rule) {
  const auto number = parse_integer(value.text);
  if (!number || *number <= 0 || *number > most) context.report(rule, value);
}

}  // namespace

void image_link(Context& context, const Value& value) {
  check_like_channel(context, value, "link", "ImageLinkDoesntMatch");
}
void image_title(Context& context, const Value& value) {
  check_like_channel(context, value, "title", "ImageTitleDoesntMatch");
}
void image_width(Context& context, const Value& value) { check_size(context, value, 144, "InvalidWidth"); }
void image_height(Context& context, const Value& value) { check_size(context, value, 400, "InvalidHeight"); }

void item_text(Context& context, NodeId item) {
  if (context.document().node(item).closed && !has(context, item, "title") && !has(context, item, "description"))
    context.report("ItemMustContainTitleOrDescription", item);
}

void item_guid(Context& context, NodeId item) {
  const NodeId guid = context.find_child(item, "guid");
  if (guid == kNone) {
    if (context.version.starts_with("2") && context.document().node(item).closed)
      context.report("MissingGuid", item, {{"parent", "item"}, {"element", "guid"}});
    return;
  }
  const Value value = text_value(context, guid);
  if (!trim(value.text).empty() && !context.is_first("guid", parent(context, item), trim(value.text)))
    context.report("DuplicateValue", value);
}

void item_twins(Context& context, NodeId item) {
  constexpr std::array<Twin, 9> kTwins = {{{"guid", "atom:id"},
                                           {"pubDate", "dc:date"},
                                           {"pubDate", "atom:published"},
                                           {"author", "dc:creator"},
                                           {"category", "dc:subject"},
                                           {"source", "dc:source"},
                                           {"author", "atom:author"},
                                           {"guid", "dc:identifier"},
                                           {"creativeCommons:license", "cc:license"}}};
  for (const Twin& twin : kTwins) report_twins(context, item, "DuplicateItemSemantics", twin);
}

void item_order(Context& context, NodeId item) {
  const NodeId description = context.find_child(item, "description");
  const NodeId content = context.find_child(item, "content:encoded");
  if (content != kNone && (description == kNone || content < description))
    context.report("NeedDescriptionBeforeContent", description == kNone ? content : description);
  const NodeId comments = context.find_child(item, "slash:comments");
  if (comments != kNone && !has(context, parent(context, item), "lastBuildDate")) context.report("SlashDate", comments);
}

void channel_self_link(Context& context, NodeId channel) {
  if (!context.document().node(channel).closed) return;
  for (const NodeId link : context.children(channel, "atom:link"))
    if (link_relation(context, link) == "self") return;
  context.report("MissingAtomSelfLink", channel);
}

void channel_twins(Context& context, NodeId channel) {
  constexpr std::array<Twin, 9> kTwins = {{{"copyright", "dc:rights"},
                                           {"pubDate", "dc:date"},
                                           {"language", "dc:language"},
                                           {"lastBuildDate", "dcterms:modified"},
                                           {"managingEditor", "dc:creator"},
                                           {"webMaster", "dc:publisher"},
                                           {"category", "dc:subject"},
                                           {"generator", "admin:generatorAgent"},
                                           {"creativeCommons:license", "cc:license"}}};
  for (const Twin& twin : kTwins) report_twins(context, channel, "DuplicateSemantics", twin);
}

void channel_order(Context& context, NodeId channel) {
  bool has_item = false;
  for (NodeId i = context.document().first_child(channel); i != kNone; i = context.document().next_sibling(i)) {
    if (context.document().node(i).kind == NodeKind::kText) continue;
    if (context.element_key(i) == "item")
      has_item = true;
    else if (has_item)
      return context.report("MisplacedItem", i);
  }
}

void channel_language(Context& context, NodeId channel) {
  const bool said =
      has(context, channel, "language") || has(context, channel, "dc:language") || !context.language(channel).empty();
  if (!said && context.document().node(channel).closed)
    context.report("MissingDCLanguage", channel, {{"parent", "channel"}, {"element", "language"}});
}

void required_by_091(Context& context, NodeId channel) {
  if (context.version != "0.91" || !context.document().node(channel).closed) return;
  for (std::string_view wanted : {"image", "language"})
    if (!has(context, channel, wanted))
      context.report("MissingElement", channel, {{"parent", "channel"}, {"element", std::string(wanted)}});
}

void no_blink(Context& context, NodeId blink) { context.report("NoBlink", blink); }

void channel_history(Context& context, NodeId channel) {
  check_alternates(context, channel);
  check_history(context, channel);
}

}  // namespace almanac::feeds::rss
