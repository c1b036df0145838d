#include "core/unicode.h"

#include <unicode/brkiter.h>
#include <unicode/dtfmtsym.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "core/text.h"

namespace almanac {
namespace {

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::vector<std::string> month_names(std::string_view language, icu::DateFormatSymbols::DtContextType context,
                                     icu::DateFormatSymbols::DtWidthType width) {
  UErrorCode code = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale(std::string(language).c_str()), code);
  if (U_FAILURE(code)) return {};
  int32_t count = 0;
  const icu::UnicodeString* names = symbols.getMonths(count, context, width);
  std::vector<std::string> out;
  for (int32_t i = 0; i < std::min(count, 12); ++i) out.push_back(to_utf8(names[i]));
  return out;
}

// Whole and short names, stand-alone and inside a date.
std::vector<std::vector<std::string>> all_month_names(std::string_view language) {
  using Symbols = icu::DateFormatSymbols;
  std::vector<std::vector<std::string>> all;
  for (auto width : {Symbols::WIDE, Symbols::ABBREVIATED})
    for (auto context : {Symbols::STANDALONE, Symbols::FORMAT}) all.push_back(month_names(language, context, width));
  return all;
}

// The bytes of `text` that `name` covers at its start, without regard to case; 0 where it does not begin with it as a
// word.
std::size_t match_name(std::string_view text, std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  if (name.empty() || text.size() < name.size() || fold_case(text.substr(0, name.size())) != fold_case(name)) return 0;
  std::size_t end = name.size();
  if (end < text.size() && is_letter_or_digit(code_point_at(text, end).value)) return 0;
  if (end < text.size() && text[end] == '.') ++end;
  return end;
}

}  // namespace

std::string to_lower(std::string_view text) { return to_utf8(to_icu(text).toLower(icu::Locale::getRoot())); }

std::string fold_case(std::string_view text) { return to_utf8(to_icu(text).foldCase()); }

bool is_letter_or_digit(char32_t code_point) {
  constexpr uint32_t kWanted = U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & kWanted) != 0;
}

std::string truncate(std::string_view text, std::size_t graphemes) {
  UErrorCode code = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), code));
  if (U_FAILURE(code)) return std::string(text);
  icu::UnicodeString whole = to_icu(text);
  breaks->setText(whole);
  int32_t end = 0;
  for (std::size_t i = 0; i < graphemes; ++i) {
    end = breaks->next();
    if (end == icu::BreakIterator::DONE || end == whole.length()) return std::string(text);
  }
  const int32_t blank = whole.lastIndexOf(u' ', 0, end);
  if (blank > end / 2) end = blank;
  return std::string(trim(to_utf8(whole.tempSubString(0, end)))) + "…";
}

std::optional<MonthName> find_month_name(std::string_view text, std::string_view language) {
  for (std::string_view from : {language, std::string_view("en")}) {
    for (const std::vector<std::string>& names : all_month_names(from)) {
      for (std::size_t i = 0; i < names.size(); ++i)
        if (const std::size_t bytes = match_name(text, names[i])) return MonthName{static_cast<unsigned>(i + 1), bytes};
    }
  }
  if (const std::size_t bytes = match_name(text, "Sept")) return MonthName{9, bytes};
  return std::nullopt;
}

std::string month_name(unsigned month, std::string_view language) {
  const auto names = month_names(language, icu::DateFormatSymbols::STANDALONE, icu::DateFormatSymbols::WIDE);
  return month >= 1 && month <= names.size() ? names[month - 1] : std::string();
}

std::string to_latin(std::string_view text) {
  UErrorCode code = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> rules(
      icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, code));
  if (U_FAILURE(code)) return std::string(text);
  icu::UnicodeString latin = to_icu(text);
  rules->transliterate(latin);
  return to_utf8(latin);
}

}  // namespace almanac
