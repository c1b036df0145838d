#include <array>
#include <chrono>
#include <optional>

#include "core/text.h"
#include "core/time.h"
#include "feeds/check/context.h"
#include "feeds/check/rfc822.h"
#include "feeds/check/values.h"

namespace almanac::feeds::check {
namespace {

using std::chrono::year;

Params reason(std::string text) { return {{"reason", std::move(text)}}; }

void check_plausible(Context& context, const Value& value, Instant instant, Instant earliest,
                     std::chrono::seconds ahead) {
  if (instant < earliest)
    context.report("ImplausibleDate", value, reason("is from before there were feeds"));
  else if (context.options().now && instant > *context.options().now + ahead)
    context.report("ImplausibleDate", value, reason("is in the future"));
}

constexpr Instant start_of(int number) { return std::chrono::sys_days(year(number) / 1 / 1); }

// "+14:00" is the furthest that any zone has ever been; "+99:30" is no place on earth.
bool is_zone(std::string_view zone) {
  if (zone == "Z") return true;
  return zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':' && is_digits(zone.substr(1, 2)) &&
         is_digits(zone.substr(4, 2)) && zone.substr(1, 2) < "24" && zone.substr(4, 2) < "60";
}

// hh:mm, hh:mm:ss, hh:mm:ss.s, each with its zone.
std::optional<std::string> find_time_problem(std::string_view time) {
  const std::size_t zone = time.find_first_of("Z+-");
  if (zone == std::string_view::npos) return "has a time without a zone";
  std::string_view clock = time.substr(0, zone);
  if (!is_zone(time.substr(zone))) return "has a zone that is not of the form Z or +01:00";
  if (const std::size_t point = clock.find('.'); point != std::string_view::npos) {
    if (point != 8 || !is_digits(clock.substr(point + 1))) return "has a malformed fraction of a second";
    clock = clock.substr(0, point);
  }
  const auto number = [&](std::size_t at) { return clock.substr(at, 2); };
  const bool shape = (clock.size() == 5 || clock.size() == 8) && clock[2] == ':' && is_digits(number(0)) &&
                     is_digits(number(3)) && (clock.size() == 5 || (clock[5] == ':' && is_digits(number(6))));
  if (!shape) return "has no time of the form 12:30 or 12:30:00";
  if (number(0) > "23" || number(3) > "59" || (clock.size() == 8 && number(6) > "60"))
    return "has a time that no clock shows";
  return std::nullopt;
}

// W3C NOTE-datetime: a year, a month, a day or a moment.
std::optional<std::string> find_w3c_problem(std::string_view text) {
  const std::size_t t = text.find('T');
  std::string day(text.substr(0, t));
  if (t != std::string_view::npos && day.size() != 10) return "has a time without a whole date";
  if (day.size() == 4) day += "-01";
  if (day.size() == 7) day += "-01";
  if (const auto parsed = parse_day(day); !parsed) return parsed.error().message;
  return t == std::string_view::npos ? std::nullopt : find_time_problem(text.substr(t + 1));
}

}  // namespace

void rfc3339_date(Context& context, const Value& value) {
  const std::string_view text = trim(value.text);
  const auto time = parse_rfc3339(text);
  if (!time) return context.report("InvalidRFC3339Date", value, reason(time.error().message));
  check_plausible(context, value, time->instant, start_of(1970), std::chrono::hours(24));
}

void w3c_date(Context& context, const Value& value) {
  if (const auto wrong = find_w3c_problem(trim(value.text))) context.report("InvalidW3CDTFDate", value, reason(*wrong));
}

void iso8601_date(Context& context, const Value& value) {
  if (const auto wrong = find_w3c_problem(trim(value.text)))
    context.report("InvalidISO8601Date", value, reason(*wrong));
}

void iso8601_moment(Context& context, const Value& value) {
  const std::string_view text = trim(value.text);
  auto wrong = find_w3c_problem(text);
  if (!wrong && text.find('T') == std::string_view::npos) wrong = "has no time";
  if (wrong) context.report("InvalidISO8601DateTime", value, reason(*wrong));
}

void rfc822_date(Context& context, const Value& value) {
  const Rfc822Reading date = read_rfc822(trim(value.text));
  if (!date.wrong.empty()) return context.report("InvalidRFC2822Date", value, reason(date.wrong));
  if (!date.weekday.empty()) return context.report("IncorrectDOW", value, {{"weekday", date.weekday}});
  if (!date.problematic.empty()) return context.report("ProblematicalRFC822Date", value, reason(date.problematic));
  check_plausible(context, value, date.instant, start_of(1980), std::chrono::minutes(10));
}

}  // namespace almanac::feeds::check
