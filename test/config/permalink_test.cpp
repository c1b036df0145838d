// The expected values are what Debian's jekyll 4.3 makes of the same posts.
#include "config/permalink.h"

#include <doctest/doctest.h>

namespace almanac::config {
namespace {

PermalinkValues values(const std::string& slug) {
  PermalinkValues post;
  post.time = LocalTime(std::chrono::local_days(std::chrono::year(2018) / 12 / 31)) + std::chrono::hours(9);
  post.slug = slug;
  post.stem = "2018-12-31-" + slug;
  post.path = "sub/2018-12-31-" + slug;
  post.categories = {"One Two", "C#", "one two"};
  return post;
}

std::string expand(const std::string& permalink, const std::string& slug = "My Post") {
  const Result<std::string> path = expand_permalink(permalink, values(slug));
  return path ? *path : path.error().message;
}

}  // namespace

TEST_CASE("config: a permalink's placeholders are Jekyll's") {
  CHECK(expand("/:year/:short_year/:month/:i_month/:short_month/:long_month/") == "/2018/18/12/12/Dec/December/");
  CHECK(expand("/:day/:i_day/:y_day/:w_year/:week/:w_day/:short_day/:long_day/") == "/31/31/365/2019/01/1/Mon/Monday/");
  CHECK(expand("/:hour/:minute/:second/") == "/09/00/00/");
  CHECK(expand("/:title/:slug/:name:output_ext") == "/My-Post/my-post/2018-12-31-my-post.html");
  CHECK(expand("/:categories/x") == "/one%20two/c%23/x");
  CHECK(expand("/:slugified_categories/x") == "/one-two/c/x");
  CHECK(expand("/:collection/:path/") == "/posts/sub/2018-12-31-My%20Post/");
}

TEST_CASE("config: a title in an address keeps its case and what a URL takes") {
  CHECK(expand("/:title/", "With Blank & Ä") == "/With-Blank-&-%C3%84/");
  CHECK(expand("/:title/", "c++-and-c#") == "/c++-and-c/");
  CHECK(expand("/:title/", "a.b_c~d") == "/a.b_c~d/");
  CHECK(expand("/:title/", "x'y,z(1)") == "/x'y,z(1)/");
  CHECK(expand("/:slug/", "a.b_c") == "/a-b-c/");
  CHECK(expand("/:title/", "日本語") == "/%E6%97%A5%E6%9C%AC%E8%AA%9E/");
}

TEST_CASE("config: an underscore after a placeholder is not part of it") {
  CHECK(expand("/:year_:month-:i_day") == "/2018_12-31");
}

TEST_CASE("config: literal text stays, with one slash between its parts") {
  CHECK(expand("a//b/:day") == "/a/b/31");
  CHECK(expand("/größe/a b/") == "/gr%C3%B6%C3%9Fe/a%20b/");
  CHECK(expand("/a%20b/") == "/a%20b/");
}

TEST_CASE("config: no placeholder without categories leaves two slashes") {
  PermalinkValues post = values("a");
  post.categories.clear();
  CHECK(*expand_permalink("/:categories/:year/:title/", post) == "/2018/a/");
}

TEST_CASE("config: a permalink that cannot be is told") {
  CHECK(check_permalink("/:year/:title/").ok());
  CHECK(check_permalink("/:mnth/").error().message ==
        "has the unknown placeholder \":mnth\": did you mean \":month\"?");
  CHECK(check_permalink("/../../a/").error().message == "leaves the site: take out the \"..\"");
  CHECK_FALSE(check_permalink("/%2e%2e/%2e%2e/a/").ok());
}

}  // namespace almanac::config
