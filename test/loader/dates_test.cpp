// The expected values of Jekyll's dates are what Debian's jekyll 4.3 makes of them.
#include "loader/dates.h"

#include <doctest/doctest.h>

#include <string>

namespace almanac::loader {
namespace {

Zone zone(const char* name) {
  const std::optional<Zone> found = Zone::find(name);
  REQUIRE(found);
  return *found;
}

std::string jekyll(const std::string& text, const char* zone_name, bool quoted = false) {
  const Result<WrittenDate> date = parse_date(text);
  if (!date) return date.error().message;
  const PostDate found = to_jekyll_date(*date, quoted, zone(zone_name));
  CHECK(found.day == to_day(found.time.local()));
  return to_rfc3339(found.time);
}

std::string plain(const std::string& text, const char* zone_name) {
  const Result<WrittenDate> date = parse_date(text);
  if (!date) return date.error().message;
  const PostDate found = to_plain_date(*date, zone(zone_name));
  return to_rfc3339(found.time) + " " + to_text(found.day);
}

std::string error(const std::string& text) {
  const Result<WrittenDate> date = parse_date(text);
  return date ? "" : date.error().message;
}

}  // namespace

TEST_CASE("loader: on a Jekyll site a day begins in the site's zone") {
  for (const char* text : {"2019-02-03", "2019-2-3", "2019/02/03", "2019.02.03", "03.02.2019", "3/2/2019", "20190203",
                           "February 3, 2019", "3 Feb 2019", "3rd February 2019", "Sun, 03 Feb 2019", "19-02-03"})
    CHECK(jekyll(text, "America/New_York") == "2019-02-03T00:00:00-05:00");
  CHECK(jekyll("69-1-1", "UTC") == "1969-01-01T00:00:00Z");
}

TEST_CASE("loader: on a Jekyll site an unquoted time to the second is UTC, any other is the site's") {
  CHECK(jekyll("2019-02-03 23:30:00", "Asia/Tokyo") == "2019-02-04T08:30:00+09:00");
  CHECK(jekyll("2019-02-03 23:30:00", "Asia/Tokyo", true) == "2019-02-03T23:30:00+09:00");
  CHECK(jekyll("2019-02-03 23:30", "Asia/Tokyo") == "2019-02-03T23:30:00+09:00");
  CHECK(jekyll("2019-02-03T01:30:00", "America/New_York") == "2019-02-02T20:30:00-05:00");
  CHECK(jekyll("2019-2-3 1:02:03", "Europe/Berlin") == "2019-02-03T02:02:03+01:00");
  CHECK(jekyll("2019-07-03 10:00:00.5", "Europe/Berlin") == "2019-07-03T12:00:00+02:00");
  CHECK(jekyll("2019-02-03 1:2:3", "Europe/Berlin") == "2019-02-03T01:02:03+01:00");
  CHECK(jekyll("2019-02-03 24:00:00", "UTC") == "2019-02-04T00:00:00Z");
}

TEST_CASE("loader: an offset moves the day to the one in the site's zone") {
  CHECK(jekyll("2019-02-03 23:30:00 +0100", "America/New_York") == "2019-02-03T17:30:00-05:00");
  CHECK(jekyll("2019-02-03 23:30:00 -0800", "Europe/Berlin") == "2019-02-04T08:30:00+01:00");
  CHECK(jekyll("2019-02-03 23:30:00 -08:00", "Europe/Berlin", true) == "2019-02-04T08:30:00+01:00");
  CHECK(jekyll("2019-02-03T23:30:00Z", "UTC") == "2019-02-03T23:30:00Z");
  CHECK(jekyll("2019-02-03 10:00:00 EST", "UTC") == "2019-02-03T15:00:00Z");
  CHECK(jekyll("Sun, 03 Feb 2019 10:00:00 +0100", "UTC") == "2019-02-03T09:00:00Z");
  CHECK(jekyll("2019-02-03 10:00:00+05:45", "UTC") == "2019-02-03T04:15:00Z");
  CHECK(jekyll("2019-02-03 10pm", "UTC") == "2019-02-03T22:00:00Z");
  CHECK(jekyll("3 Feb 2019 10:30 pm", "UTC") == "2019-02-03T22:30:00Z");
}

TEST_CASE("loader: what stands after a date and is not understood is told") {
  const Result<WrittenDate> date = parse_date("2019-07-09 18::48::00");
  REQUIRE(date.ok());
  CHECK(date->ignored == "18::48::00");
  CHECK(jekyll("2019-07-09 18::48::00", "UTC") == "2019-07-09T00:00:00Z");
  CHECK(jekyll("2023-01-29 18:30:22 2023 -0800", "America/Los_Angeles") == "2023-01-29T18:30:22-08:00");
  CHECK(parse_date("2019-02-03 10:00:00 CET")->ignored == "CET");
}

TEST_CASE("loader: elsewhere the day is the day as written, and no zone is the site's") {
  CHECK(plain("2019-02-03", "Asia/Tokyo") == "2019-02-03T00:00:00+09:00 2019-02-03");
  CHECK(plain("2019-02-03 23:30:00", "Asia/Tokyo") == "2019-02-03T23:30:00+09:00 2019-02-03");
  CHECK(plain("2019-02-03 23:30:00 -0800", "Asia/Tokyo") == "2019-02-03T23:30:00-08:00 2019-02-03");
}

TEST_CASE("loader: a local time that is skipped or comes twice takes the offset before the change") {
  CHECK(plain("2019-03-31 02:30", "Europe/Berlin").starts_with("2019-03-31T02:30:00+01:00"));
  CHECK(plain("2019-10-27 02:30", "Europe/Berlin").starts_with("2019-10-27T02:30:00+02:00"));
  CHECK(jekyll("2019-03-31 02:30", "Europe/Berlin") == "2019-03-31T03:30:00+02:00");  // the same instant
}

TEST_CASE("loader: an impossible date says what is wrong in it") {
  CHECK(error("2019-13-07") == "has no month 13");
  CHECK(error("2019-00-07") == "has no month 0");
  CHECK(error("2019-02-30") == "does not exist: 2019-02 has no day 30");
  CHECK(error("30 February 2019") == "does not exist: 2019-02 has no day 30");
  CHECK(error("2019-01-07 25:00") == "has a time that no clock shows");
  CHECK(error("2019-01-07 10:60:00") == "has a time that no clock shows");
  for (const char* text : {"", "yesterday", "2019", "2019-01", "Mayor", "-", "5", "2019-01-", "1/2/3/4"})
    CHECK(error(text) == "is not a date: write it like 2019-01-07 or 2019-01-07 12:30:00 +0100");
}

}  // namespace almanac::loader
