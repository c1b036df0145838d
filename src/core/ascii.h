// Text is ASCII for the most part, and most of it needs no look at each byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace almanac {

inline bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Where the first byte stands, from `offset` on, that is below the blank or not ASCII; text.size() for none.
inline std::size_t skip_plain(std::string_view text, std::size_t offset = 0) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  constexpr std::uint64_t kBlanks = 0x2020202020202020;
  for (std::uint64_t eight = 0; offset + sizeof eight <= text.size(); offset += sizeof eight) {
    std::memcpy(&eight, text.data() + offset, sizeof eight);
    // The lowest byte that is below a blank borrows, which sets its high bit; none borrows where there is no such byte.
    if (((eight | (eight - kBlanks)) & kHighBits) != 0) break;
  }
  while (offset < text.size() && text[offset] >= ' ' && is_ascii(text[offset])) ++offset;
  return offset;
}

}  // namespace almanac
