#include "feeds/check/sniff.h"

#include <doctest/doctest.h>

#include <string>

namespace almanac::feeds::check {
namespace {

constexpr const char* kAtomRoot = "<feed xmlns=\"http://www.w3.org/2005/Atom\">";

Sniffed sniff_whole(std::string_view bytes) { return sniff(bytes, true); }

std::string to_utf16(std::string_view ascii) {
  std::string text = "\xFF\xFE";
  for (const char c : ascii) text += std::string{c, '\0'};
  return text;
}

TEST_CASE("sniff: feeds are known by their root, whatever stands before it") {
  for (const std::string& feed :
       {std::string(kAtomRoot), "\xEF\xBB\xBF<?xml version='1.0'?>\n" + std::string(kAtomRoot),
        "\n <!-- > <html> -->\n<?xml-stylesheet href='a'?>" + std::string(kAtomRoot),
        "<!DOCTYPE feed [ <!ENTITY a \"]>\"> <!-- it's > --> ]>" + std::string(kAtomRoot),
        to_utf16("<?xml version='1.0'?>" + std::string(kAtomRoot)), std::string("<rss version='2.0'>"),
        std::string("<a:feed xmlns = 'x' xmlns:a = 'http://www.w3.org/2005/Atom'/>"),
        std::string("<entry xmlns='http://www.w3.org/2005/Atom'/>"), std::string("<opml version='2.0'>"),
        std::string("<rdf:RDF xmlns:rdf='r' xmlns='http://purl.org/rss/1.0/'>"), std::string("<feed><title>"),
        std::string("<feed xmlns='http://www.w3.org/2005/atom'>"),
        std::string("<feed xmlns='http://purl.org/atom/ns#'>")})
    CHECK_MESSAGE(sniff_whole(feed) == Sniffed::kFeed, feed);
}

TEST_CASE("sniff: JSON feeds are known by their version, wherever it stands") {
  CHECK(sniff_whole(R"({"version": "https://jsonfeed.org/version/1.1", "items": []})") == Sniffed::kFeed);
  CHECK(sniff_whole(R"({"version":"https:\/\/jsonfeed.org\/version\/1"})") == Sniffed::kFeed);
  CHECK(sniff_whole(R"({"items": [{"version": 1}], "version" : "https://jsonfeed.org/version/1"})") == Sniffed::kFeed);
  CHECK(sniff_whole(R"({"version": "1.0", "home": "https://jsonfeed.org/version/1"})") == Sniffed::kOther);
  CHECK(sniff_whole(R"([{"version": "https://jsonfeed.org/version/1"}])") == Sniffed::kOther);
}

TEST_CASE("sniff: other files are left alone") {
  for (const std::string& other :
       {std::string(""), std::string("\x89PNG\r\n"), std::string("feed"), std::string("<"), std::string("<!-- open"),
        std::string("<html><body><feed>"), std::string("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"),
        std::string("<rdf:RDF xmlns:rdf='r' xmlns:foaf='http://xmlns.com/foaf/0.1/'>"), std::string("<entry>"),
        std::string("<feed xmlns='urn:hay'>"), std::string("<feeder>"), std::string("# <rss>"), std::string(9, '\0')})
    CHECK_MESSAGE(sniff_whole(other) == Sniffed::kOther, other);
}

TEST_CASE("sniff: a start that does not tell asks for more") {
  for (const char* start :
       {"", " \n", "<?xml versi", "<!-- long", "<!DOCTYPE rss [", "<feed xmlns='http", "<?xml?>", "{\"a\""})
    CHECK_MESSAGE(sniff(start, false) == Sniffed::kUnknown, start);
  CHECK(sniff("<html>", false) == Sniffed::kOther);
  CHECK(sniff("<rss>", false) == Sniffed::kFeed);
}

}  // namespace
}  // namespace almanac::feeds::check
