#include "archive/post_shape.h"

#include <doctest/doctest.h>

namespace almanac::archive {
namespace {

bool matches(std::string_view permalink, std::string_view path) {
  return PostShape(permalink).matches(comparable_path(path).value());
}

TEST_CASE("archive: addresses are compared without the ways to write one page") {
  for (const char* path : {"/a%20b/c", "/a b/c/", "/a%20b/c.html", "/a%20b/c/index.html", "/a%20b/%63//"})
    CHECK(comparable_path(path) == "/a b/c");
  CHECK(comparable_path("/") == "");
  CHECK(comparable_path("/index.html") == "");
  CHECK(comparable_path("/A") == "/A");
  CHECK(comparable_path("/%FF") == std::nullopt);
}

TEST_CASE("archive: a path has a post's shape where literal text is equal and dates are digits") {
  const char* blog = "/blog/:year/:month/:title/";
  CHECK(matches(blog, "/blog/2018/12/november-review/"));
  CHECK(matches(blog, "/blog/2018/12/a.html"));
  CHECK(matches(blog, "/blog/2018/13/a"));
  for (const char* path : {"/blog/2018/12/", "/blog/2018/12/a/b/", "/blog/18/12/a/", "/blog/2018/1/a/",
                           "/docs/2018/12/a/", "/blog/2018/xx/a/", "/", "/blog/tags/go/x/"})
    CHECK_FALSE(matches(blog, path));
}

TEST_CASE("archive: every kind of permalink has its shape") {
  CHECK(matches("/:year/:i_month/:i_day/:title", "/2018/1/22/a"));
  CHECK(matches("/p:year-:month-:day-:title.html", "/p2018-01-02-x-y.html"));
  CHECK_FALSE(matches("/p:year-:month-:day-:title.html", "/p2018-01-x-y.html"));
  const char* jekyll = "/:categories/:year/:month/:day/:title:output_ext";
  CHECK(matches(jekyll, "/2018/01/02/a.html"));
  CHECK(matches(jekyll, "/x/y/2018/01/02/a.html"));
  CHECK_FALSE(matches(jekyll, "/x/01/02/a.html"));
  CHECK(matches("/größe/:year/:title", "/gr%C3%B6%C3%9Fe/2018/a"));
  CHECK(matches("/:short_year/:long_month/:title", "/18/March/a"));
}

TEST_CASE("archive: a permalink of titles only says nothing") {
  CHECK(PostShape("/:title/").is_vague());
  CHECK(PostShape("/:categories/:title/").is_vague());
  CHECK_FALSE(PostShape("/blog/:title/").is_vague());
  CHECK_FALSE(PostShape("/blog/:title/").has_date());
  CHECK(PostShape("/:year/:title/").has_date());
}

}  // namespace
}  // namespace almanac::archive
