#include "feeds/sample_feed.h"

#include <doctest/doctest.h>

namespace almanac::test {

Timestamp timestamp(const char* rfc3339) {
  Result<Timestamp> time = parse_rfc3339(rfc3339);
  REQUIRE(time.ok());
  return *time;
}

feeds::Entry full_entry() {
  feeds::Entry entry;
  entry.id = "tag:example.org,2019-01-07:december-review";
  entry.url = "https://example.org/blog/2019/01/december-review/";
  entry.title = "December Review: std::vector<int> & friends";
  entry.published = timestamp("2019-01-07T10:00:00+01:00");
  entry.updated = timestamp("2019-01-08T09:30:00Z");
  entry.authors = {{"Ada Lovelace", "ada@example.org", "https://example.org/ada/"}, {"Karel Čapek", "", ""}};
  entry.categories = {{"C++", "https://example.org/tags/", "C plus plus"}, {"Q & A", "", ""}};
  entry.summary = "What 1 < 2 months brought: tea & \"talks\".";
  entry.content_html =
      "<p>Tea &amp; talks.</p>\n<pre><code>  if (a &lt; b)\n    return;\n</code></pre>\n<p><img alt=\"\" "
      "src=\"https://example.org/tea.jpg\"></p>";
  entry.banner = {"https://example.org/grüße.jpg", "image/jpeg", 48211, 1200, 630};
  entry.enclosure = {"https://example.org/talk.mp3", "audio/mpeg", 1234567, 0, 0};
  entry.related = {{"related", "https://example.org/blog/2018/12/november-review/", "text/html", "November Review", ""},
                   {"via", "https://example.com/?a=1&b=2", "", "", "de"}};
  entry.language = "en-GB";
  return entry;
}

feeds::Entry least_entry() {
  feeds::Entry entry;
  entry.id = "https://example.org/blog/2018/12/november-review/";
  entry.url = entry.id;
  entry.title = "November Review";
  entry.published = entry.updated = timestamp("2018-12-06T00:00:00Z");
  entry.content_html = "<p>Fog.</p>";
  return entry;
}

feeds::Feed full_feed() {
  feeds::Feed feed;
  feed.id = "tag:example.org,2018:blog";
  feed.url = "https://example.org/blog/";
  feed.title = "Tea & Talks";
  feed.subtitle = "Notes <of> a team";
  feed.updated = timestamp("2019-01-08T09:30:00Z");
  feed.authors = {{"The Team", "team@example.org", "https://example.org/team/"}};
  feed.rights = "© 2019 The Team";
  feed.icon = "https://example.org/icon.png";
  feed.logo = "https://example.org/logo.png";
  feed.language = "en";
  feed.generator_name = "almanac";
  feed.generator_uri = "https://example.net/almanac";
  feed.generator_version = "1.0";
  feed.hubs = {"https://hub.example.net/"};
  return feed;
}

feeds::Feed least_feed() {
  feeds::Feed feed;
  feed.id = "https://example.org/feed";
  feed.self_url = "https://example.org/feed";
  feed.url = "https://example.org/";
  feed.title = "Least";
  feed.updated = timestamp("2018-12-06T00:00:00Z");
  feed.authors = {{"Ada", "", ""}};
  return feed;
}

}  // namespace almanac::test
