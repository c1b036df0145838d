#include "loader/dates.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "core/ascii.h"
#include "core/text.h"
#include "core/unicode.h"

namespace almanac::loader {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// The zones that Ruby's Time.parse knows by name (RFC 822 5.1), in hours from UTC.
constexpr std::array<std::pair<std::string_view, int>, 12> kZones = {{{"UTC", 0},
                                                                      {"GMT", 0},
                                                                      {"UT", 0},
                                                                      {"Z", 0},
                                                                      {"EST", -5},
                                                                      {"EDT", -4},
                                                                      {"CST", -6},
                                                                      {"CDT", -5},
                                                                      {"MST", -7},
                                                                      {"MDT", -6},
                                                                      {"PST", -8},
                                                                      {"PDT", -7}}};

// Takes tokens from the front of a date's text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(trim(text)) {}

  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  bool starts_with_digit() const { return !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; }

  // Up to `most` digits.
  std::optional<int> take_number(std::size_t most, std::size_t least = 1) {
    std::size_t length = 0;
    while (length < rest_.size() && length < most && is_digits(rest_.substr(length, 1))) ++length;
    if (length < least) return std::nullopt;
    int number = 0;
    std::from_chars(rest_.data(), rest_.data() + length, number);
    rest_.remove_prefix(length);
    return number;
  }

  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view take_letters() {
    std::size_t length = 0;
    while (length < rest_.size() && is_alpha(rest_[length])) ++length;
    const std::string_view letters = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return letters;
  }

  void skip_blanks() { rest_ = trim(rest_); }
  void skip(std::string_view any_of) { rest_.remove_prefix(std::min(rest_.find_first_not_of(any_of), rest_.size())); }
  void drop(std::size_t bytes) { rest_.remove_prefix(bytes); }

 private:
  std::string_view rest_;
};

Error not_a_date() { return {"is not a date: write it like 2019-01-07 or 2019-01-07 12:30:00 +0100"}; }

Result<Day> to_checked_day(int year, int month, int day) {
  if (month < 1 || month > 12) return Error{fmt::format("has no month {}", month)};
  const Day found = std::chrono::year(year) / month / day;
  if (!found.ok()) return Error{fmt::format("does not exist: {:04}-{:02} has no day {}", year, month, day)};
  return found;
}

int to_full_year(int two_digits) { return two_digits + (two_digits < 69 ? 2000 : 1900); }  // as POSIX and Ruby do

bool is_separator(std::string_view text) {
  return !text.empty() && std::string_view("-/.").find(text.front()) != std::string_view::npos;
}

// "20190107".
Result<Day> take_compact_day(Cursor& cursor) {
  const int number = cursor.take_number(8).value_or(0);
  return to_checked_day(number / 10000, number / 100 % 100, number % 100);
}

// "2019-01-07", "2019/1/7", "19-01-07", "07.01.2019", "7/1/2019": day before month, as Ruby has it.
Result<Day> take_numeric_day(Cursor& cursor) {
  const std::size_t before = cursor.rest().size();
  const std::optional<int> first = cursor.take_number(4, 1);
  const std::size_t digits = before - cursor.rest().size();
  if (!first || !is_separator(cursor.rest())) return not_a_date();
  const char separator = cursor.rest().front();
  cursor.take(separator);
  const std::optional<int> month = cursor.take_number(2);
  if (!month || !cursor.take(separator)) return not_a_date();
  const std::size_t left = cursor.rest().size();
  const std::optional<int> last = cursor.take_number(4);
  const std::size_t last_digits = left - cursor.rest().size();
  if (!last || cursor.starts_with_digit()) return not_a_date();
  if (last_digits == 4 && digits <= 2) return to_checked_day(*last, *month, *first);
  if (last_digits > 2 || digits == 1) return not_a_date();
  return to_checked_day(digits == 2 ? to_full_year(*first) : *first, *month, *last);
}

std::optional<unsigned> take_month_name(Cursor& cursor) {
  const std::optional<MonthName> name = find_month_name(cursor.rest(), "en");
  if (!name) return std::nullopt;
  cursor.drop(name->bytes);
  cursor.skip(" .,\t");
  return name->month;
}

// "Mon, 07 Jan 2019", "7th January 2019", "January 7, 2019".
Result<Day> take_named_day(Cursor& cursor) {
  std::optional<unsigned> month = take_month_name(cursor);
  if (!month && !cursor.starts_with_digit()) {
    cursor.take_letters();  // the weekday
    cursor.skip(" .,\t");
    month = take_month_name(cursor);
  }
  const std::optional<int> day = cursor.take_number(2);
  if (!day) return not_a_date();
  if (!cursor.rest().starts_with(' ')) cursor.take_letters();  // "7th"
  cursor.skip(" .,\t");
  if (!month) month = take_month_name(cursor);
  const std::optional<int> year = month ? cursor.take_number(4, 4) : std::nullopt;
  if (!year) return not_a_date();
  return to_checked_day(*year, static_cast<int>(*month), *day);
}

// "am" or "pm", also after blanks, turns the hour of a twelve-hour clock.
bool take_half_day(Cursor& cursor, int& hour) {
  Cursor ahead = cursor;
  ahead.skip_blanks();
  const std::string half = to_lower_ascii(ahead.take_letters());
  if ((half != "am" && half != "pm") || hour < 1 || hour > 12) return false;
  hour = hour % 12 + (half == "pm" ? 12 : 0);
  cursor = ahead;
  return true;
}

// "12:30", "12:30:00.5", "3 pm"; nothing, and the cursor where it was, for what is no clock.
Result<std::optional<seconds>> take_clock(Cursor& cursor) {
  Cursor ahead = cursor;
  std::optional<int> hour = ahead.take_number(2);
  std::optional<int> minute = 0;
  std::optional<int> second = 0;
  if (!hour || ahead.starts_with_digit()) return std::optional<seconds>();
  const bool has_minutes = ahead.take(':');
  if (has_minutes) minute = ahead.take_number(2);
  if (has_minutes && minute && ahead.take(':')) second = ahead.take_number(2);
  if (!minute || !second) return std::optional<seconds>();
  if (has_minutes && ahead.take('.')) ahead.skip("0123456789");
  if (!take_half_day(ahead, *hour) && !has_minutes && !ahead.at_end()) return std::optional<seconds>();
  const bool end_of_day = *hour == 24 && *minute == 0 && *second == 0;  // ISO 8601's 24:00
  if ((*hour > 23 && !end_of_day) || *minute > 59 || *second > 60) return Error{"has a time that no clock shows"};
  cursor = ahead;
  return std::optional<seconds>(hours(*hour) + minutes(*minute) + seconds(*second));
}

// "+01:00", "+0100", "+1".
std::optional<minutes> take_offset(Cursor& cursor) {
  const bool west = cursor.rest().starts_with('-');
  cursor.drop(1);
  const std::optional<int> hour = cursor.take_number(2);
  const bool colon = cursor.take(':');
  const std::optional<int> minute = cursor.at_end() && !colon ? 0 : cursor.take_number(2, 2);
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  const minutes offset = hours(*hour) + minutes(*minute);
  return west ? -offset : offset;
}

std::optional<minutes> take_zone(Cursor& cursor) {
  if (cursor.rest().starts_with('+') || cursor.rest().starts_with('-')) return take_offset(cursor);
  const std::string_view name = cursor.take_letters();
  for (const auto& [zone, hours_east] : kZones)
    if (equals_ignoring_ascii_case(zone, name)) return hours(hours_east);
  return std::nullopt;
}

Result<Day> take_day(Cursor& cursor) {
  Cursor ahead = cursor;
  const std::size_t before = ahead.rest().size();
  ahead.skip("0123456789");
  const std::size_t digits = before - ahead.rest().size();
  if (digits == 8) return take_compact_day(cursor);
  return digits > 0 && is_separator(ahead.rest()) ? take_numeric_day(cursor) : take_named_day(cursor);
}

bool take_exactly(Cursor& cursor, std::size_t least, std::size_t most) {
  return cursor.take_number(most, least).has_value() && !cursor.starts_with_digit();
}

// yaml.org/type/timestamp, as Psych has it.
bool is_yaml_timestamp(std::string_view text) {
  Cursor cursor(text);
  if (!take_exactly(cursor, 4, 4) || !cursor.take('-') || !take_exactly(cursor, 1, 2) || !cursor.take('-') ||
      !take_exactly(cursor, 1, 2) || cursor.at_end())
    return false;
  if (!cursor.take('T') && !cursor.take('t') && !cursor.rest().starts_with(' ')) return false;
  cursor.skip_blanks();
  const bool clock = take_exactly(cursor, 1, 2) && cursor.take(':') && take_exactly(cursor, 2, 2) && cursor.take(':') &&
                     take_exactly(cursor, 2, 2);
  if (cursor.take('.')) cursor.skip("0123456789");
  cursor.skip_blanks();
  return clock &&
         (cursor.at_end() || cursor.rest() == "Z" || cursor.rest().starts_with('+') || cursor.rest().starts_with('-'));
}

}  // namespace

Result<WrittenDate> parse_date(std::string_view text) {
  Cursor cursor(text);
  const Result<Day> day = take_day(cursor);
  if (!day) return day.error();
  WrittenDate date;
  date.day = *day;
  date.is_yaml_timestamp = is_yaml_timestamp(text);
  cursor.skip(" Tt,\t");
  const Result<std::optional<seconds>> clock = take_clock(cursor);
  if (!clock) return clock.error();
  date.clock = clock->value_or(seconds(0));
  cursor.skip_blanks();
  Cursor zone = cursor;
  if (clock->has_value() && !cursor.at_end()) date.offset = take_zone(zone);
  if (date.offset) cursor = zone;
  cursor.skip_blanks();
  date.ignored = cursor.rest();
  return date;
}

PostDate to_jekyll_date(const WrittenDate& date, bool quoted, const Zone& zone) {
  const bool is_utc = !date.offset && !quoted && date.is_yaml_timestamp;
  const minutes offset = date.offset.value_or(minutes(0));
  const bool is_local = !date.offset && !is_utc;
  const Instant instant = is_local ? zone.at(date.local()).instant : Instant(date.local().time_since_epoch() - offset);
  const Timestamp time = zone.at(instant);
  return {time, to_day(time.local())};
}

PostDate to_plain_date(const WrittenDate& date, const Zone& zone) {
  const Day day = to_day(date.local());  // of 24:00 the next
  if (!date.offset) return {zone.at(date.local()), day};
  return {{Instant(date.local().time_since_epoch() - *date.offset), *date.offset}, day};
}

}  // namespace almanac::loader
