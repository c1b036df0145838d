#include "archive/addresses.h"

#include <doctest/doctest.h>

namespace almanac::archive {
namespace {

using namespace std::chrono;

config::Settings with_permalink(std::string permalink) {
  config::Settings settings;
  settings.permalink = std::move(permalink);
  settings.public_url = "https://example.org";
  return settings;
}

TEST_CASE("archive: months and years lie under the permalink's own date folders, else under /archive/") {
  struct {
    const char* permalink;
    const char* month;
    const char* year;
    const char* all;
  } const cases[] = {
      {"/blog/:year/:month/:title/", "/blog/2018/02/", "/blog/2018/", "/blog/archive/"},
      {"/blog/:year/:month/:day/:title.html", "/blog/2018/02/", "/blog/2018/", "/blog/archive/"},
      {"/a/b/:year/:month/:title", "/a/b/2018/02/", "/a/b/2018/", "/a/b/archive/"},
      {"/blog/:year/:i_month/:i_day/:title/", "/blog/2018/2/", "/blog/2018/", "/blog/archive/"},
      {"/größe/:year/:month/:title/", "/gr%C3%B6%C3%9Fe/2018/02/", "/gr%C3%B6%C3%9Fe/2018/",
       "/gr%C3%B6%C3%9Fe/archive/"},
      {"/:year/:month/:day/:title/", "/archive/2018/02/", "/archive/2018/", "/archive/"},
      {"/:categories/:year/:month/:day/:title:output_ext", "/archive/2018/02/", "/archive/2018/", "/archive/"},
      {"/blog/:categories/:year/:month/:title/", "/archive/2018/02/", "/archive/2018/", "/archive/"},
      {"/blog/:year-:month/:title/", "/archive/2018/02/", "/archive/2018/", "/archive/"},
      {"/blog-:year/:month/:title/", "/archive/2018/02/", "/archive/2018/", "/archive/"},
      {"/blog/:title/", "/archive/2018/02/", "/archive/2018/", "/archive/"},
      {"/:title/", "/archive/2018/02/", "/archive/2018/", "/archive/"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.permalink);
    const config::Settings settings = with_permalink(c.permalink);
    CHECK(month_path(settings, 2018y / 2) == c.month);
    CHECK(year_path(settings, 2018y) == c.year);
    CHECK(all_posts_path(settings) == c.all);
  }
}

TEST_CASE("archive: archive_path moves the page of all posts, and the months where the permalink has none") {
  config::Settings settings = with_permalink("/:title/");
  settings.archive_path = "old";
  CHECK(month_path(settings, 2018y / 2) == "/old/2018/02/");
  CHECK(all_posts_path(settings) == "/old/");
  settings.permalink = "/blog/:year/:month/:title/";
  CHECK(month_path(settings, 2018y / 2) == "/blog/2018/02/");
  CHECK(all_posts_path(settings) == "/old/");
}

TEST_CASE("archive: every path has the site's base") {
  config::Settings settings = with_permalink("/blog/:year/:month/:title/");
  settings.base = "/my site";
  CHECK(month_path(settings, 2018y / 12) == "/my%20site/blog/2018/12/");
  CHECK(tag_path(settings, "c#") == "/my%20site/tags/c%23/");
  CHECK(tag_index_path(settings) == "/my%20site/tags/");
  CHECK(home_path(settings, 1) == "/my%20site/");
  CHECK(site_path(settings, "atom.xml") == "/my%20site/atom.xml");
  CHECK(absolute_url(settings, "/my%20site/a/") == "https://example.org/my%20site/a/");
  CHECK(output_file(settings, "/my%20site/a/") == "a/index.html");
  CHECK(output_file(settings, "/my%20site") == "index.html");
  CHECK(output_file(settings, "/my%20sites/a/") == "");
  CHECK(output_file(settings, "/a/") == "");
}

TEST_CASE("archive: tags, authors and series lie where the settings put them") {
  config::Settings settings = with_permalink("/:title/");
  CHECK(tag_path(settings, "größe 100%/?") == "/tags/gr%C3%B6%C3%9Fe%20100%25/%3F/");
  CHECK(author_path(settings, "paul-adams") == "/authors/paul-adams/");
  CHECK(series_path(settings, "monthly-review") == "/series/monthly-review/");
  settings.tag_path = "blog/tag-:slug/all";
  CHECK(tag_path(settings, "c") == "/blog/tag-c/all/");
  CHECK(tag_index_path(settings) == "/blog/");
  settings.author_path = "/:slug/";
  CHECK(author_path(settings, "c") == "/c/");
  CHECK(author_index_path(settings) == "/authors/");
  settings.series_path = "/serien";
  CHECK(series_path(settings, "c") == "/serien/c/");
  CHECK(series_index_path(settings) == "/serien/");
}

TEST_CASE("archive: the first home page is the root, the others go by paginate_path") {
  config::Settings settings = with_permalink("/:title/");
  settings.paginate_path = "/blog/page:num/";
  CHECK(home_path(settings, 1) == "/");
  CHECK(home_path(settings, 2) == "/blog/page2/");
  settings.paginate_path = "blog/page:num";
  CHECK(home_path(settings, 12) == "/blog/page12/");
  settings.paginate_path = "/p:num.html";
  CHECK(home_path(settings, 3) == "/p3.html");
}

TEST_CASE("archive: a path of the settings is encoded once") {
  const config::Settings settings = with_permalink("/:title/");
  CHECK(site_path(settings, "/tags/C#/größe%20a b/100%/atom.xml") ==
        "/tags/C%23/gr%C3%B6%C3%9Fe%20a%20b/100%25/atom.xml");
}

TEST_CASE("archive: a path names a file of the output") {
  const config::Settings settings = with_permalink("/:title/");
  const std::pair<const char*, const char*> cases[] = {
      {"/", "index.html"},
      {"/blog/2018/12/", "blog/2018/12/index.html"},
      {"/blog/a", "blog/a.html"},
      {"/blog/a.html", "blog/a.html"},
      {"/blog/v1.0", "blog/v1.0.html"},
      {"/blog/node.js", "blog/node.js.html"},
      {"/old.php", "old.php"},
      {"/feed.xml", "feed.xml"},
      {"/gr%C3%B6%C3%9Fe%20a/", "größe a/index.html"},
      {"/a%2520b", "a%20b.html"},
      {"/tags/dot-./", "tags/dot-./index.html"},
  };
  for (const auto& [path, file] : cases) CHECK(output_file(settings, path) == file);
}

TEST_CASE("archive: a path that leaves the output or can be no file has none") {
  const config::Settings settings = with_permalink("/:title/");
  for (const char* path : {"", "a/", "../a", "/../a", "/a/../../b/", "/a/..", "/%2e%2e/a", "/a%2F..%2F..%2Fb", "/./a",
                           "//a", "/a//b", "/a%00b", "/a%zz", "/a%", "/%FF", "/a?b", "/a#b", "https://example.org/a"}) {
    CAPTURE(path);
    CHECK(output_file(settings, path) == "");
  }
}

}  // namespace
}  // namespace almanac::archive
