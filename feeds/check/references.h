// References in HTML and XHTML that lead nowhere once a reader shows the content outside its page (RFC 3986 5.1).
#pragma once

#include <string_view>
#include <vector>

#include "feeds/check/grammar.h"

namespace almanac::feeds::check {

struct RelativeReference {
  std::size_t at = 0;     // byte of the attribute's value
  std::string_view text;  // a view into the value: there may be millions
};

// Those of one attribute of any element: href, src, srcset, poster, ... "#part", "//host/", "" are relative, too.
// `written` is the value as it stands in the source, where references may stand for characters.
std::vector<RelativeReference> find_relative_references(std::string_view attribute, std::string_view value,
                                                        std::string_view written);

// True where an absolute xml:base stands at the element or above it, in Atom; elsewhere xml:base means nothing.
bool has_absolute_base(const Context& context, NodeId element);
// What to report a relative reference under.
RuleId relative_reference_rule(bool has_base);

}  // namespace almanac::feeds::check
