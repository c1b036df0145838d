// The calendar: the years and months that have posts, and how they follow each other.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "config/settings.h"
#include "core/time.h"
#include "model/library.h"

namespace almanac::archive {

struct CalendarMonth {
  Month month;
  std::string path;                     // archive/addresses.h
  std::vector<model::PostIndex> posts;  // newest first
  bool is_closed = false;               // a published post of a later month exists: its archive document is final
  std::optional<std::size_t> previous;  // into Calendar::months: the month with posts before
  std::optional<std::size_t> next;
};

struct CalendarYear {
  std::chrono::year year;
  std::string path;
  std::vector<std::size_t> months;  // into Calendar::months, newest first
};

struct Calendar {
  std::vector<CalendarMonth> months;  // oldest first
  std::vector<CalendarYear> years;    // newest first
};

Calendar make_calendar(const model::Library& library, const config::Settings& settings);

}  // namespace almanac::archive
