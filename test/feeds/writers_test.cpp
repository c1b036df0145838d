#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "feeds/check/check.h"
#include "feeds/formats.h"
#include "feeds/sample_feed.h"
#include "feeds/xml_text.h"
#include "support/xml.h"

namespace almanac::feeds {
namespace {

using Json = nlohmann::json;
using test::XmlElement;

std::string atom(const std::string& name) { return "http://www.w3.org/2005/Atom|" + name; }

Feed feed_with(const Entry& entry) {
  Feed feed = test::full_feed();
  feed.self_url = "https://example.org/feed";
  feed.entries = {&entry};
  return feed;
}

XmlElement atom_entry(const Entry& entry) {
  return test::parse_xml(info(Format::kAtom).write(feed_with(entry))).only(atom("entry"));
}
XmlElement rss_item(const Entry& entry) {
  return test::parse_xml(info(Format::kRss).write(feed_with(entry))).only("channel").only("item");
}
Json json_item(const Entry& entry) {
  return Json::parse(info(Format::kJson).write(feed_with(entry))).at("items").at(0);
}

TEST_CASE("feeds: the formats stand in the order of their enumeration") {
  for (const FormatInfo& format : formats()) CHECK(&info(format.format) == &format);
}

TEST_CASE("feeds: entries written once make the same document") {
  Entry full = test::full_entry();
  Entry least = test::least_entry();
  Feed feed = test::full_feed();
  feed.entries = {&full, &least};
  for (const FormatInfo& format : formats()) {
    const std::string before = format.write(feed);
    write_entry_once(full, {format.format});
    CHECK(!full.written.at(static_cast<std::size_t>(format.format)).empty());
    CHECK(format.write(feed) == before);
  }
  Entry shared = least;
  write_entry_once(shared, {Format::kAtom, Format::kRss, Format::kJson});
  const std::string before = info(Format::kAtom).write(feed_with(shared));
  shared.content_html.clear();  // may be dropped: the bytes are there
  CHECK(info(Format::kAtom).write(feed_with(shared)) == before);
}

TEST_CASE("feeds: an entry's bytes do not depend on its feed") {
  const Entry entry = test::full_entry();
  for (const FormatInfo& format : formats()) {
    Feed other = test::least_feed();
    other.entries = {&entry};
    const std::string bytes = format.write_entry(entry);
    CHECK(format.write(other).find(bytes) != std::string::npos);
    CHECK(format.write(feed_with(entry)).find(bytes) != std::string::npos);
  }
}

TEST_CASE("feeds: a title that looks like markup means the same in every format, and no check takes it for markup") {
  for (const char* title :
       {"</title>", "What &nbsp; and &#8221; are", "AT&T", "std::vector<int>", "A & B", "<b>a</b> & </b>"}) {
    Entry entry = test::least_entry();
    entry.title = title;
    const XmlElement atom_title = atom_entry(entry).only(atom("title"));
    const bool is_html = atom_title.attributes.contains("type");
    CHECK(is_html == (std::string(title) != "std::vector<int>" && std::string(title) != "A & B"));
    CHECK(atom_title.text == (is_html ? escape(title, Escape::kText) : title));
    CHECK(rss_item(entry).only("title").text == title);
    CHECK(json_item(entry).at("title") == title);
    for (const Format format : {Format::kAtom, Format::kRss})
      for (const Findings findings = check::check_feed(info(format).write(feed_with(entry)), "f", {});
           const Finding& finding : findings.items())
        CHECK_MESSAGE(finding.rule.find("HTML") == std::string::npos, to_text(finding));
  }
}

TEST_CASE("feeds: a guid is a permalink where it is the page's address, and says so where it is not") {
  Entry entry = test::least_entry();
  CHECK(rss_item(entry).only("guid").attributes.at("isPermaLink") == "true");
  entry.id = "https://example.org/2018/12/november-review";  // another address of the web
  CHECK(rss_item(entry).only("guid").attributes.at("isPermaLink") == "false");
  entry.id = entry.url = "tag:example.org,2018:november";
  CHECK(rss_item(entry).only("guid").attributes.at("isPermaLink") == "false");
}

TEST_CASE("feeds: ids stay as they are, links become URIs") {
  Entry entry = test::least_entry();
  entry.id = "https://Example.org/Größe";
  entry.url = "https://größe.example/Größe|1";
  const std::string uri = "https://xn--gre-6ka8i.example/Gr%C3%B6%C3%9Fe%7C1";
  CHECK(atom_entry(entry).only(atom("id")).text == entry.id);
  CHECK(rss_item(entry).only("guid").text == entry.id);
  CHECK(json_item(entry).at("id") == entry.id);
  CHECK(atom_entry(entry).only(atom("link")).attributes.at("href") == uri);
  CHECK(rss_item(entry).only("link").text == uri);
  CHECK(json_item(entry).at("url") == uri);
}

TEST_CASE("feeds: an entry with a summary only") {
  Entry entry = test::full_entry();
  entry.content_html.clear();
  CHECK(atom_entry(entry).all(atom("content")).empty());
  CHECK(atom_entry(entry).only(atom("summary")).text == entry.summary);
  CHECK(rss_item(entry).all("http://purl.org/rss/1.0/modules/content/|encoded").empty());
  CHECK(rss_item(entry).only("description").text == "What 1 &lt; 2 months brought: tea &amp; \"talks\".");
  CHECK(json_item(entry).at("content_text") == entry.summary);
  CHECK(!json_item(entry).contains("content_html"));
}

TEST_CASE("feeds: an entry with an empty body and no summary") {
  Entry entry = test::least_entry();
  entry.content_html.clear();
  CHECK(atom_entry(entry).only(atom("link")).attributes.at("rel") == "alternate");  // RFC 4287 4.1.2: required then
  CHECK(rss_item(entry).only("title").text == entry.title);
  CHECK(json_item(entry).at("content_text") == "");
}

TEST_CASE("feeds: RSS has the description before the full content, and the full content there without a summary") {
  Entry entry = test::full_entry();
  const std::string both = info(Format::kRss).write_entry(entry);
  CHECK(both.find("<description>") < both.find("<content:encoded>"));
  entry.summary.clear();
  CHECK(rss_item(entry).only("description").text == entry.content_html);
  CHECK(rss_item(entry).all("http://purl.org/rss/1.0/modules/content/|encoded").empty());
}

TEST_CASE("feeds: an enclosure of unknown length and type") {
  Entry entry = test::least_entry();
  entry.enclosure = Media{"https://example.org/a b.bin", "", 0, 0, 0};
  const XmlElement rss = rss_item(entry).only("enclosure");
  CHECK(rss.attributes.at("url") == "https://example.org/a%20b.bin");
  CHECK(rss.attributes.at("length") == "0");
  CHECK(rss.attributes.at("type") == "application/octet-stream");
  const XmlElement link = atom_entry(entry).all(atom("link")).at(1);
  CHECK(link.attributes.at("rel") == "enclosure");
  CHECK(!link.attributes.contains("length"));
  CHECK(json_item(entry).at("attachments").at(0) ==
        Json{{"url", "https://example.org/a%20b.bin"}, {"mime_type", "application/octet-stream"}});
}

TEST_CASE("feeds: authors and categories of which nothing can be written are left out") {
  Entry entry = test::least_entry();
  entry.authors = {{"\b", "", ""}, {"Ada", "not an address", ""}};
  entry.categories = {{" \b", "https://example.org/", ""}};
  const XmlElement author = atom_entry(entry).only(atom("author"));
  CHECK(author.only(atom("name")).text == "Ada");
  CHECK(author.all(atom("email")).empty());
  CHECK(atom_entry(entry).all(atom("category")).empty());
  CHECK(rss_item(entry).only("http://purl.org/dc/elements/1.1/|creator").text == "Ada");
  CHECK(rss_item(entry).all("category").empty());
  CHECK(json_item(entry).at("authors").size() == 1);
  CHECK(!json_item(entry).contains("tags"));
}

TEST_CASE("feeds: dates keep their offset in Atom and JSON, and are UTC in RSS") {
  const Entry entry = test::full_entry();
  CHECK(atom_entry(entry).only(atom("published")).text == "2019-01-07T10:00:00+01:00");
  CHECK(json_item(entry).at("date_published") == "2019-01-07T10:00:00+01:00");
  CHECK(rss_item(entry).only("pubDate").text == "Mon, 07 Jan 2019 09:00:00 +0000");
  CHECK(rss_item(entry).only(atom("updated")).text == "2019-01-08T09:30:00Z");
  CHECK(rss_item(test::least_entry()).all(atom("updated")).empty());  // not updated since
}

TEST_CASE("feeds: content of which nothing can be written is none, and no text is taken for a place in a document") {
  Entry entry = test::full_entry();
  entry.content_html = "\x01\b";
  entry.title = "\x01 \\u0001 \"\\u0001\" \"";
  CHECK(atom_entry(entry).all(atom("content")).empty());
  CHECK(rss_item(entry).all("http://purl.org/rss/1.0/modules/content/|encoded").empty());
  CHECK(json_item(entry).at("content_html") == "");
  entry.content_html = "\x01<p>\\u0001</p>";
  const std::string title = " \\u0001 \"\\u0001\" \"", content = "<p>\\u0001</p>";
  CHECK(atom_entry(entry).only(atom("title")).text == title);
  CHECK(rss_item(entry).only("title").text == title);
  CHECK(json_item(entry).at("title") == title);
  CHECK(atom_entry(entry).only(atom("content")).text == content);
  CHECK(rss_item(entry).only("http://purl.org/rss/1.0/modules/content/|encoded").text == content);
  CHECK(json_item(entry).at("content_html") == content);
}

TEST_CASE("feeds: white space of the content is nobody's but the author's") {
  Entry entry = test::least_entry();
  entry.content_html = "\n <pre>\n  two\n    four\n</pre> \n\n";
  CHECK(atom_entry(entry).only(atom("content")).text == entry.content_html);
  CHECK(rss_item(entry).only("description").text == entry.content_html);
  CHECK(json_item(entry).at("content_html") == entry.content_html);
}

}  // namespace
}  // namespace almanac::feeds
