#include <algorithm>
#include <array>

#include "core/ascii.h"
#include "core/text.h"
#include "feeds/check/html.h"
#include "feeds/check/html_names.h"

namespace almanac::feeds::check {
namespace {

bool is_word(char c) { return is_digit(c) || is_alpha(c) || c == '_'; }

// A quoted string of words, or numbers in brackets; its length, 0 where `text` begins with neither.
std::size_t take_group(std::string_view text) {
  const char open = text.front();
  if (open != '\'' && open != '"' && open != '(') return 0;
  const std::size_t close = text.find(open == '(' ? ')' : open, 1);
  if (close == std::string_view::npos || close == 1) return 0;
  const std::string_view inner = text.substr(1, close - 1);
  const bool fine = std::all_of(inner.begin(), inner.end(), [&](char c) {
    return is_xml_space(c) || (open == '(' ? is_digit(c) || c == ',' : is_word(c));
  });
  return fine ? close + 1 : 0;
}

// No escapes, comments, URLs or functions.
bool has_safe_characters(std::string_view style) {
  for (std::size_t i = 0; i < style.size();) {
    const char c = style[i];
    if (is_digit(c) || is_alpha(c) || is_xml_space(c) ||
        std::string_view(":,;#%.!").find(c) != std::string_view::npos) {
      ++i;
    } else if (c == '-' && i > 0 && i + 1 < style.size() && is_word(style[i - 1]) && is_word(style[i + 1])) {
      ++i;
    } else if (const std::size_t group = take_group(style.substr(i)); group > 0) {
      i += group;
    } else {
      return false;
    }
  }
  return true;
}

// Up to three digits with a point among them, and a unit.
bool is_length(std::string_view word) {
  std::size_t digits = 0;
  std::size_t points = 0;
  std::size_t i = 0;
  for (; i < word.size() && (is_digit(word[i]) || word[i] == '.'); ++i) ++(word[i] == '.' ? points : digits);
  if (digits == 0 || digits > 4 || points > 1 || word[i - 1] == '.') return false;
  constexpr std::array<std::string_view, 14> kUnits = {"",   "cm", "em", "ex", "in", "mm",  "pc",
                                                       "pt", "px", "%",  ",",  ")",  "rem", "vw"};
  return std::find(kUnits.begin(), kUnits.end(), word.substr(i)) != kUnits.end();
}

bool is_color(std::string_view word) {
  if (word.starts_with('#'))
    return word.size() > 1 &&
           std::all_of(word.begin() + 1, word.end(), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
  return word.starts_with("rgb(") && std::all_of(word.begin() + 4, word.end(), [](char c) {
           return is_digit(c) || c == '%' || c == ',' || c == ')';
         });
}

void add_once(std::vector<std::string>& list, std::string_view word) {
  if (std::find(list.begin(), list.end(), word) == list.end()) list.emplace_back(word);
}

bool is_box_property(std::string_view property) {
  const std::string_view stem = property.substr(0, property.find('-'));
  return stem == "background" || stem == "border" || stem == "margin" || stem == "padding";
}

// "property: value"; false where it is not of this form.
bool check_declaration(std::string_view declaration, std::vector<std::string>& unsafe) {
  const std::size_t colon = declaration.find(':');
  if (colon == std::string_view::npos || declaration.find(':', colon + 1) != std::string_view::npos) return false;
  const std::string_view property = trim(declaration.substr(0, colon));
  const bool shape =
      !property.empty() && std::all_of(property.begin(), property.end(), [](char c) { return is_word(c) || c == '-'; });
  if (!shape) return false;
  if (!is_safe_property(property)) {
    add_once(unsafe, property);
  } else if (is_box_property(property)) {
    for (std::string_view word : split_words(declaration.substr(colon + 1)))
      if (!is_safe_keyword(word) && !is_color(word) && !is_length(word)) add_once(unsafe, word);
  }
  return true;
}

}  // namespace

std::vector<std::string> find_unsafe_styles(std::string_view style) {
  const std::string lower = to_lower_ascii(style);
  std::vector<std::string> unsafe;
  if (!has_safe_characters(lower)) return {std::string(style)};
  for (std::string_view declaration : split(lower, ';'))
    if (!trim(declaration).empty() && !check_declaration(declaration, unsafe)) return {std::string(style)};
  return unsafe;
}

}  // namespace almanac::feeds::check
