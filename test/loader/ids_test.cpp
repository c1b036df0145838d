// The expected values of Jekyll's ids are what Debian's jekyll with jekyll-feed writes.
#include "loader/ids.h"

#include <doctest/doctest.h>

namespace almanac::loader {

TEST_CASE("loader: an id on a Jekyll site is jekyll-feed's") {
  CHECK(to_jekyll_id("https://ex.org", "/blog/2018/12/november-review/", "november-review") ==
        "https://ex.org/blog/2018/12/november-review");
  CHECK(to_jekyll_id("https://ex.org/base", "/2018/12/06/a.html", "a") == "https://ex.org/base/2018/12/06/a");
  CHECK(to_jekyll_id("https://ex.org", "/x/:title.html", "My Slug") == "https://ex.org/x/My%20Slug");
  CHECK(to_jekyll_id("https://ex.org", "/a.html", "a") == "https://ex.org/a");
}

TEST_CASE("loader: an id on a Jekyll site is in Addressable's normal form") {
  CHECK(to_jekyll_id("https://ex.org", "/2009/a/", "hash-#1") == "https://ex.org/2009/hash-#1");
  CHECK(to_jekyll_id("https://ex.org", "/2009/a/", "c++-and-c#") == "https://ex.org/2009/c++-and-c");
  CHECK(to_jekyll_id("https://ex.org", "/2014/a/", "escape-+ %20[]") == "https://ex.org/2014/escape-+%20%20%5B%5D");
  CHECK(to_jekyll_id("https://ex.org", "/2008/a/", "何？") == "https://ex.org/2008/%E4%BD%95%3F");
  CHECK(to_jekyll_id("https://ex.org", "/2008/a/", "e\xCC\x81") == "https://ex.org/2008/%C3%A9");
}

TEST_CASE("loader: elsewhere an id is a tag URI of host, day and path") {
  const Day day = std::chrono::year(2019) / 1 / 7;
  CHECK(to_tag_id("ex.org", day, "2019/2019-01-07-größe") == "tag:ex.org,2019-01-07:2019/2019-01-07-gr%C3%B6%C3%9Fe");
}

}  // namespace almanac::loader
