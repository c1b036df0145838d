#include "core/unicode.h"

#include <unicode/brkiter.h>
#include <unicode/dtfmtsym.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

#include "core/ascii.h"
#include "core/find_byte.h"
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

// A month by each of its names. English is here, and not asked of ICU, because every title is tried against it.
using Names = std::vector<std::pair<unsigned, std::string>>;

constexpr std::array<std::string_view, 12> kEnglishMonths = {"January",   "February", "March",    "April",
                                                             "May",       "June",     "July",     "August",
                                                             "September", "October",  "November", "December"};

Names english_names() {
  Names names;
  for (unsigned month = 1; month <= kEnglishMonths.size(); ++month) {
    names.emplace_back(month, kEnglishMonths[month - 1]);
    names.emplace_back(month, kEnglishMonths[month - 1].substr(0, 3));
  }
  names.emplace_back(9, "Sept");
  return names;
}

bool is_english(std::string_view language) {
  return language.empty() || equals_ignoring_ascii_case(language.substr(0, language.find_first_of("-_")), "en");
}

// Nothing where ICU does not know the language: it would answer in the machine's.
std::unique_ptr<icu::DateFormatSymbols> find_symbols(std::string_view language) {
  UErrorCode code = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(std::string(language), code);
  if (U_FAILURE(code)) return nullptr;
  auto symbols = std::make_unique<icu::DateFormatSymbols>(locale, code);
  if (U_FAILURE(code)) return nullptr;
  const icu::Locale actual = symbols->getLocale(ULOC_ACTUAL_LOCALE, code);
  const bool is_known = U_SUCCESS(code) && std::string_view(actual.getLanguage()) == locale.getLanguage();
  return is_known ? std::move(symbols) : nullptr;
}

// Whole and short names, stand-alone and inside a date.
Names names_in(std::string_view language) {
  using Symbols = icu::DateFormatSymbols;
  Names names;
  const std::unique_ptr<Symbols> symbols = find_symbols(language);
  if (!symbols) return names;
  for (auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
    for (auto context : {Symbols::STANDALONE, Symbols::FORMAT}) {
      int32_t count = 0;
      const icu::UnicodeString* months = symbols->getMonths(count, context, width);
      for (int32_t i = 0; i < std::min(count, 12); ++i)
        names.emplace_back(static_cast<unsigned>(i + 1), to_utf8(months[i]));
    }
  }
  return names;
}

// Whether the two texts begin with other letters; false where it takes more than a look.
bool begin_otherwise(std::string_view a, std::string_view b) {
  const std::string_view first_of_a = a.substr(0, 1), first_of_b = b.substr(0, 1);
  return is_ascii(first_of_a) && is_ascii(first_of_b) && !equals_ignoring_ascii_case(first_of_a, first_of_b);
}

// The bytes of `text` that `name` covers at its start, without regard to case; 0 where it does not begin with it as a
// word.
std::size_t match_name(std::string_view text, std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  if (name.empty() || text.size() < name.size() || begin_otherwise(text, name)) return 0;
  if (fold_case(text.substr(0, name.size())) != fold_case(name)) return 0;
  std::size_t end = name.size();
  if (end < text.size() && is_letter_or_digit(code_point_at(text, end).value)) return 0;
  if (end < text.size() && text[end] == '.') ++end;
  return end;
}

std::string normalize(const icu::Normalizer2* form, std::string_view text) {
  UErrorCode code = U_ZERO_ERROR;
  if (form == nullptr) return std::string(text);
  const icu::UnicodeString normal = form->normalize(to_icu(text), code);
  return U_FAILURE(code) ? std::string(text) : to_utf8(normal);
}

bool has_a_grapheme_per_byte(std::string_view text) {
  const auto is_other = [](auto byte) { return (byte >= 0x80) | (byte == '\r'); };  // CR LF is one grapheme
  return find_byte(text, 0, is_other) == text.size();
}

// The start of the text that ends at `end` or at the blank before it, where that is in the second half.
std::string cut(std::string_view text, std::size_t end) {
  const std::size_t blank = text.rfind(' ', end);  // the first character that is cut may be one
  if (blank != std::string_view::npos && blank > end / 2) end = blank;
  return std::string(trim(text.substr(0, end))) + "…";
}

}  // namespace

std::string to_lower(std::string_view text) {
  return is_ascii(text) ? to_lower_ascii(text) : to_utf8(to_icu(text).toLower(icu::Locale::getRoot()));
}

std::string fold_case(std::string_view text) {
  return is_ascii(text) ? to_lower_ascii(text) : to_utf8(to_icu(text).foldCase());
}

std::string capitalize(std::string_view word) {
  if (word.empty()) return {};
  const CodePoint first = code_point_at(word, 0);
  std::string out;
  append_utf8(out, static_cast<char32_t>(u_totitle(static_cast<UChar32>(first.value))));
  return out + to_lower(word.substr(first.bytes));
}

std::string to_nfc(std::string_view text) {
  UErrorCode code = U_ZERO_ERROR;
  return normalize(icu::Normalizer2::getNFCInstance(code), text);
}

std::string to_nfkc(std::string_view text) {
  UErrorCode code = U_ZERO_ERROR;
  return normalize(icu::Normalizer2::getNFKCInstance(code), text);
}

int terminal_columns(char32_t code_point) {
  if (code_point < 0x300) return 1;
  const auto c = static_cast<UChar32>(code_point);
  if ((U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool is_letter_or_digit(char32_t code_point) {
  constexpr uint32_t kWanted = U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & kWanted) != 0;
}

std::string truncate(std::string_view text, std::size_t graphemes) {
  if (text.size() <= graphemes) return std::string(text);
  if (has_a_grapheme_per_byte(text.substr(0, graphemes + 1))) return cut(text, graphemes);
  UErrorCode code = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), code));
  if (U_FAILURE(code)) return std::string(text);
  icu::UnicodeString whole = to_icu(text);
  breaks->setText(whole);
  int32_t end = 0;
  for (std::size_t i = 0; i < graphemes && end < whole.length(); ++i) end = breaks->next();
  if (end == whole.length()) return std::string(text);
  const int32_t blank = whole.lastIndexOf(u' ', 0, end + 1);  // the first character that is cut may be one
  if (blank > end / 2) end = blank;
  return std::string(trim(to_utf8(whole.tempSubString(0, end)))) + "…";
}

std::optional<MonthName> find_month_name(std::string_view text, std::string_view language) {
  return MonthNames(language).find(text);
}

MonthNames::MonthNames(std::string_view language) {
  if (!is_english(language)) names_ = names_in(language);
  for (auto& name : english_names()) names_.push_back(std::move(name));
}

std::optional<MonthName> MonthNames::find(std::string_view text) const {
  for (const auto& [month, name] : names_)
    if (const std::size_t bytes = match_name(text, name)) return MonthName{month, bytes};
  return std::nullopt;
}

std::string month_name(unsigned month, std::string_view language) {
  if (month < 1 || month > kEnglishMonths.size()) return {};
  const Names names = is_english(language) ? Names() : names_in(language);
  return names.empty() ? std::string(kEnglishMonths[month - 1]) : names[month - 1].second;
}

std::string to_latin(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode code = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> rules(
      icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, code));
  if (U_FAILURE(code)) return std::string(text);
  icu::UnicodeString latin = to_icu(text);
  rules->transliterate(latin);
  return to_utf8(latin);
}

}  // namespace almanac
