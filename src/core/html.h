// HTML text: escaping.
#pragma once

#include <string>
#include <string_view>

namespace almanac {

// & < > " ' as references, for text and for quoted attribute values.
std::string escape_html(std::string_view text);
void append_html(std::string& out, std::string_view text);

}  // namespace almanac
