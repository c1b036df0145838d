#include "archive/calendar.h"

#include <doctest/doctest.h>

#include "support/posts.h"

namespace almanac::archive {
namespace {

using namespace std::chrono;
using Names = std::vector<std::string>;

config::Settings blog() {
  config::Settings settings;
  settings.permalink = "/blog/:year/:month/:title/";
  return settings;
}

TEST_CASE("archive: the calendar has the months with posts, oldest first, and the years, newest first") {
  const model::Library library =
      test::make_library({test::make_post("2018-12-06", "a"), test::make_post("2018-12-20", "b"),
                          test::make_post("2019-02-01", "c"), test::make_post("2017-01-01", "d")});
  const Calendar calendar = make_calendar(library, blog());
  REQUIRE(calendar.months.size() == 3);
  CHECK(calendar.months[0].month == 2017y / 1);
  CHECK(calendar.months[1].path == "/blog/2018/12/");
  CHECK(test::slugs(library, calendar.months[1].posts) == Names{"b", "a"});
  CHECK(calendar.months[0].previous == std::nullopt);
  CHECK(calendar.months[0].next == 1);
  CHECK(calendar.months[2].previous == 1);
  CHECK(calendar.months[2].next == std::nullopt);
  REQUIRE(calendar.years.size() == 3);
  CHECK(calendar.years[0].path == "/blog/2019/");
  CHECK(calendar.years[2].months == std::vector<std::size_t>{0});
}

TEST_CASE("archive: a month is closed when a published post of a later month exists") {
  model::Post draft = test::make_post("2019-03-01", "draft");
  draft.draft = true;
  const model::Library library =
      test::make_library({test::make_post("2018-12-06", "a"), test::make_post("2019-02-01", "b"), draft});
  const Calendar calendar = make_calendar(library, blog());
  REQUIRE(calendar.months.size() == 3);
  CHECK(calendar.months[0].is_closed);
  CHECK_FALSE(calendar.months[1].is_closed);
  CHECK_FALSE(calendar.months[2].is_closed);
}

TEST_CASE("archive: no posts make an empty calendar") {
  const Calendar calendar = make_calendar(test::make_library({}), blog());
  CHECK(calendar.months.empty());
  CHECK(calendar.years.empty());
}

}  // namespace
}  // namespace almanac::archive
