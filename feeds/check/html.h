// HTML in feeds: what is malformed, what readers remove, what leads nowhere outside its page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "feeds/check/grammar.h"

namespace almanac::feeds::check {

inline constexpr std::string_view kXhtml = "http://www.w3.org/1999/xhtml";

// Escaped HTML: a fragment that fits into a div (RFC 4287 3.1.1.2), whose references are absolute.
void check_html(Context& context, const Value& value);
// XHTML that stands as elements in the feed, from `element` (a div or the like) down, the content of `holder`.
void check_xhtml(Context& context, NodeId holder, NodeId element);

// What of an inline style readers remove: properties, words, or the whole where it cannot be read.
std::vector<std::string> find_unsafe_styles(std::string_view style);

}  // namespace almanac::feeds::check
