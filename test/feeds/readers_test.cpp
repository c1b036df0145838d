// Reading feeds as a subscriber does: those of other generators, too.
#include <doctest/doctest.h>

#include <string>

#include "feeds/formats.h"
#include "feeds/sample_feed.h"
#include "feeds/seen.h"

using almanac::Instant;
using almanac::feeds::digest_html;
using almanac::feeds::read_feed;
using almanac::feeds::SeenDocument;
using almanac::feeds::SeenEntry;
using almanac::feeds::SeenFormat;

namespace {

SeenDocument read(const std::string& bytes) {
  const auto seen = read_feed(bytes);
  REQUIRE(seen);
  return *seen;
}

Instant at(std::string_view text) { return almanac::parse_rfc3339(text)->instant; }

}  // namespace

TEST_CASE("readers: jekyll-feed's Atom") {
  const SeenDocument seen = read(R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" ><generator uri="https://jekyllrb.com/" version="4.3.1">Jekyll</generator>
<link href="https://example.org/feed.xml" rel="self" type="application/atom+xml" />
<link href="https://example.org/" rel="alternate" type="text/html" />
<updated>2024-01-02T00:00:00+00:00</updated><id>https://example.org/feed.xml</id><title type="html">A &amp;amp; B</title>
<entry><title type="html">One &amp;lt;two&amp;gt;</title><link href="https://example.org/one.html" rel="alternate" type="text/html"/>
<published>2024-01-01T10:00:00+01:00</published><updated>2024-01-02T00:00:00+00:00</updated><id>https://example.org/one</id>
<content type="html" xml:base="https://example.org/one.html"><![CDATA[<p>Hello</p>]]></content><summary type="html">Hel</summary></entry>
</feed>)");
  CHECK(seen.format == SeenFormat::kAtom);
  CHECK(seen.title == "A & B");
  CHECK(seen.self == "https://example.org/feed.xml");
  REQUIRE(seen.entries.size() == 1);
  const SeenEntry& entry = seen.entries[0];
  CHECK(entry.id == "https://example.org/one");
  CHECK(entry.url == "https://example.org/one.html");
  CHECK(entry.title == "One <two>");
  CHECK(entry.published == at("2024-01-01T09:00:00Z"));
  CHECK(entry.updated == at("2024-01-02T00:00:00Z"));
  CHECK(entry.content == digest_html("<p>Hello</p>", ""));
}

TEST_CASE("readers: Hugo's RSS 2.0") {
  const SeenDocument seen = read(R"(<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>A</title><link>https://example.org/</link>
<atom:link href="https://example.org/index.xml" rel="self" type="application/rss+xml"/>
<item><title>One</title><link>https://example.org/one/</link><pubDate>Mon, 01 Jan 2024 10:00:00 +0100</pubDate>
<guid>https://example.org/one/</guid><description>&lt;p&gt;Hello&lt;/p&gt;</description></item>
<item><title>No guid</title><link>/two/</link></item><item><title>Only a title</title></item><item/>
</channel></rss>)");
  CHECK(seen.format == SeenFormat::kRss);
  CHECK(seen.self == "https://example.org/index.xml");
  REQUIRE(seen.entries.size() == 3);
  CHECK(seen.entries[0].id == "https://example.org/one/");
  CHECK(seen.entries[0].published == at("2024-01-01T09:00:00Z"));
  CHECK(seen.entries[0].updated == seen.entries[0].published);
  CHECK(seen.entries[0].content == digest_html("<p>Hello</p>", ""));
  CHECK(seen.entries[1].id == "https://example.org/two/");
  CHECK(seen.entries[2].id == "Only a title");
}

TEST_CASE("readers: RSS 1.0") {
  const SeenDocument seen = read(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="https://example.org/index.rdf"><title>A</title><link>https://example.org/</link></channel>
<item rdf:about="https://example.org/?p=1"><title>Isn&amp;#8217;t</title><link>https://example.org/one</link>
<dc:date>2024-01-01T10:00+01:00</dc:date><description>Short</description><content:encoded>&lt;p&gt;Long&lt;/p&gt;</content:encoded></item>
</rdf:RDF>)");
  CHECK(seen.format == SeenFormat::kRss1);
  CHECK(seen.title == "A");
  REQUIRE(seen.entries.size() == 1);
  CHECK(seen.entries[0].id == "https://example.org/?p=1");
  CHECK(seen.entries[0].url == "https://example.org/one");
  CHECK(seen.entries[0].title == "Isn\xE2\x80\x99t");
  CHECK(seen.entries[0].published == at("2024-01-01T09:00:00Z"));
  CHECK(seen.entries[0].content == digest_html("Long", ""));
}

TEST_CASE("readers: JSON Feed, its id a number, too") {
  const SeenDocument seen =
      read(R"({"version": "https://jsonfeed.org/version/1", "title": "A", "feed_url": "https://example.org/feed.json",
"next_url": "/2023.json", "items": [{"id": 7, "url": "https://example.org/one", "title": "One", "content_text": "Hello",
"date_published": "2024-01-01T10:00:00.123+01:00"}, {"title": null, "items": [1, {}]}, 3]})");
  CHECK(seen.format == SeenFormat::kJson);
  CHECK(seen.older == "https://example.org/2023.json");
  REQUIRE(seen.entries.size() == 1);
  CHECK(seen.entries[0].id == "7");
  CHECK(seen.entries[0].published == at("2024-01-01T09:00:00Z"));
  CHECK(seen.entries[0].content == digest_html("<p>Hello</p>", ""));
}

TEST_CASE("readers: XHTML is compared as HTML is") {
  const SeenDocument seen = read(R"(<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hello <a href="https://a.example/">you</a></p></div></content></entry></feed>)");
  REQUIRE(seen.entries.size() == 1);
  CHECK(seen.entries[0].content == digest_html("<p>Hello <a href=\"https://a.example/\">you</a></p>", ""));
}

TEST_CASE("readers: what every writer of ours writes is read in the same way") {
  const almanac::feeds::Entry full = almanac::test::full_entry();
  almanac::feeds::Feed feed = almanac::test::full_feed();
  feed.self_url = "https://example.org/feed";
  feed.entries = {&full};
  const SeenDocument atom = read(almanac::feeds::formats()[0].write(feed));
  REQUIRE(atom.entries.size() == feed.entries.size());
  for (const auto& format : almanac::feeds::formats()) {
    const SeenDocument seen = read(format.write(feed));
    CHECK(seen.self == atom.self);
    CHECK(seen.title == atom.title);
    CHECK(seen.older == atom.older);
    REQUIRE(seen.entries.size() == atom.entries.size());
    for (std::size_t i = 0; i < seen.entries.size(); ++i) {
      CAPTURE(format.name);
      CHECK(seen.entries[i].id == atom.entries[i].id);
      CHECK(seen.entries[i].url == atom.entries[i].url);
      CHECK(seen.entries[i].title == atom.entries[i].title);
      CHECK(seen.entries[i].published == atom.entries[i].published);
      CHECK(seen.entries[i].updated == atom.entries[i].updated);
      CHECK(seen.entries[i].content == atom.entries[i].content);
    }
  }
}

TEST_CASE("readers: what is broken or no feed") {
  CHECK_FALSE(read_feed(""));
  CHECK_FALSE(read_feed("<html/>"));
  CHECK_FALSE(read_feed("<opml><body/></opml>"));
  CHECK_FALSE(read_feed("\xFF\xFE"));
  CHECK(read("{\"items\": [{\"id\": \"a\"}, {\"id\": \"b").entries.size() >= 1);
  CHECK(read("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>a</id></entry><entry><id>b</i").entries.size() >=
        1);
  CHECK(read("{\"items\": {\"items\": [\"id\"]}}").entries.empty());
  CHECK(read("<rss><item><link></link></item></rss>").entries.empty());
}
