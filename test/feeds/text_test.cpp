// Whatever a text holds, each format is well-formed and says the same: every text field of a feed, one nasty text after
// the other, written and read back.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/text.h"
#include "feeds/formats.h"
#include "feeds/sample_feed.h"
#include "support/xml.h"

namespace almanac::feeds {
namespace {

using namespace std::string_literals;
using Json = nlohmann::json;
using test::shown_text;
using test::XmlElement;

struct Nasty {
  std::string text;
  std::string expected;  // as every format says it
};

std::string code_points(char32_t from, char32_t to) {
  std::string text;
  for (char32_t c = from; c <= to; ++c) append_utf8(text, c);
  return text;
}

std::vector<Nasty> nasty_texts() {
  std::vector<Nasty> all = {
      {"C0 " + code_points(0x0, 0x1F) + ".", "C0 \t\n\r."},
      {"nul\0nul"s, "nulnul"},
      {"noncharacters \uFFFE\uFFFF.", "noncharacters ."},
      {"invalid \xFF\xC0\xAF\xED\xA0\x80 \xE2\x82", "invalid \uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD \uFFFD\uFFFD"},
  };
  for (const std::string& same :
       {"DEL and C1 " + code_points(0x7F, 0x9F), "end ]]> of <![CDATA[ section"s, "std::vector<int>"s, "A & B"s,
        "\"double\" 'single'"s, "&amp; &lt; &#x26; &nbsp; &#8;"s, "<!-- comment --> <?xml?> </entry>"s,
        "line\u2028paragraph\u2029\uFEFF"s, "astral \U0001F600 \U0010FFFF"s, "مراجعة ديسمبر"s, "\\ \\u0008 / \\n"s,
        "  blanks  within  "s, std::string(10000, 'x')})
    all.push_back({same, same});
  return all;
}

Entry entry_of(const std::string& text) {
  Entry entry = test::full_entry();
  entry.title = entry.summary = entry.content_html = text;
  entry.authors = {{text, "a" + text + "@example.org", "https://example.org/" + text}, {text, "", ""}};
  entry.categories = {{text, "", text}};
  entry.related.resize(1);
  entry.related[0].title = text;
  entry.related[0].href = "https://example.org/?" + text;
  return entry;
}

Feed feed_of(const std::string& text, const Entry& entry) {
  Feed feed = test::full_feed();
  feed.self_url = "https://example.org/feed";
  feed.title = feed.subtitle = feed.rights = feed.generator_name = feed.generator_version = text;
  feed.authors = {{text, "", ""}};
  feed.entries = {&entry};
  return feed;
}

std::string atom_name(const std::string& name) { return "http://www.w3.org/2005/Atom|" + name; }
std::string creator() { return "http://purl.org/dc/elements/1.1/|creator"; }

bool is_uri(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F && c != '<' && c != '"'; });
}

void check_atom(const XmlElement& feed, const std::string& text) {
  for (const char* name : {"title", "subtitle", "rights", "generator"})
    CHECK(shown_text(feed.only(atom_name(name))) == text);
  CHECK(feed.only(atom_name("generator")).attributes.at("version") == text);
  CHECK(feed.only(atom_name("author")).only(atom_name("name")).text == text);
  const XmlElement entry = feed.only(atom_name("entry"));
  for (const char* name : {"title", "summary"}) CHECK(shown_text(entry.only(atom_name(name))) == text);
  CHECK(entry.only(atom_name("content")).text == text);
  const XmlElement author = entry.all(atom_name("author")).at(0);
  CHECK(author.only(atom_name("name")).text == text);
  CHECK(author.only(atom_name("email")).text == "a" + text + "@example.org");
  CHECK(is_uri(author.only(atom_name("uri")).text));
  CHECK(entry.only(atom_name("category")).attributes.at("term") == text);
  CHECK(entry.only(atom_name("category")).attributes.at("label") == text);
  CHECK(entry.all(atom_name("link")).at(1).attributes.at("title") == text);
  CHECK(is_uri(entry.all(atom_name("link")).at(1).attributes.at("href")));
}

// The text that HTML says, where it has no other references.
std::string decode_html(std::string html) {
  for (const auto& [from, to] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&#xD;", "\r"}, {"&amp;", "&"}})
    html = replace_all(html, from, to);
  return html;
}

void check_rss(const XmlElement& rss, const std::string& text) {
  const XmlElement channel = rss.only("channel");
  for (const char* name : {"title", "description", "copyright"}) CHECK(channel.only(name).text == text);
  CHECK(channel.only("generator").text.starts_with(text));
  CHECK(channel.only(creator()).text == text);
  const XmlElement item = channel.only("item");
  CHECK(item.only("title").text == text);
  CHECK(decode_html(item.only("description").text) == text);
  CHECK(item.only("http://purl.org/rss/1.0/modules/content/|encoded").text == text);
  CHECK(item.all(creator()).at(1).text == text);
  CHECK(item.only("category").text == text);
  CHECK(item.only(atom_name("link")).attributes.at("title") == text);
  CHECK(is_uri(item.only(atom_name("link")).attributes.at("href")));
}

void check_json(const Json& feed, const std::string& text) {
  CHECK(feed.at("title") == text);
  CHECK(feed.at("description") == text);
  CHECK(feed.at("authors").at(0).at("name") == text);
  const Json& item = feed.at("items").at(0);
  for (const char* name : {"title", "summary", "content_html"}) CHECK(item.at(name) == text);
  CHECK(item.at("authors").at(1).at("name") == text);
  CHECK(is_uri(item.at("authors").at(0).at("url")));
  CHECK(item.at("tags") == Json::array({text}));
}

TEST_CASE("feeds: every text field says in every format what it was given") {
  for (const Nasty& nasty : nasty_texts()) {
    CAPTURE(nasty.expected);
    const Entry entry = entry_of(nasty.text);
    const Feed feed = feed_of(nasty.text, entry);
    check_atom(test::parse_xml(info(Format::kAtom).write(feed)), nasty.expected);
    check_rss(test::parse_xml(info(Format::kRss).write(feed)), nasty.expected);
    const Json json = Json::parse(info(Format::kJson).write(feed), nullptr, false);
    REQUIRE(!json.is_discarded());
    check_json(json, nasty.expected);
  }
}

TEST_CASE("feeds: RSS plain text is read right by readers that decode twice") {
  Entry entry = test::full_entry();
  entry.title = "std::vector<int> & AT&amp;T";
  Feed feed = test::full_feed();
  feed.entries = {&entry};
  const std::string bytes = info(Format::kRss).write(feed);
  CHECK(bytes.find("<title>std::vector&#x3C;int&#x3E; &#x26; AT&#x26;amp;T</title>") != std::string::npos);
}

}  // namespace
}  // namespace almanac::feeds
