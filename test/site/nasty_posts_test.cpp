// Whatever a post contains, every feed stays well-formed and says what the post says.
#include <doctest/doctest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "core/filesystem.h"
#include "core/text.h"
#include "support/memory_filesystem.h"
#include "support/run_program.h"
#include "support/xml.h"

using almanac::test::MemoryFileSystem;
using almanac::test::parse_xml;
using almanac::test::run_program;
using almanac::test::XmlElement;

namespace {

constexpr const char* kAtomNamespace = "http://www.w3.org/2005/Atom|";
constexpr const char* kSettings = "title: A & B < C\nurl: https://example.org\n";

// As a double-quoted YAML scalar, in which every character can be written.
std::string yaml(const std::string& text) { return nlohmann::json(text).dump(-1, ' ', true); }

std::string post(const std::string& title, const std::string& tag, const std::string& author, const std::string& body) {
  return "---\ntitle: " + yaml(title) + "\ntags: [" + yaml(tag) + "]\nauthor: " + yaml(author) + "\n---\n" + body +
         "\n";
}

struct Built {
  XmlElement atom;
  XmlElement rss;
  nlohmann::json json;
  std::map<std::string, std::string> files;
};

// Builds the one post; every XML file must be well-formed, every JSON file be JSON, without a character that XML
// forbids.
Built build(const std::string& source) {
  MemoryFileSystem fs{{"blog/almanac.yml", kSettings}, {"blog/_posts/2024-01-02-nasty.md", source}};
  const auto run = run_program(fs, {"build", "blog"});
  REQUIRE_MESSAGE(run.exit_code == 0, run.err);
  Built built{.files = fs.files()};
  for (const auto& [path, bytes] : built.files) {
    if (!path.starts_with("blog/_site/")) continue;
    CAPTURE(path);
    CHECK(!almanac::find_invalid_utf8(bytes));
    const auto ending = almanac::extension(path);
    if (ending == ".xml" || ending == ".opml") parse_xml(bytes);
    if (ending == ".json") CHECK(nlohmann::json::accept(bytes));
  }
  built.atom = parse_xml(built.files.at("blog/_site/atom.xml"));
  built.rss = parse_xml(built.files.at("blog/_site/rss.xml"));
  built.json = nlohmann::json::parse(built.files.at("blog/_site/feed.json"));
  return built;
}

XmlElement entry_of(const Built& built) { return built.atom.only(std::string(kAtomNamespace) + "entry"); }
XmlElement item_of(const Built& built) { return built.rss.only("channel").only("item"); }

// RSS titles are read twice, once as XML and once as HTML: what a reader shows.
std::string decoded(std::string text) {
  for (const auto& [reference, character] : {std::pair{"&#x3C;", "<"}, {"&#x3E;", ">"}, {"&#x26;", "&"}})
    text = almanac::replace_all(text, reference, character);
  return text;
}

void check_title(const Built& built, const std::string& title) {
  CHECK(almanac::test::shown_text(entry_of(built).only(std::string(kAtomNamespace) + "title")) == title);
  CHECK(decoded(item_of(built).only("title").text) == title);
  CHECK(built.json.at("items").at(0).at("title") == title);
}

void check_tag_and_author(const Built& built, const std::string& tag, const std::string& author) {
  CHECK(entry_of(built).only(std::string(kAtomNamespace) + "category").attributes.at("term") == tag);
  CHECK(entry_of(built).only(std::string(kAtomNamespace) + "author").only(std::string(kAtomNamespace) + "name").text ==
        author);
  CHECK(item_of(built).only("category").text == tag);
  CHECK(built.json.at("items").at(0).at("tags") == nlohmann::json{tag});
  CHECK(built.json.at("items").at(0).at("authors").at(0).at("name") == author);
}

}  // namespace

TEST_CASE("nasty posts: each control character in title, tag, author and body is dropped, the rest stays") {
  for (char32_t c = 1; c < 0x20; ++c) {
    if (c == '\t' || c == '\n' || c == '\r') continue;
    CAPTURE(static_cast<unsigned>(c));
    const std::string nasty = std::string("a") + static_cast<char>(c) + "b";
    const Built built =
        build(post(nasty, nasty, nasty, "Body " + nasty + " end, and &#" + std::to_string(c) + "; too."));
    check_title(built, "ab");
    check_tag_and_author(built, "ab", "ab");
    const std::string content = built.json.at("items").at(0).at("content_html");
    CHECK(content.find("Body ab end") != std::string::npos);
    CHECK(entry_of(built).only(std::string(kAtomNamespace) + "content").text == content);
  }
}

TEST_CASE("nasty posts: markup in a title, tag or author is text in every format") {
  for (const std::string nasty :
       {"]]>", "std::vector<int>", "A & B", "<script>alert(1)</script>", "&lt;b&gt; &amp;amp;", "\"quoted\" 'single'",
        "{{title}}", "{% raw %}", "<!-- -->", "]]]]><![CDATA[>"}) {
    CAPTURE(nasty);
    const Built built = build(post(nasty, nasty, nasty, nasty + "\n\n`" + nasty + "`"));
    check_title(built, nasty);
    check_tag_and_author(built, nasty, nasty);
    for (const auto& [path, bytes] : built.files)
      if (path.ends_with("/tags/index.html")) CHECK(bytes.find("<script>alert") == std::string::npos);
  }
}

TEST_CASE("nasty posts: code in the body is shown as it is written") {
  const Built built = build(post("t", "t", "t", "Use `std::vector<int>` & `A & B`, then ]]>."));
  const std::string content = built.json.at("items").at(0).at("content_html");
  CHECK(content == "<p>Use <code>std::vector&lt;int&gt;</code> &amp; <code>A &amp; B</code>, then ]]&gt;.</p>\n");
  CHECK(entry_of(built).only(std::string(kAtomNamespace) + "content").text == content);
}

TEST_CASE("nasty posts: a title of 10,000 characters, an empty body") {
  std::string title;
  for (int i = 0; i < 5'000; ++i) title += "é<";
  const Built built = build(post(title, title, title, ""));
  check_title(built, title);
  check_tag_and_author(built, title, title);
}

TEST_CASE("nasty posts: a post in Arabic keeps its text, its language and its direction") {
  const std::string source =
      "---\ntitle: مراجعة ديسمبر\nlang: ar\ntags: [قاعدة بيانات]\nauthor: سلمى\n---\nمرحبا *بكم*.\n";
  const Built built = build(source);
  check_title(built, "مراجعة ديسمبر");
  check_tag_and_author(built, "قاعدة بيانات", "سلمى");
  CHECK(entry_of(built).attributes.at("http://www.w3.org/XML/1998/namespace|lang") == "ar");
  CHECK(built.json.at("items").at(0).at("content_html") == "<p>مرحبا <em>بكم</em>.</p>\n");
  const std::string page = built.files.at("blog/_site/2024/01/02/nasty/index.html");
  CHECK(page.find("<html lang=\"ar\" dir=\"rtl\"") != std::string::npos);
}
