// Text is ASCII for the most part, and most of it needs no look at each byte.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/find_byte.h"

namespace almanac {

inline bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Where the first byte stands, from `offset` on, that is below the blank or not ASCII; text.size() for none.
inline std::size_t skip_plain(std::string_view text, std::size_t offset = 0) {
  return find_byte(text, offset, [](auto byte) { return (byte <= 0x1F) | (byte >= 0x80); });
}

}  // namespace almanac
