// Instants, days and zones. The clock is read once, in main; nothing here reads it, nor the machine's zone.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace almanac {

using Instant = std::chrono::sys_seconds;
using Day = std::chrono::year_month_day;
using Month = std::chrono::year_month;
using LocalTime = std::chrono::local_seconds;  // a wall clock's reading, no zone

// An instant together with the offset from UTC of the clock that told it.
struct Timestamp {
  Instant instant{};
  std::chrono::minutes offset{0};

  bool operator==(const Timestamp&) const = default;
  LocalTime local() const { return LocalTime((instant + offset).time_since_epoch()); }
};

Day to_day(LocalTime time);
inline Month to_month(Day day) { return day.year() / day.month(); }

std::string to_rfc3339(Timestamp time);  // "2019-01-07T00:00:00Z", "...+01:00" (RFC 3339 5.6)
std::string to_rfc822(Timestamp time);   // "Mon, 07 Jan 2019 00:00:00 +0000": always in UTC, four-digit year (RSS 2.0)
std::string to_text(Day day);            // "2019-01-07"
std::string to_text(Month month);        // "2019-01"

// RFC 3339 date-time, with "T" and "Z" in capitals (RFC 4287 3.3), and nothing else. A fraction of a second is dropped;
// a leap second is the second after. The error goes on after what was read: "2019-13-07" `has no month 13`.
Result<Timestamp> parse_rfc3339(std::string_view text);
// "2019-01-07". The error goes on after what was read: "2019-02-29" `does not exist: 2019-02 has no day 29`.
Result<Day> parse_day(std::string_view text);

// A time zone of the IANA database ("Europe/Berlin", "UTC"). Cheap to copy.
class Zone {
 public:
  static Zone utc();
  // Nothing where the database has no such name.
  static std::optional<Zone> find(std::string_view name);

  // What the wall clock says in this zone. A local time that does not exist or exists twice takes the earlier offset,
  // that is the offset in force before the change.
  Timestamp at(LocalTime time) const;
  Timestamp at(Instant instant) const;
  std::string name() const;

 private:
  const void* zone_ = nullptr;  // date::time_zone, owned by the database; nullptr: UTC
};

}  // namespace almanac
