// Dates as people read them, in the language of the page: "7 January 2019", "7. Januar 2019", "2019年1月7日". Languages
// whose months change their form in a date, and those that the table does not have, take the ISO form.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.h"

namespace almanac::site {

class DateTexts {
 public:
  // `languages` (BCP 47) are all that will be asked for; any other is written as ISO.
  explicit DateTexts(const std::vector<std::string>& languages);

  std::string day(Day day, std::string_view language) const;                          // "7 January 2019"
  std::string month(Month month, std::string_view language) const;                    // "January 2019"
  std::string month_name(std::chrono::month month, std::string_view language) const;  // "January"

 private:
  struct Language {
    std::string_view day_pattern;    // with {day}, {month}, {year}; empty: ISO
    std::string_view month_pattern;  // with {month}, {year}
    std::array<std::string, 12> months;
  };

  const Language* find(std::string_view language) const;

  std::map<std::string, Language, std::less<>> languages_;
};

// "rtl" for languages that are written from right to left, else "ltr".
std::string text_direction(std::string_view language);

// As Open Graph writes a language: "en_US" for "en", "de_AT" for "de-AT".
std::string open_graph_locale(std::string_view language);

}  // namespace almanac::site
