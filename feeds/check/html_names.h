// Names in HTML, SVG and MathML, and which of them feed readers keep when they make content safe.
#pragma once

#include <string_view>

namespace almanac::feeds::check {

// All in lower case, save SVG's, which are as SVG writes them.
bool is_html_element(std::string_view name);
bool is_safe_element(std::string_view name);
bool is_safe_attribute(std::string_view name);
bool is_safe_property(std::string_view name);  // of CSS
bool is_safe_keyword(std::string_view word);   // of CSS
bool is_svg_element(std::string_view name);
bool is_svg_attribute(std::string_view name);
bool is_math_element(std::string_view name);
bool is_math_attribute(std::string_view name);
bool is_html_entity(std::string_view name);  // of HTML 4, as written: "Auml"

}  // namespace almanac::feeds::check
