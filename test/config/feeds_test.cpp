// Feeds by declaration.
#include <doctest/doctest.h>

#include "config/load.h"
#include "support/memory_filesystem.h"

namespace almanac::config {
namespace {

using Kind = Condition::Kind;

std::vector<FeedDeclaration> load(const std::string& feeds, Findings& findings) {
  const test::MemoryFileSystem fs({{"almanac.yml", "title: T\nurl: https://ex.org\nfeeds:\n" + feeds}});
  const Result<Settings> settings = load_settings(fs, "", {}, findings);
  REQUIRE(settings.ok());
  return settings->feeds;
}

std::vector<FeedDeclaration> load(const std::string& feeds) {
  Findings findings;
  auto loaded = load(feeds, findings);
  CHECK(findings.empty());
  return loaded;
}

// "(tag:a any(author:b author:c) not(all(year:2019)))"
std::string show(const Condition& condition) {
  const auto show_all = [&](const std::string& name) {
    std::string text = name + "(";
    for (const Condition& child : condition.children) text += (text.ends_with('(') ? "" : " ") + show(child);
    return text + ")";
  };
  switch (condition.kind) {
    case Kind::kAll: return show_all("all");
    case Kind::kAny: return show_all("any");
    case Kind::kNot: return show_all("not");
    case Kind::kTag: return "tag:" + condition.value;
    case Kind::kCategory: return "category:" + condition.value;
    case Kind::kAuthor: return "author:" + condition.value;
    case Kind::kSeries: return "series:" + condition.value;
    case Kind::kYear: return "year:" + std::to_string(condition.year);
  }
  return "";
}

std::string show(const std::string& where) {
  return show(load("  - {path: /a.xml, where: " + where + "}\n").at(0).where);
}

std::string mistake(const std::string& feeds) {
  Findings findings;
  load(feeds, findings);
  return findings.empty() ? "" : to_text(findings.items().front());
}

}  // namespace

TEST_CASE("config: a declared feed is one author's posts on one subject") {
  const auto feeds = load(
      "  - path: blog/tags/PostgreSQL/sdudoladov/atom.xml\n    title: On PostgreSQL\n"
      "    where: {tags: PostgreSQL, authors: Sergey Dudoladov}\n    limit: 7\n    content: summary\n    archive: "
      "true\n");
  REQUIRE(feeds.size() == 1);
  CHECK(feeds[0].path == "/blog/tags/PostgreSQL/sdudoladov/atom.xml");
  CHECK(feeds[0].format == "atom");
  CHECK(feeds[0].title == "On PostgreSQL");
  CHECK(show(feeds[0].where) == "all(tag:PostgreSQL author:Sergey Dudoladov)");
  CHECK(feeds[0].limit == 7);
  CHECK(feeds[0].content == FeedContent::kSummary);
  CHECK(feeds[0].archive);
  CHECK(feeds[0].place == Place{"almanac.yml", 4, 11});
}

TEST_CASE("config: conditions nest in any order") {
  CHECK(show("{}") == "all()");
  CHECK(show("{tags: [a, b], years: [2018, 2019]}") == "all(any(tag:a tag:b) any(year:2018 year:2019))");
  CHECK(show("{not: {series: S}, categories: c}") == "all(not(all(series:S)) category:c)");
  CHECK(show("{any: [{tags: a}, {not: {authors: b, tags: c}}]}") ==
        "all(any(all(tag:a) all(not(all(author:b tag:c)))))");
  CHECK(show("{any: {tags: a, authors: b}}") == "all(any(tag:a author:b))");
  CHECK(show("{all: [{tags: a}, {tags: b}]}") == "all(all(all(tag:a) all(tag:b)))");
}

TEST_CASE("config: a feed's format is told from its path") {
  CHECK(load("  - path: /a/rss.xml\n").at(0).format == "rss");
  CHECK(load("  - path: /a/x.json\n").at(0).format == "json");
  CHECK(load("  - path: /a/feed.xml\n").at(0).format == "atom");
  CHECK(load("  - {path: /a.txt, format: rss}\n").at(0).format == "rss");
  CHECK(mistake("  - path: /a.txt\n").find("add \"format: atom\", rss or json") != std::string::npos);
}

TEST_CASE("config: a condition of a bad shape is told at its place") {
  CHECK(mistake("  - {path: /a.xml, where: tags}\n").starts_with("almanac.yml:4:27: error: where must be a map"));
  CHECK(mistake("  - {path: /a.xml, where: {tag: a}}\n").find("did you mean \"tags\"?") != std::string::npos);
  CHECK(mistake("  - {path: /a.xml, where: {years: x}}\n").find("years must be a year") != std::string::npos);
  CHECK(mistake("  - {path: /a.xml, where: {tags: {a: b}}}\n").find("tags must be a name") != std::string::npos);
  CHECK(mistake("  - {path: /a.xml, where: {any: [a]}}\n").find("where must be a map") != std::string::npos);
  CHECK(mistake("  - {title: x}\n").find("a feed without a path") != std::string::npos);
  CHECK(mistake("  - {path: ../x.xml}\n").find("path must be a file's path") != std::string::npos);
  CHECK(mistake("  - {path: /a.xml, limit: -1}\n").find("limit must be") != std::string::npos);
  CHECK(mistake("  - {path: /a.xml, formt: atom}\n").find("did you mean \"format\"?") != std::string::npos);
  CHECK(mistake("  tags: a\n").find("feeds must be a list") != std::string::npos);
  std::string deep = "{tags: a}";
  for (int i = 0; i < 40; ++i) deep = "{not: " + deep + "}";
  CHECK(mistake("  - {path: /a.xml, where: " + deep + "}\n").find("[SettingType]") != std::string::npos);
}

}  // namespace almanac::config
