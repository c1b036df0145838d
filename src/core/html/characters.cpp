#include "core/html/characters.h"

namespace almanac::html {

namespace {

// What may be bad, or begin what is: not NUL, which the tokenizer judges.
constexpr auto kMayBeBad = [](auto byte) {
  const auto is_control = (byte <= 0x1F) & ~is_one_of<'\n', '\t', '\r', '\f', '\0'>(byte);
  return is_control | is_one_of<0x7F, 0xC2, 0xED, 0xEF>(byte) | (byte >= 0xF0);
};

// The code point of two to four bytes that begins here, surrogates included; 0 where there is no such.
unsigned decode(std::string_view text, std::size_t bytes) {
  if (bytes > text.size()) return 0;
  unsigned code_point = static_cast<unsigned char>(text[0]) & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c & 0xC0U) != 0x80) return 0;
    code_point = code_point << 6 | (c & 0x3FU);
  }
  return code_point;
}

// Only four kinds of first byte can begin a bad character; others count as single bytes.
std::size_t suspect_length(unsigned char first) {
  if (first == 0xC2) return 2;                   // C1 controls
  if (first == 0xED || first == 0xEF) return 3;  // surrogates; U+FDD0 and on, U+FFFE
  return first >= 0xF0 && first <= 0xF4 ? 4 : 1;
}

std::string_view bad_code(unsigned code_point) {
  if (is_odd_control(code_point)) return "control-character-in-input-stream";
  if (is_surrogate(code_point)) return "surrogate-in-input-stream";
  return is_noncharacter(code_point) ? "noncharacter-in-input-stream" : "";
}

}  // namespace

BadCharacter find_bad_character(std::string_view text, std::size_t from) {
  for (; (from = find_byte(text, from, kMayBeBad)) < text.size(); ++from) {
    const auto c = static_cast<unsigned char>(text[from]);
    const std::size_t bytes = suspect_length(c);
    const std::string_view code = bad_code(bytes > 1 ? decode(text.substr(from), bytes) : c < 0x80 ? c : 0x20U);
    if (!code.empty()) return {from, bytes, code};
  }
  return {text.size(), 0, {}};
}

}  // namespace almanac::html
