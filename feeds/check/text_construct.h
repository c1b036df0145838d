// Text constructs and content of Atom (RFC 4287 3.1, 4.1.3): text, HTML, XHTML and whatever else a type says.
#pragma once

#include "feeds/check/grammar.h"

namespace almanac::feeds::check {

void check_text_construct(Context& context, NodeId element);  // type: text, html or xhtml
void check_content(Context& context, NodeId element);         // any type, or src

}  // namespace almanac::feeds::check
