// Dates as authors write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/time.h"

namespace almanac::loader {

// A date as written: the day and clock of the text, and its zone where it has one.
struct WrittenDate {
  Day day;
  std::chrono::seconds clock{0};  // since midnight
  std::optional<std::chrono::minutes> offset;
  bool is_yaml_timestamp = false;  // has the form of YAML 1.1's type: unquoted, Psych makes a time of it
  std::string ignored;             // what stands after what was understood; empty in a proper date

  LocalTime local() const { return LocalTime(std::chrono::local_days(day)) + clock; }
};

// "2019-01-07", "2019-1-7", "2019/01/07", "07.01.2019", "20190107", "2019-01-07 12:30", "2019-01-07T12:30:05.25Z",
// "... 3 pm", "... +0100", "... EST", "7 January 2019", "Mon, 07 Jan 2019 12:30:00 GMT". The error says what is wrong,
// to stand after the quoted date: "has no month 13".
Result<WrittenDate> parse_date(std::string_view text);

// What the date means: when, and on which day its post lies.
struct PostDate {
  Timestamp time;
  Day day;
};

// How Jekyll reads a date (Psych, then Time.parse): without a zone it is in the site's, but an unquoted one with a
// clock to the second is YAML's timestamp and is in UTC. The day is that of the instant in the site's zone.
PostDate to_jekyll_date(const WrittenDate& date, bool quoted, const Zone& zone);
// Elsewhere: without a zone in the site's; the day is the day as written.
PostDate to_plain_date(const WrittenDate& date, const Zone& zone);

}  // namespace almanac::loader
