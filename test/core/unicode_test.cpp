#include "core/unicode.h"

#include <doctest/doctest.h>

#include "core/text.h"

namespace almanac {
namespace {

TEST_CASE("core unicode: case of every language") {
  CHECK(to_lower("ÄÖÜ ΑΣ İ AZ") == "äöü ας i̇ az");
  CHECK(fold_case("Straße") == fold_case("STRASSE"));
  CHECK(fold_case("Hello") == "hello");
}

TEST_CASE("core unicode: letters and digits") {
  for (char32_t c : {U'a', U'Ä', U'م', U'十', U'7', U'٣', U'\u0301'}) CHECK(is_letter_or_digit(c));
  for (char32_t c : {U' ', U'-', U'.', U'—', U'😀', U'\u00A0'}) CHECK(!is_letter_or_digit(c));
}

TEST_CASE("core unicode: what fits is not cut") {
  CHECK(truncate("", 0).empty());
  CHECK(truncate("abc", 3) == "abc");
  CHECK(truncate("e\u0301e\u0301", 2) == "e\u0301e\u0301");
}

TEST_CASE("core unicode: text is cut between graphemes") {
  CHECK(truncate("abcd", 3) == "abc…");
  CHECK(truncate("e\u0301e\u0301e\u0301", 2) == "e\u0301e\u0301…");
  CHECK(truncate("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 2) ==
        "👩‍👩‍👧👩‍👩‍👧…");
  CHECK(truncate("🇩🇪🇫🇷🇮🇹", 1) == "🇩🇪…");
  CHECK(truncate("a\r\nb", 2) == "a…");
  CHECK(truncate("abc", 0) == "…");
}

TEST_CASE("core unicode: text is cut at a blank where there is one near the end") {
  CHECK(truncate("The quick brown fox", 12) == "The quick…");
  CHECK(truncate("The quick brown fox", 9) == "The quick…");
  CHECK(truncate("The quick brown fox", 10) == "The quick…");
  CHECK(truncate("A donaudampfschifffahrt", 12) == "A donaudampf…");
}

TEST_CASE("core unicode: bytes that are not UTF-8 do not get out") {
  CHECK(!find_invalid_utf8(truncate("a\xFF\xFF bcdefg", 4)));
}

void check_month(std::string_view text, std::string_view language, unsigned month, std::string_view name) {
  const std::optional<MonthName> found = find_month_name(text, language);
  REQUIRE_MESSAGE(found, std::string(text));
  CHECK(found->month == month);
  CHECK(text.substr(0, found->bytes) == name);
}

TEST_CASE("core unicode: months by their names, whole and short, in English everywhere") {
  check_month("December Review", "en", 12, "December");
  check_month("DECEMBER REVIEW", "en", 12, "DECEMBER");
  check_month("Dec Review", "de", 12, "Dec");
  check_month("Sept. Review", "en", 9, "Sept.");
  check_month("Sep Review", "en", 9, "Sep");
  check_month("May", "", 5, "May");
  check_month("March: what happened", "xx", 3, "March");
  check_month("June 2019", "fr", 6, "June");
}

TEST_CASE("core unicode: months by their names in the language of the site") {
  check_month("Dezember-Rückblick", "de", 12, "Dezember");
  check_month("MÄRZ 2019", "de", 3, "MÄRZ");
  check_month("Dez. 2019", "de-AT", 12, "Dez.");
  check_month("Février : bilan", "fr", 2, "Février");
  check_month("août", "fr-CA", 8, "août");
  check_month("janv. 2019", "fr", 1, "janv.");
  check_month("Декабрь: итоги", "ru", 12, "Декабрь");
  check_month("декабря", "ru", 12, "декабря");
  check_month("ديسمبر 2018", "ar", 12, "ديسمبر");
}

TEST_CASE("core unicode: no month where no name stands alone at the start") {
  for (const char* text :
       {"", "Mayor of Berlin", "Marching on", "The December Review", "Junebug", "Sepia", "12", " May"})
    CHECK_MESSAGE(!find_month_name(text, "en"), text);
  CHECK(!find_month_name("Dezember", "en"));
}

TEST_CASE("core unicode: the name of a month") {
  CHECK(month_name(12, "en") == "December");
  CHECK(month_name(3, "de") == "März");
  CHECK(month_name(8, "fr") == "août");
  CHECK(month_name(12, "ru") == "декабрь");  // stand-alone, not the genitive of a date
  CHECK(month_name(1, "pt-BR") == "janeiro");
  CHECK(month_name(3, "zh-Hant") == "3月");
  for (const char* unknown : {"", "xx", "tlh", "not a language", "en-GB"}) CHECK(month_name(12, unknown) == "December");
  CHECK(month_name(0, "en").empty());
  CHECK(month_name(13, "de").empty());
}

TEST_CASE("core unicode: Latin letters for slugs") {
  CHECK(to_latin("größe") == "grosse");
  CHECK(to_latin("José Čapek, Łódź") == "Jose Capek, Lodz");
  CHECK(to_latin("Москва") == "Moskva");
  CHECK(to_latin("plain C++") == "plain C++");
  CHECK(to_latin("東京") == "dong jing");
}

}  // namespace
}  // namespace almanac
