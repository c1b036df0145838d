#include "site/date_text.h"

#include <doctest/doctest.h>

namespace almanac::site {

using namespace std::chrono;

TEST_CASE("site dates: each language writes them its own way") {
  const DateTexts dates({"en", "de", "fr", "es", "ja", "ru", "pt-BR"});
  const Day day = 2019y / January / 7;
  CHECK(dates.day(day, "en") == "7 January 2019");
  CHECK(dates.day(day, "de") == "7. Januar 2019");
  CHECK(dates.day(day, "fr") == "7 janvier 2019");
  CHECK(dates.day(day, "es") == "7 de enero de 2019");
  CHECK(dates.day(day, "pt-BR") == "7 de janeiro de 2019");
  CHECK(dates.day(day, "ja") == "2019年1月7日");
  CHECK(dates.month(2018y / December, "de") == "Dezember 2018");
  CHECK(dates.month_name(December, "en") == "December");
}

TEST_CASE("site dates: a language that the table lacks takes the ISO form") {
  const DateTexts dates({"ru", "xx"});
  CHECK(dates.day(2019y / January / 7, "ru") == "2019-01-07");
  CHECK(dates.month(2019y / January, "xx") == "2019-01");
  CHECK(dates.month_name(January, "xx") == "01");
}

TEST_CASE("site dates: the direction of writing and the locale of a language") {
  for (const char* language : {"ar", "he", "fa", "ur", "ar-EG"}) CHECK(text_direction(language) == "rtl");
  for (const char* language : {"en", "de-AT", "ja", "", "no such language"}) CHECK(text_direction(language) == "ltr");
  CHECK(open_graph_locale("en") == "en_US");
  CHECK(open_graph_locale("de-AT") == "de_AT");
  CHECK(open_graph_locale("de") == "de_DE");
}

}  // namespace almanac::site
