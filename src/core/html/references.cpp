// Character references: "&amp;", "&#x20AC;" (WHATWG HTML 13.2.5.72 to .80).
#include <algorithm>
#include <array>

#include "core/html/characters.h"
#include "core/html/entities.h"
#include "core/html/tokenizer.h"

namespace almanac::html {

namespace {

constexpr unsigned kReplacementCode = 0xFFFD;
constexpr unsigned kTooLarge = 0x110000;

// What windows-1252 has at 0x80 to 0x9F, where references mean that; 0: nothing.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The error of a number, and what it stands for in spite of it.
struct NumberError {
  std::string_view code;
  unsigned code_point;
};

NumberError find_number_error(unsigned number) {
  if (number == 0) return {"null-character-reference", kReplacementCode};
  if (number >= kTooLarge) return {"character-reference-outside-unicode-range", kReplacementCode};
  if (is_surrogate(number)) return {"surrogate-character-reference", kReplacementCode};
  if (is_noncharacter(number)) return {"noncharacter-character-reference", number};
  if (number != '\r' && !is_odd_control(number)) return {"", number};
  const bool mapped = number >= 0x80 && kWindows1252[number - 0x80] != 0;
  return {"control-character-reference", mapped ? kWindows1252[number - 0x80] : number};
}

// UTF-8, and noncharacters too, which the standard keeps; `buffer` has room for four bytes.
std::string_view encode(unsigned code_point, char* buffer) {
  const std::size_t bytes = code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
  constexpr std::array<unsigned, 5> kLeadBytes = {0, 0, 0xC0, 0xE0, 0xF0};
  for (std::size_t i = bytes - 1; i > 0; --i, code_point >>= 6) {
    buffer[i] = static_cast<char>(0x80 | (code_point & 0x3F));
  }
  buffer[0] = static_cast<char>(kLeadBytes[bytes] | code_point);
  return {buffer, bytes};
}

}  // namespace

// The reference that begins at `ampersand`; what is at `end` and after is not part of it.
Tokenizer::Reference Tokenizer::read_reference(std::size_t ampersand, std::size_t end, ReferencePlace place) {
  const std::size_t after = ampersand + 1;
  if (after >= end) return {after, {}};
  if (text_[after] == '#') return read_numeric_reference(ampersand, end);
  if (is(text_[after], kLetter | kDigit)) return read_named_reference(ampersand, end, place);
  return {after, {}};
}

Tokenizer::Reference Tokenizer::read_named_reference(std::size_t ampersand, std::size_t end, ReferencePlace place) {
  const std::size_t begin = ampersand + 1;
  const EntityMatch match = find_entity(text_.substr(begin, end - begin));
  std::size_t after = begin + match.bytes;
  if (match.bytes == 0) {
    while (after < end && is(text_[after], kLetter | kDigit)) ++after;
    if (after < end && text_[after] == ';') add_error("unknown-named-character-reference", after, ampersand);
    return {after, {}};
  }
  if (text_[after - 1] == ';') return {after, match.text};
  // "?a=1&copy=2" in an attribute is an address, not a reference, for historical reasons.
  const bool goes_on = after < end && (text_[after] == '=' || is(text_[after], kLetter | kDigit));
  if (place == ReferencePlace::kAttribute && goes_on) return {after, {}};
  add_error("missing-semicolon-after-character-reference", after, ampersand);
  return {after, match.text};
}

Tokenizer::Reference Tokenizer::read_numeric_reference(std::size_t ampersand, std::size_t end) {
  std::size_t after = ampersand + 2;
  const bool hex = after < end && (text_[after] == 'x' || text_[after] == 'X');
  if (hex) ++after;
  const std::size_t digits = after;
  unsigned number = 0;
  for (; after < end && is(text_[after], hex ? kHexDigit : kDigit); ++after) {
    const unsigned c = static_cast<unsigned char>(text_[after]);
    const unsigned digit = c <= '9' ? c - '0' : (c | 0x20U) - 'a' + 10;
    number = std::min(number * (hex ? 16 : 10) + digit, kTooLarge);
  }
  if (after == digits) {
    add_error("absence-of-digits-in-numeric-character-reference", after, ampersand);
    return {after, {}};
  }
  if (after < end && text_[after] == ';') {
    ++after;
  } else {
    add_error("missing-semicolon-after-character-reference", after, ampersand);
  }
  const NumberError error = find_number_error(number);
  if (!error.code.empty()) add_error(error.code, after, ampersand);
  return {after, encode(error.code_point, decoded_)};
}

}  // namespace almanac::html
