#include "archive/series.h"

#include <doctest/doctest.h>

#include "support/posts.h"

namespace almanac::archive {
namespace {

using namespace std::chrono;
using Names = std::vector<std::string>;

const std::vector<std::string> kWords = {"Review", "Updates", "Recap", "Report", "Digest", "Roundup", "Newsletter"};

std::optional<Month> covered(std::string_view title, std::string_view day) {
  return find_covered_month(title, parse_day(day).value(), "en", kWords);
}

model::Post titled(std::string_view day, std::string_view name, std::string title) {
  model::Post post = test::make_post(day, name);
  post.title = std::move(title);
  return post;
}

Names reading_order(const model::Library& library, const Series& series) {
  std::vector<model::PostIndex> posts;
  for (const SeriesPost& post : series.posts) posts.push_back(post.post);
  return test::slugs(library, posts);
}

std::string slug(const model::Library& library, std::optional<model::PostIndex> post) {
  return post ? library.posts[*post].slug : "none";
}

TEST_CASE("archive: a title says which month its review covers") {
  CHECK(covered("December Review -  Patroni, Machine Learning Meetup and more.", "2019-01-07") == 2018y / 12);
  CHECK(covered("January Updates - Celebrate", "2019-02-07") == 2019y / 1);
  CHECK(covered("january updates", "2019-02-07") == 2019y / 1);
  CHECK(covered("January Review", "2019-01-07") == 2019y / 1);
  CHECK(covered("Dec. Recap", "2019-01-07") == 2018y / 12);
  CHECK(covered("Sept Report", "2019-10-07") == 2019y / 9);
  CHECK(covered("  May Digest", "2019-06-01") == 2019y / 5);
  CHECK(covered("December's Review", "2019-01-07") == 2018y / 12);
  CHECK(covered("December’s Review", "2019-01-07") == 2018y / 12);
  CHECK(covered("December: Review", "2019-01-07") == std::nullopt);
  CHECK(covered("December – Newsletter", "2019-01-07") == 2018y / 12);
}

TEST_CASE("archive: a year after the month's name wins") {
  CHECK(covered("December 2018 Review", "2020-03-07") == 2018y / 12);
  CHECK(covered("December 2018 Review", "2018-11-30") == 2018y / 12);
  CHECK(covered("December 2018 - Review", "2020-03-07") == 2018y / 12);
  CHECK(covered("December 20189 Review", "2020-03-07") == std::nullopt);
  CHECK(covered("December 2018", "2020-03-07") == std::nullopt);
}

TEST_CASE("archive: a title that is no review covers no month") {
  for (const char* title :
       {"May I introduce", "May I review", "Mayor Review", "March on", "Marching updates", "Review",
        "December Reviewed", "December Monthly Review", "The December Review", "", "Dezember-Review"})
    CHECK(covered(title, "2019-01-07") == std::nullopt);
}

TEST_CASE("archive: months and words of the site's language count, and English ones always") {
  const std::vector<std::string> words = {"Rückblick"};
  const Day day = 2019y / 1 / 7;
  CHECK(find_covered_month("Dezember-Rückblick", day, "de", words) == 2018y / 12);
  CHECK(find_covered_month("DEZEMBER RÜCKBLICK", day, "de", words) == 2018y / 12);
  CHECK(find_covered_month("December Rückblick", day, "de", words) == 2018y / 12);
  CHECK(find_covered_month("Dezember-Rückblick", day, "de", kWords) == std::nullopt);
}

TEST_CASE("archive: the monthly reviews are one series by the month covered, with its missing months") {
  const model::Library library = test::make_library({
      titled("2018-11-06", "oct", "October Review - Hacktoberfest, new releases and more."),
      titled("2018-12-06", "nov", "November Review - Maintainer training, new releases and more."),
      titled("2019-01-07", "dec", "December Review -  Patroni, Machine Learning Meetup and more."),
      titled("2019-02-07", "jan", "January Updates - Celebrate 'I Love Free Software Day'"),
      titled("2019-03-17", "feb", "February Updates - Release new projects, join Google Summer of Code Program"),
      titled("2019-04-25", "mar", "March Updates -  A new Kubernetes operator & more Cloud Native Apps."),
      titled("2019-07-15", "jun", "June Updates -  New releases, continue to foster diversity and inclusion in tech"),
      titled("2019-05-09", "other", "How We Release Code"),
  });
  Findings findings;
  const SeriesList list = make_series(library, config::Settings(), findings);
  CHECK(findings.empty());
  REQUIRE(list.series.size() == 1);
  const Series& reviews = list.series[0];
  CHECK(reviews.name == "Monthly review");
  CHECK(reviews.path == "/series/monthly-review/");
  CHECK(reviews.is_review);
  CHECK(reading_order(library, reviews) == Names{"oct", "nov", "dec", "jan", "feb", "mar", "jun"});
  CHECK(reviews.posts[2].covers == 2018y / 12);
  CHECK(reviews.missing == std::vector<Month>{2019y / 4, 2019y / 5});
  const model::PostIndex dec = test::find_post(library, "dec");
  CHECK(slug(library, list.before(dec)) == "nov");
  CHECK(slug(library, list.after(dec)) == "jan");
  CHECK(slug(library, list.before(test::find_post(library, "oct"))) == "none");
  CHECK(slug(library, list.after(test::find_post(library, "jun"))) == "none");
  CHECK(slug(library, list.before(test::find_post(library, "other"))) == "none");
}

TEST_CASE("archive: series and covers in front matter win over the title") {
  model::Post named = titled("2019-01-07", "named", "December Review");
  named.series = "Building a Database";
  model::Post other = titled("2019-01-08", "other", "Part two");
  other.series = "Building a Database";
  model::Post moved = titled("2019-01-09", "moved", "December Review");
  moved.covers = 2018y / 3;
  model::Post plain = titled("2019-01-10", "plain", "What happened");
  plain.covers = 2018y / 5;
  model::Post joined = titled("2019-01-11", "joined", "Editorial");
  joined.series = "monthly REVIEW";
  const model::Library library = test::make_library({named, other, moved, plain, joined});
  Findings findings;
  const SeriesList list = make_series(library, config::Settings(), findings);
  CHECK(findings.empty());
  REQUIRE(list.series.size() == 2);
  CHECK(list.series[0].name == "Building a Database");
  CHECK_FALSE(list.series[0].is_review);
  CHECK(reading_order(library, list.series[0]) == Names{"named", "other"});
  CHECK(reading_order(library, list.series[1]) == Names{"moved", "plain", "joined"});
  CHECK(list.series[1].missing == std::vector<Month>{2018y / 4});
}

TEST_CASE("archive: two reviews of one month are a warning and both stay") {
  const model::Library library =
      test::make_library({titled("2019-01-07", "a", "December Review"), titled("2019-01-20", "b", "December Digest")});
  Findings findings;
  const SeriesList list = make_series(library, config::Settings(), findings);
  CHECK(reading_order(library, list.series[0]) == Names{"a", "b"});
  REQUIRE(findings.items().size() == 1);
  CHECK(
      to_text(findings.items()[0]) ==
      "_posts/2019-01-20-b.md: warning: the month 2018-12 is covered by _posts/2019-01-07-a.md too: set covers: in the "
      "one that is about another month [DuplicateReview]");
}

TEST_CASE("archive: what was known before a post does not change when a missing review is written late") {
  const model::Post oct = titled("2018-11-06", "oct", "October Review");
  const model::Post nov = titled("2019-03-01", "nov", "November 2018 Review");  // written late
  const model::Post dec = titled("2019-01-07", "dec", "December Review");
  const model::Post jan = titled("2019-02-07", "jan", "January Review");
  Findings findings;
  for (const std::vector<model::Post>& posts : {std::vector{oct, dec, jan}, std::vector{oct, nov, dec, jan}}) {
    const model::Library library = test::make_library(posts);
    const SeriesList list = make_series(library, config::Settings(), findings);
    CHECK(slug(library, list.known_before(test::find_post(library, "dec"))) == "oct");
    CHECK(slug(library, list.known_before(test::find_post(library, "jan"))) == "dec");
    CHECK(slug(library, list.known_before(test::find_post(library, "oct"))) == "none");
  }
  const model::Library library = test::make_library({oct, nov, dec, jan});
  const SeriesList list = make_series(library, config::Settings(), findings);
  CHECK(slug(library, list.before(test::find_post(library, "dec"))) == "nov");
  CHECK(slug(library, list.known_before(test::find_post(library, "nov"))) == "oct");
}

}  // namespace
}  // namespace almanac::archive
