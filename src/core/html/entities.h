// The named character references of HTML (WHATWG HTML 13.5): "amp;" is "&".
#pragma once

#include <cstddef>
#include <string_view>

namespace almanac::html {

struct EntityMatch {
  std::size_t bytes = 0;  // length of the name, with its semicolon where the match has one; 0: no match
  std::string_view text;  // what it stands for, UTF-8; lives for ever
};

// The longest name that `text`, what follows an ampersand, begins with. Some names of old do without the semicolon:
// "notit;" begins with "not".
EntityMatch find_entity(std::string_view text);

}  // namespace almanac::html
