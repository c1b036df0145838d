// Text is ASCII for the most part, and most of it needs no look at each byte.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "core/find_byte.h"

namespace almanac {

// Classes of characters, whatever the locale.
constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_alpha(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
constexpr bool is_alphanumeric(char c) { return is_digit(c) || is_alpha(c); }
constexpr bool is_hex_digit(char c) { return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }
constexpr bool is_xml_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }  // XML 1.0 2.3

constexpr bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii(c); });
}

// Where the first byte stands, from `offset` on, that is below the blank or not ASCII; text.size() for none.
inline std::size_t skip_plain(std::string_view text, std::size_t offset = 0) {
  return find_byte(text, offset, [](auto byte) { return (byte <= 0x1F) | (byte >= 0x80); });
}

}  // namespace almanac
