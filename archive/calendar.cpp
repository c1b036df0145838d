#include "archive/calendar.h"

#include <algorithm>

#include "archive/addresses.h"

namespace almanac::archive {
namespace {

// Drafts close no month: they are not published.
std::optional<Month> find_newest_published_month(const model::Library& library) {
  for (auto month = library.months.rbegin(); month != library.months.rend(); ++month) {
    const std::vector<model::PostIndex>& posts = month->second;
    if (std::any_of(posts.begin(), posts.end(), [&](model::PostIndex post) { return !library.posts[post].draft; }))
      return month->first;
  }
  return std::nullopt;
}

std::vector<CalendarYear> make_years(const std::vector<CalendarMonth>& months, const config::Settings& settings) {
  std::vector<CalendarYear> years;
  for (std::size_t i = months.size(); i-- > 0;) {
    const std::chrono::year year = months[i].month.year();
    if (years.empty() || years.back().year != year) years.push_back({year, year_path(settings, year), {}});
    years.back().months.push_back(i);
  }
  return years;
}

}  // namespace

Calendar make_calendar(const model::Library& library, const config::Settings& settings) {
  Calendar calendar;
  const std::optional<Month> newest = find_newest_published_month(library);
  for (const auto& [month, posts] : library.months) {
    const std::size_t index = calendar.months.size();
    CalendarMonth entry{month, month_path(settings, month), posts, newest && month < *newest, {}, {}};
    if (index > 0) {
      entry.previous = index - 1;
      calendar.months.back().next = index;
    }
    calendar.months.push_back(std::move(entry));
  }
  calendar.years = make_years(calendar.months, settings);
  return calendar;
}

}  // namespace almanac::archive
