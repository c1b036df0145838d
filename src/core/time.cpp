#include "core/time.h"

#include <date/date.h>
#include <date/tz.h>
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <exception>

#include "core/text.h"

namespace almanac {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array kWeekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// Dates are written often: by hand, where their numbers have the usual width.
void append_two(std::string& text, unsigned number) {  // below 100
  const char digits[] = {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
  text.append(digits, 2);
}

void append_year(std::string& text, std::chrono::year year) {
  const int number = static_cast<int>(year);
  if (number < 0 || number > 9999) {
    text += fmt::format("{:04}", number);
  } else {
    append_two(text, static_cast<unsigned>(number) / 100);
    append_two(text, static_cast<unsigned>(number) % 100);
  }
}

void append_month(std::string& text, Month month) {
  append_year(text, month.year());
  text += '-';
  append_two(text, static_cast<unsigned>(month.month()));
}

void append_day(std::string& text, Day day) {
  append_month(text, to_month(day));
  text += '-';
  append_two(text, static_cast<unsigned>(day.day()));
}

void append_clock(std::string& text, seconds since_midnight) {
  const auto number = static_cast<unsigned>(since_midnight.count());
  append_two(text, number / 3600);
  text += ':';
  append_two(text, number / 60 % 60);
  text += ':';
  append_two(text, number % 60);
}

seconds since_midnight(LocalTime time) { return time - std::chrono::floor<days>(time); }

// Takes `width` digits from the front.
std::optional<int> take_number(std::string_view& text, std::size_t width) {
  if (text.size() < width || !is_digits(text.substr(0, width))) return std::nullopt;
  int number = 0;
  std::from_chars(text.data(), text.data() + width, number);
  text.remove_prefix(width);
  return number;
}

bool take(std::string_view& text, std::string_view token) {
  if (!text.starts_with(token)) return false;
  text.remove_prefix(token.size());
  return true;
}

Result<Day> take_day(std::string_view& text) {
  const auto year = take_number(text, 4);
  const bool dash = year && take(text, "-");
  const auto month = dash ? take_number(text, 2) : std::nullopt;
  const bool second_dash = month && take(text, "-");
  const auto day = second_dash ? take_number(text, 2) : std::nullopt;
  if (!day) return Error{"is not of the form 2019-01-07"};
  if (*month < 1 || *month > 12) return Error{fmt::format("has no month {:02}", *month)};
  const Day found = std::chrono::year(*year) / *month / *day;
  if (!found.ok()) return Error{fmt::format("does not exist: {:04}-{:02} has no day {:02}", *year, *month, *day)};
  return found;
}

Result<seconds> take_clock(std::string_view& text) {
  const auto hour = take_number(text, 2);
  const auto minute = hour && take(text, ":") ? take_number(text, 2) : std::nullopt;
  const auto second = minute && take(text, ":") ? take_number(text, 2) : std::nullopt;
  if (!second) return Error{"has no time of the form 12:30:00"};
  if (take(text, ".")) {
    if (text.empty() || !is_digits(text.substr(0, 1))) return Error{"has no digits after the decimal point"};
    while (!text.empty() && is_digits(text.substr(0, 1))) text.remove_prefix(1);
  }
  // RFC 3339 5.7: a leap second is written :60; here it is the second after.
  if (*hour > 23 || *minute > 59 || *second > 60) return Error{"has a time that no clock shows"};
  return hours(*hour) + minutes(*minute) + seconds(*second);
}

Result<minutes> take_offset(std::string_view& text) {
  if (take(text, "Z")) return minutes(0);
  const bool east = take(text, "+");
  if (!east && !take(text, "-")) return Error{"has no zone: \"Z\" or an offset like \"+01:00\""};
  const auto hour = take_number(text, 2);
  const auto minute = hour && take(text, ":") ? take_number(text, 2) : std::nullopt;
  if (!minute || *hour > 23 || *minute > 59) return Error{"has an offset that is not of the form +01:00"};
  const minutes offset = hours(*hour) + minutes(*minute);
  return east ? offset : -offset;
}

const date::time_zone* to_zone(const void* zone) { return static_cast<const date::time_zone*>(zone); }

minutes to_offset(const date::sys_info& info) { return std::chrono::duration_cast<minutes>(info.offset); }

}  // namespace

Day to_day(LocalTime time) { return Day(std::chrono::floor<days>(time)); }

std::string to_rfc3339(Timestamp time) {
  std::string text;
  text.reserve(std::string_view("2019-01-07T00:00:00+01:00").size());
  append_day(text, to_day(time.local()));
  text += 'T';
  append_clock(text, since_midnight(time.local()));
  if (time.offset == minutes(0)) {
    text += 'Z';
    return text;
  }
  const auto offset = static_cast<unsigned>(std::abs(time.offset.count()));
  text += time.offset < minutes(0) ? '-' : '+';
  append_two(text, offset / 60);
  text += ':';
  append_two(text, offset % 60);
  return text;
}

std::string to_rfc822(Timestamp time) {
  const LocalTime utc(time.instant.time_since_epoch());
  const Day day = to_day(utc);
  const std::chrono::weekday weekday(std::chrono::floor<days>(utc));
  std::string text;
  text.reserve(std::string_view("Mon, 07 Jan 2019 00:00:00 +0000").size());
  text.append(kWeekdays.at(weekday.c_encoding())) += ", ";
  append_two(text, static_cast<unsigned>(day.day()));
  (text += ' ').append(kMonths.at(static_cast<unsigned>(day.month()) - 1)) += ' ';
  append_year(text, day.year());
  text += ' ';
  append_clock(text, since_midnight(utc));
  text += " +0000";
  return text;
}

std::string to_text(Day day) {
  std::string text;
  append_day(text, day);
  return text;
}

std::string to_text(Month month) {
  std::string text;
  append_month(text, month);
  return text;
}

Result<Timestamp> parse_rfc3339(std::string_view text) {
  Result<Day> day = take_day(text);
  if (!day) return day.error();
  if (!take(text, "T")) return Error{"has no \"T\" between day and time"};
  Result<seconds> clock = take_clock(text);
  if (!clock) return clock.error();
  Result<minutes> offset = take_offset(text);
  if (!offset) return offset.error();
  if (!text.empty()) return Error{"goes on after its zone with " + quote(text)};
  return Timestamp{Instant(std::chrono::sys_days(*day)) + *clock - *offset, *offset};
}

Result<Day> parse_day(std::string_view text) {
  Result<Day> day = take_day(text);
  if (day && !text.empty()) return Error{"goes on after its day with " + quote(text)};
  return day;
}

Zone Zone::utc() { return {}; }

std::optional<Zone> Zone::find(std::string_view name) {
  if (name == "UTC" || name == "Etc/UTC") return utc();
  try {
    Zone zone;
    zone.zone_ = date::locate_zone(std::string(name));
    return zone;
  } catch (const std::exception&) {  // the library has no other answer for an unknown name
    return std::nullopt;
  }
}

Timestamp Zone::at(LocalTime time) const {
  const seconds wall = time.time_since_epoch();
  if (zone_ == nullptr) return {Instant(wall), minutes(0)};
  // Both an hour that is skipped and one that comes twice: `first` is what was in force before the change.
  const date::local_info info = to_zone(zone_)->get_info(date::local_seconds(wall));
  const minutes offset = to_offset(info.first);
  return {Instant(wall - offset), offset};
}

Timestamp Zone::at(Instant instant) const {
  if (zone_ == nullptr) return {instant, minutes(0)};
  return {instant, to_offset(to_zone(zone_)->get_info(instant))};
}

std::string Zone::name() const { return zone_ == nullptr ? "UTC" : to_zone(zone_)->name(); }

}  // namespace almanac
