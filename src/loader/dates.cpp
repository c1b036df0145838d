#include "loader/dates.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "core/text.h"
#include "core/unicode.h"

namespace almanac::loader {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// The zones of RFC 822 5.1 and the European ones, in hours from UTC, as Ruby's Time.parse has them.
constexpr std::array<std::pair<std::string_view, int>, 23> kZones = {
    {{"UTC", 0},  {"GMT", 0},  {"UT", 0},   {"Z", 0},    {"EST", -5}, {"EDT", -4}, {"CST", -6}, {"CDT", -5},
     {"MST", -7}, {"MDT", -6}, {"PST", -8}, {"PDT", -7}, {"WET", 0},  {"WEST", 1}, {"CET", 1},  {"CEST", 2},
     {"MEZ", 1},  {"MESZ", 2}, {"EET", 2},  {"EEST", 3}, {"BST", 1},  {"MSK", 3},  {"JST", 9}}};

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
    while (length < rest_.size() && is_letter(rest_[length])) ++length;
    const std::string_view letters = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return letters;
  }

  void skip_blanks() { rest_ = trim(rest_); }
  void skip(std::string_view any_of) { rest_.remove_prefix(std::min(rest_.find_first_not_of(any_of), rest_.size())); }
  void drop(std::size_t bytes) { rest_.remove_prefix(bytes); }

 private:
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  std::string_view rest_;
};

Error not_a_date() { return {"is not a date: write it like 2019-01-07 or 2019-01-07 12:30:00 +0100"}; }

Result<Day> to_checked_day(int year, int month, int day) {
  if (month < 1 || month > 12) return Error{fmt::format("has no month {}", month)};
  const Day found = std::chrono::year(year) / month / day;
  if (!found.ok()) return Error{fmt::format("does not exist: {:04}-{:02} has no day {}", year, month, day)};
  return found;
}

// "2019-01-07", "2019/1/7", "19-01-07".
Result<Day> take_numeric_day(Cursor& cursor) {
  const std::size_t before = cursor.rest().size();
  std::optional<int> year = cursor.take_number(4, 2);
  const std::size_t digits = before - cursor.rest().size();
  const char separator = cursor.at_end() ? '\0' : cursor.rest().front();
  if (!year || std::string_view("-/.").find(separator) == std::string_view::npos) return not_a_date();
  cursor.take(separator);
  const std::optional<int> month = cursor.take_number(2);
  const bool has_second = month && cursor.take(separator);
  const std::optional<int> day = has_second ? cursor.take_number(2) : std::nullopt;
  if (!day || cursor.starts_with_digit()) return not_a_date();
  if (digits == 2) *year += *year < 69 ? 2000 : 1900;  // as POSIX and Ruby do
  return to_checked_day(*year, *month, *day);
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

Status take_clock(Cursor& cursor, WrittenDate& date) {
  const std::optional<int> hour = cursor.take_number(2);
  const bool has_minutes = hour && cursor.take(':');
  const std::optional<int> minute = has_minutes ? cursor.take_number(2, 2) : std::nullopt;
  if (!minute) return Error{"has no time of the form 12:30 or 12:30:00 after its day"};
  date.has_clock = true;
  date.has_seconds = cursor.take(':');
  const std::optional<int> second = date.has_seconds ? cursor.take_number(2, 2) : 0;
  if (!second) return Error{"has no seconds after the last colon"};
  if (date.has_seconds && cursor.take('.')) cursor.skip("0123456789");
  int hours_of_day = *hour;
  Cursor ahead = cursor;
  ahead.skip_blanks();
  const std::string half = to_lower_ascii(ahead.take_letters());
  if ((half == "am" || half == "pm") && *hour >= 1 && *hour <= 12) {
    hours_of_day = *hour % 12 + (half == "pm" ? 12 : 0);
    cursor = ahead;
  }
  const bool end_of_day = hours_of_day == 24 && *minute == 0 && *second == 0;  // ISO 8601's 24:00
  if ((hours_of_day > 23 && !end_of_day) || *minute > 59 || *second > 60)
    return Error{"has a time that no clock shows"};
  date.clock = hours(hours_of_day) + minutes(*minute) + seconds(*second);
  return {};
}

// "+01:00", "+0100", "+1".
std::optional<minutes> take_offset(Cursor& cursor) {
  const bool west = cursor.rest().starts_with('-');
  if (!west && !cursor.rest().starts_with('+')) return std::nullopt;
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
  if (name == "UTC" || name == "GMT")
    if (const std::optional<minutes> offset = take_offset(cursor)) return offset;  // "GMT+1"
  for (const auto& [zone, hours_east] : kZones)
    if (equals_ignoring_ascii_case(zone, name)) return hours(hours_east);
  return std::nullopt;
}

}  // namespace

Result<WrittenDate> parse_date(std::string_view text) {
  Cursor cursor(text);
  Cursor ahead = cursor;
  ahead.skip("0123456789");
  const bool numeric = cursor.starts_with_digit() && !ahead.at_end() &&
                       std::string_view("-/.").find(ahead.rest().front()) != std::string_view::npos;
  const Result<Day> day = numeric ? take_numeric_day(cursor) : take_named_day(cursor);
  if (!day) return day.error();
  WrittenDate date;
  date.day = *day;
  cursor.skip(" Tt,\t");
  if (cursor.starts_with_digit())
    if (const Status clock = take_clock(cursor, date); !clock) return clock.error();
  cursor.skip_blanks();
  if (cursor.at_end()) return date;
  const std::string zone(cursor.rest());
  date.offset = take_zone(cursor);
  cursor.skip_blanks();
  if (!date.offset || !cursor.at_end())
    return Error{"has the zone " + quote(zone) + ", which is not known: write an offset like +0100"};
  return date;
}

PostDate to_jekyll_date(const WrittenDate& date, bool quoted, const Zone& zone) {
  const bool is_utc = !date.offset && !quoted && date.has_seconds;  // YAML 1.1's timestamp type
  const minutes offset = date.offset.value_or(minutes(0));
  const bool is_local = !date.offset && !is_utc;
  const Instant instant = is_local ? zone.at(date.local()).instant : Instant(date.local().time_since_epoch() - offset);
  const Timestamp time = zone.at(instant);
  return {time, to_day(time.local())};
}

PostDate to_plain_date(const WrittenDate& date, const Zone& zone) {
  if (!date.offset) return {zone.at(date.local()), date.day};
  return {{Instant(date.local().time_since_epoch() - *date.offset), *date.offset}, date.day};
}

}  // namespace almanac::loader
