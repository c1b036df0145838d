// Classes of characters as the HTML standard names them, and fast search for them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/find_byte.h"

namespace almanac::html {

enum CharacterClass : std::uint8_t {
  kSpace = 1,        // white space, CR among it: the standard makes LF of it before it looks
  kUpper = 2,        // ASCII upper alpha
  kLetter = 4,       // ASCII alpha
  kDigit = 8,        // ASCII digit
  kHexDigit = 16,    // ASCII hex digit
  kNameEnd = 32,     // what ends a tag's name: white space, '/', '>'
  kOddInName = 64,   // what is wrong in an attribute's name: '"', ''', '<', NUL
  kOddInValue = 128  // what is wrong in an unquoted value: '"', ''', '<', '=', '`'
};

constexpr auto kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  const auto add = [&classes](std::string_view characters, unsigned bits) {
    for (char c : characters) classes[static_cast<unsigned char>(c)] |= static_cast<std::uint8_t>(bits);
  };
  add("\t\n\f\r ", kSpace | kNameEnd);
  add("/>", kNameEnd);
  add("0123456789", kDigit | kHexDigit);
  add("abcdefABCDEF", kHexDigit);
  add("ABCDEFGHIJKLMNOPQRSTUVWXYZ", kUpper | kLetter);
  add("abcdefghijklmnopqrstuvwxyz", kLetter);
  add(std::string_view("\"'<\0", 4), kOddInName);
  add("\"'<=`", kOddInValue);
  return classes;
}();

// `c` from 0 to 255, or negative for the end of the text, which is of no class.
constexpr bool is(int c, unsigned classes) { return c >= 0 && (kClasses[static_cast<std::size_t>(c)] & classes) != 0; }
constexpr bool is(char c, unsigned classes) { return (kClasses[static_cast<unsigned char>(c)] & classes) != 0; }
constexpr char to_lower(char c) { return is(c, kUpper) ? static_cast<char>(c + ('a' - 'A')) : c; }

// The first of `Stops` from `from` on; text.size() where there is none.
template <char... Stops>
std::size_t find_any(std::string_view text, std::size_t from) {
  return find_byte(text, from, [](auto byte) { return is_one_of<static_cast<unsigned char>(Stops)...>(byte); });
}

// A character that may not stand in HTML's text, by its own or as a reference (WHATWG HTML 13.2.3.5).
struct BadCharacter {
  std::size_t offset = 0;  // text.size() where there is none
  std::size_t bytes = 1;
  std::string_view code;
};

// The first control character, noncharacter or surrogate (as UTF-8 would write one) from `from` on.
BadCharacter find_bad_character(std::string_view text, std::size_t from);

constexpr bool is_surrogate(unsigned code_point) { return code_point >= 0xD800 && code_point <= 0xDFFF; }
constexpr bool is_noncharacter(unsigned code_point) {
  return (code_point >= 0xFDD0 && code_point <= 0xFDEF) || (code_point & 0xFFFE) == 0xFFFE;
}
// A control of C0, but white space and NUL, or of C1, or DEL.
constexpr bool is_odd_control(unsigned code_point) {
  if (code_point < 0x20) return code_point != 0 && !is(static_cast<int>(code_point), kSpace);
  return code_point >= 0x7F && code_point <= 0x9F;
}

}  // namespace almanac::html
