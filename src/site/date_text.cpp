#include "site/date_text.h"

#include <fmt/format.h>
#include <unicode/locid.h>

#include <algorithm>

#include "core/text.h"
#include "core/unicode.h"

namespace almanac::site {
namespace {

struct Pattern {
  std::string_view language;  // primary subtag
  std::string_view day;
  std::string_view month;
};

constexpr std::string_view kPlainDay = "{day} {month} {year}";
constexpr std::string_view kPlainMonth = "{month} {year}";
constexpr std::string_view kOrdinalDay = "{day}. {month} {year}";
constexpr std::string_view kDayOf = "{day} de {month} de {year}";
constexpr std::string_view kMonthOf = "{month} de {year}";

constexpr Pattern kPatterns[] = {
    {"ar", kPlainDay, kPlainMonth},
    {"da", kOrdinalDay, kPlainMonth},
    {"de", kOrdinalDay, kPlainMonth},
    {"en", kPlainDay, kPlainMonth},
    {"es", kDayOf, kMonthOf},
    {"fa", kPlainDay, kPlainMonth},
    {"fr", kPlainDay, kPlainMonth},
    {"he", "{day} ב{month} {year}", kPlainMonth},
    {"id", kPlainDay, kPlainMonth},
    {"it", kPlainDay, kPlainMonth},
    {"ja", "{year}年{number}月{day}日", "{year}年{number}月"},
    {"ko", "{year}년 {number}월 {day}일", "{year}년 {number}월"},
    {"nb", kOrdinalDay, kPlainMonth},
    {"nl", kPlainDay, kPlainMonth},
    {"nn", kOrdinalDay, kPlainMonth},
    {"no", kOrdinalDay, kPlainMonth},
    {"pt", kDayOf, kMonthOf},
    {"sv", kPlainDay, kPlainMonth},
    {"tr", kPlainDay, kPlainMonth},
    {"ur", kPlainDay, kPlainMonth},
    {"vi", "{day} {month}, {year}", "{month}, {year}"},
    {"zh", "{year}年{number}月{day}日", "{year}年{number}月"},
};

const Pattern* find_pattern(std::string_view language) {
  const std::string primary = to_lower_ascii(language.substr(0, language.find_first_of("-_")));
  const auto found =
      std::find_if(std::begin(kPatterns), std::end(kPatterns), [&](const Pattern& p) { return p.language == primary; });
  return found == std::end(kPatterns) ? nullptr : &*found;
}

icu::Locale to_locale(std::string_view language) {
  UErrorCode code = U_ZERO_ERROR;
  const std::string text(language);
  return icu::Locale::forLanguageTag(text.c_str(), code);
}

// `day`: 0 in a pattern without it.
std::string fill(std::string_view pattern, Month month, unsigned day, std::string_view month_name) {
  const auto append = [&](std::string& out, std::string_view name) {
    if (name == "month") out += month_name;
    if (name == "number") out += std::to_string(static_cast<unsigned>(month.month()));
    if (name == "year") out += std::to_string(static_cast<int>(month.year()));
    if (name == "day") out += std::to_string(day);
  };
  std::string out;
  for (;;) {
    const std::size_t open = pattern.find('{'), close = pattern.find('}', std::min(open, pattern.size()));
    if (close == std::string_view::npos) break;
    out += pattern.substr(0, open);
    append(out, pattern.substr(open + 1, close - open - 1));
    pattern.remove_prefix(close + 1);
  }
  out += pattern;
  return out;
}

}  // namespace

DateTexts::DateTexts(const std::vector<std::string>& languages) {
  for (const std::string& language : languages) {
    const Pattern* pattern = find_pattern(language);
    if (pattern == nullptr) continue;
    const auto [entry, is_new] = languages_.try_emplace(language, Language{pattern->day, pattern->month, {}});
    for (unsigned i = 1; is_new && i <= 12; ++i) entry->second.months[i - 1] = almanac::month_name(i, language);
  }
}

const DateTexts::Language* DateTexts::find(std::string_view language) const {
  const auto found = languages_.find(language);
  return found == languages_.end() ? nullptr : &found->second;
}

std::string DateTexts::day(Day day, std::string_view language) const {
  const Language* known = find(language);
  if (known == nullptr) return to_text(day);
  return fill(known->day_pattern, to_month(day), static_cast<unsigned>(day.day()), month_name(day.month(), language));
}

std::string DateTexts::month(Month month, std::string_view language) const {
  const Language* known = find(language);
  if (known == nullptr) return to_text(month);
  return fill(known->month_pattern, month, 0, month_name(month.month(), language));
}

std::string DateTexts::month_name(std::chrono::month month, std::string_view language) const {
  const auto number = static_cast<unsigned>(month);
  const Language* known = find(language);
  return known == nullptr ? fmt::format("{:02}", number) : known->months.at(number - 1);
}

std::string text_direction(std::string_view language) {
  return to_locale(language).isRightToLeft() != 0 ? "rtl" : "ltr";
}

std::string open_graph_locale(std::string_view language) {
  UErrorCode code = U_ZERO_ERROR;
  icu::Locale locale = to_locale(language);
  if (*locale.getCountry() == '\0') locale.addLikelySubtags(code);
  const std::string name = locale.getLanguage();
  return *locale.getCountry() == '\0' ? name : name + "_" + locale.getCountry();
}

}  // namespace almanac::site
