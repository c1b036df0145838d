#include "archive/history.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

#include "support/posts.h"

namespace almanac::archive {
namespace {

using Names = std::vector<std::string>;

FeedHistory history_of(const model::Library& library, int limit) {
  std::vector<model::PostIndex> posts(library.posts.size());
  std::iota(posts.begin(), posts.end(), model::PostIndex{0});
  return make_history(posts, library, limit);
}

// As a reader sees it: each document's name and posts.
std::vector<std::pair<std::string, Names>> documents(const model::Library& library, const FeedHistory& history) {
  std::vector<std::pair<std::string, Names>> out;
  for (const ArchiveDocument& document : history.archives)
    out.emplace_back(to_text(document.month) + document.suffix, test::slugs(library, document.posts));
  return out;
}

std::vector<model::Post> random_posts(unsigned seed, int count) {
  std::mt19937 random(seed);
  std::vector<model::Post> posts;
  for (int i = 0; i < count; ++i) {
    const Day day = std::chrono::sys_days(std::chrono::year(2018) / 1 / 1) + std::chrono::days(random() % 500);
    model::Post post = test::make_post(to_text(day), "p" + std::to_string(i));
    post.published.instant += std::chrono::hours(static_cast<int>(random() % 40) - 8);  // other zones' days
    post.draft = random() % 20 == 0;
    posts.push_back(std::move(post));
  }
  return posts;
}

TEST_CASE("archive: the window has the newest posts and always the whole newest month; the rest is by month") {
  const model::Library library = test::make_library(
      {test::make_post("2018-11-06", "a"), test::make_post("2018-12-06", "b"), test::make_post("2018-12-20", "c"),
       test::make_post("2019-01-01", "d"), test::make_post("2019-01-02", "e")});
  FeedHistory history = history_of(library, 1);
  CHECK(test::slugs(library, history.window) == Names{"e", "d"});
  CHECK(documents(library, history) ==
        std::vector<std::pair<std::string, Names>>{{"2018-11", {"a"}}, {"2018-12", {"c", "b"}}});
  history = history_of(library, 3);
  CHECK(test::slugs(library, history.window) == Names{"e", "d", "c"});
  CHECK(history.archives.size() == 2);
  CHECK(test::slugs(library, history_of(library, 0).window) == Names{"e", "d"});
}

TEST_CASE("archive: a feed of one month or none has no archive") {
  const model::Library library = test::make_library({test::make_post("2018-11-06", "a")});
  CHECK(history_of(library, 20).archives.empty());
  CHECK(history_of(test::make_library({}), 20).window.empty());
}

TEST_CASE("archive: a draft of a later month closes none") {
  model::Post draft = test::make_post("2019-03-01", "draft");
  draft.draft = true;
  const model::Library library = test::make_library({test::make_post("2018-12-06", "a"), draft});
  const FeedHistory history = history_of(library, 1);
  CHECK(history.archives.empty());
  CHECK(test::slugs(library, history.window) == Names{"draft", "a"});
}

TEST_CASE("archive: a month of over 500 posts is cut between days, named by the first day of each part") {
  std::vector<model::Post> posts = {test::make_post("2019-02-01", "later")};
  const auto add = [&](const std::string& day, int count) {
    for (int i = 0; i < count; ++i)
      posts.push_back(test::make_post(day, "p" + day.substr(8) + "-" + std::to_string(i)));
  };
  add("2019-01-03", 300), add("2019-01-05", 200), add("2019-01-06", 1), add("2019-01-20", 600), add("2019-01-31", 2);
  const model::Library library = test::make_library(posts);
  const FeedHistory history = history_of(library, 20);
  std::vector<std::pair<std::string, std::size_t>> parts;
  for (const ArchiveDocument& document : history.archives) parts.emplace_back(document.suffix, document.posts.size());
  CHECK(parts == std::vector<std::pair<std::string, std::size_t>>{{"-03", 500}, {"-06", 1}, {"-20", 600}, {"-31", 2}});
  for (const ArchiveDocument& document : history.archives)
    CHECK(std::is_sorted(document.posts.begin(), document.posts.end()));
}

TEST_CASE("archive: a month of exactly 500 posts is one document") {
  std::vector<model::Post> posts = {test::make_post("2019-02-01", "later")};
  for (int i = 0; i < 500; ++i)
    posts.push_back(test::make_post(i % 2 ? "2019-01-01" : "2019-01-02", "p" + std::to_string(i)));
  const FeedHistory history = history_of(test::make_library(posts), 20);
  REQUIRE(history.archives.size() == 1);
  CHECK(history.archives[0].suffix.empty());
}

TEST_CASE("archive: window and archives together hold every post, and an archive no post of another month") {
  for (unsigned seed = 0; seed < 40; ++seed) {
    const model::Library library = test::make_library(random_posts(seed, 30 + static_cast<int>(seed) * 5));
    const FeedHistory history = history_of(library, static_cast<int>(seed));
    std::set<model::PostIndex> seen(history.window.begin(), history.window.end());
    std::size_t archived = 0;
    for (const ArchiveDocument& document : history.archives) {
      seen.insert(document.posts.begin(), document.posts.end());
      archived += document.posts.size();
      CHECK(std::is_sorted(document.posts.begin(), document.posts.end()));
      for (model::PostIndex post : document.posts) CHECK(to_month(library.posts[post].day) == document.month);
    }
    CHECK(seen.size() == library.posts.size());
    CHECK(archived <= library.posts.size());
    CHECK(history.window.size() >= std::min<std::size_t>(seed, library.posts.size()));
    CHECK(std::is_sorted(history.window.begin(), history.window.end()));
  }
}

TEST_CASE("archive: posts of later months leave the documents of closed months as they are") {
  for (unsigned seed = 0; seed < 40; ++seed) {
    std::vector<model::Post> posts = random_posts(seed, 120);
    const model::Library before = test::make_library(posts);
    const auto documents_before = documents(before, history_of(before, 7));
    for (int i = 0; i < 50; ++i)
      posts.push_back(test::make_post("2019-0" + std::to_string(6 + i % 4) + "-15", "new" + std::to_string(i)));
    const model::Library after = test::make_library(posts);
    const auto documents_after = documents(after, history_of(after, 7));
    REQUIRE(documents_after.size() > documents_before.size());
    CHECK(std::equal(documents_before.begin(), documents_before.end(), documents_after.begin()));
  }
}

}  // namespace
}  // namespace almanac::archive
