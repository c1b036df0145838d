#include "core/time.h"

#include <doctest/doctest.h>

namespace almanac {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

Timestamp at(std::string_view text) {
  Result<Timestamp> time = parse_rfc3339(text);
  REQUIRE_MESSAGE(time.ok(), std::string(text));
  return *time;
}

LocalTime wall(std::string_view text) { return at(std::string(text) + "Z").local(); }

std::string error_of(std::string_view text) {
  const Result<Timestamp> time = parse_rfc3339(text);
  return time ? "no error" : time.error().message;
}

TEST_CASE("core time: what is written is read back") {
  for (const char* text : {"0000-01-01T00:00:00Z", "0001-12-31T23:59:59Z", "1969-12-31T23:59:59Z",
                           "1970-01-01T00:00:00Z", "2000-02-29T12:30:01+05:45", "2019-01-07T00:00:00-03:30",
                           "2019-01-07T00:00:00+14:00", "2019-01-07T00:00:00-00:30", "9999-12-31T23:59:59Z"})
    CHECK(to_rfc3339(at(text)) == text);
}

TEST_CASE("core time: an instant and its offset are kept apart") {
  const Timestamp berlin = at("2019-01-07T01:00:00+01:00");
  CHECK(berlin.instant == at("2019-01-07T00:00:00Z").instant);
  CHECK(berlin.offset == hours(1));
  CHECK(to_text(to_day(at("2019-01-07T00:30:00+01:00").local())) == "2019-01-07");
  CHECK(to_day(at("1969-12-31T23:59:59Z").local()) == Day(std::chrono::year(1969) / 12 / 31));
}

TEST_CASE("core time: RFC 3339 beyond the usual form") {
  CHECK(to_rfc3339(at("2019-01-07T00:00:00.123456Z")) == "2019-01-07T00:00:00Z");
  CHECK(to_rfc3339(at("2016-12-31T23:59:60Z")) == "2017-01-01T00:00:00Z");
  CHECK(to_rfc3339(at("2019-01-07T00:00:00-00:00")) == "2019-01-07T00:00:00Z");
}

TEST_CASE("core time: the error of a date-time goes on after what was read") {
  CHECK(error_of("") == "is not of the form 2019-01-07");
  CHECK(error_of("2019-1-7T00:00:00Z") == "is not of the form 2019-01-07");
  CHECK(error_of("19-01-07T00:00:00Z") == "is not of the form 2019-01-07");
  CHECK(error_of("2019-13-07T00:00:00Z") == "has no month 13");
  CHECK(error_of("2019-00-07T00:00:00Z") == "has no month 00");
  CHECK(error_of("2019-02-30T00:00:00Z") == "does not exist: 2019-02 has no day 30");
  CHECK(error_of("2019-02-00T00:00:00Z") == "does not exist: 2019-02 has no day 00");
  CHECK(error_of("2019-01-07") == "has no \"T\" between day and time");
  CHECK(error_of("2019-01-07t00:00:00Z") == "has no \"T\" between day and time");
  CHECK(error_of("2019-01-07T00:00Z") == "has no time of the form 12:30:00");
  CHECK(error_of("2019-01-07T24:00:00Z") == "has a time that no clock shows");
  CHECK(error_of("2019-01-07T00:60:00Z") == "has a time that no clock shows");
  CHECK(error_of("2019-01-07T00:00:61Z") == "has a time that no clock shows");
  CHECK(error_of("2019-01-07T00:00:00.Z") == "has no digits after the decimal point");
  CHECK(error_of("2019-01-07T00:00:00") == "has no zone: \"Z\" or an offset like \"+01:00\"");
  CHECK(error_of("2019-01-07T00:00:00z") == "has no zone: \"Z\" or an offset like \"+01:00\"");
  CHECK(error_of("2019-01-07T00:00:00+0100") == "has an offset that is not of the form +01:00");
  CHECK(error_of("2019-01-07T00:00:00+24:00") == "has an offset that is not of the form +01:00");
  CHECK(error_of("2019-01-07T00:00:00Z ") == "goes on after its zone with \" \"");
}

TEST_CASE("core time: days") {
  CHECK(to_text(*parse_day("2019-01-07")) == "2019-01-07");
  CHECK(to_text(to_month(*parse_day("0009-12-31"))) == "0009-12");
  CHECK(to_text(std::chrono::year(12345) / 1 / 2) == "12345-01-02");
  CHECK(to_text(std::chrono::year(-5) / 11 / 30) == "-005-11-30");
  CHECK(parse_day("2000-02-29").ok());  // every 400 years
  CHECK(parse_day("1900-02-29").error().message == "does not exist: 1900-02 has no day 29");
  CHECK(parse_day("2019-01-07T").error().message == "goes on after its day with \"T\"");
}

TEST_CASE("core time: RSS dates are UTC, in English, with the right weekday") {
  CHECK(to_rfc822(at("2019-01-07T00:00:00Z")) == "Mon, 07 Jan 2019 00:00:00 +0000");
  CHECK(to_rfc822(at("2019-01-07T00:30:00+05:45")) == "Sun, 06 Jan 2019 18:45:00 +0000");
  CHECK(to_rfc822(at("1969-12-31T23:59:59Z")) == "Wed, 31 Dec 1969 23:59:59 +0000");
  CHECK(to_rfc822(at("2000-02-29T00:00:00Z")) == "Tue, 29 Feb 2000 00:00:00 +0000");
  CHECK(to_rfc822(at("0001-01-01T00:00:00Z")) == "Mon, 01 Jan 0001 00:00:00 +0000");
  CHECK(to_rfc822(at("9999-12-31T23:59:59Z")) == "Fri, 31 Dec 9999 23:59:59 +0000");
  CHECK(to_rfc822(at("0000-01-01T00:30:00+01:00")) == "Fri, 31 Dec -001 23:30:00 +0000");
  CHECK(to_rfc822(at("9999-12-31T23:30:00-01:00")) == "Sat, 01 Jan 10000 00:30:00 +0000");
}

TEST_CASE("core time: a zone's offset changes with the season") {
  const std::optional<Zone> berlin = Zone::find("Europe/Berlin");
  REQUIRE(berlin);
  CHECK(berlin->name() == "Europe/Berlin");
  CHECK(to_rfc3339(berlin->at(wall("2019-01-07T12:00:00"))) == "2019-01-07T12:00:00+01:00");
  CHECK(to_rfc3339(berlin->at(wall("2019-07-07T12:00:00"))) == "2019-07-07T12:00:00+02:00");
  CHECK(to_rfc3339(berlin->at(at("2019-07-06T22:30:00Z").instant)) == "2019-07-07T00:30:00+02:00");
}

TEST_CASE("core time: a local time that does not exist, or exists twice, takes the offset before the change") {
  const std::optional<Zone> berlin = Zone::find("Europe/Berlin");
  REQUIRE(berlin);
  CHECK(berlin->at(wall("2019-03-31T01:59:59")).offset == hours(1));
  CHECK(berlin->at(wall("2019-03-31T02:30:00")).offset == hours(1));  // skipped
  CHECK(berlin->at(wall("2019-03-31T02:30:00")).instant == at("2019-03-31T01:30:00Z").instant);
  CHECK(berlin->at(wall("2019-03-31T03:00:00")).offset == hours(2));
  CHECK(berlin->at(wall("2019-10-27T01:59:59")).offset == hours(2));
  CHECK(berlin->at(wall("2019-10-27T02:30:00")).offset == hours(2));  // twice
  CHECK(berlin->at(wall("2019-10-27T03:00:00")).offset == hours(1));
}

TEST_CASE("core time: zones are found by their names alone") {
  CHECK(Zone::find("UTC")->at(wall("2019-07-07T12:00:00")).offset == minutes(0));
  CHECK(Zone::utc().name() == "UTC");
  CHECK(Zone::find("Asia/Kathmandu")->at(wall("2019-07-07T12:00:00")).offset == minutes(345));
  CHECK(Zone::find("America/St_Johns")->at(wall("2019-01-07T12:00:00")).offset == -minutes(210));
  for (const char* name : {"", "Berlin", "europe/berlin", "../../etc/passwd", "Europe/Nowhere", "+01:00"})
    CHECK_MESSAGE(!Zone::find(name), name);
}

}  // namespace
}  // namespace almanac
