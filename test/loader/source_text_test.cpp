#include "loader/source_text.h"

#include <doctest/doctest.h>

namespace almanac::loader {
namespace {

struct Parsed {
  std::optional<SourceText> source;
  Findings findings;

  std::string finding() const { return findings.empty() ? "" : to_text(findings.items().front()); }
};

Parsed parse(std::string_view bytes) {
  Parsed parsed;
  parsed.source = parse_source(bytes, "a.md", parsed.findings);
  return parsed;
}

}  // namespace

TEST_CASE("loader: front matter stands between lines of three dashes") {
  const Parsed parsed = parse("---  \ntitle: A\n...\t\n\n    code\n");
  REQUIRE(parsed.source);
  CHECK(parsed.source->has_front_matter);
  CHECK(parsed.source->body == "\n    code\n");
  CHECK(parsed.source->body_line == 4);
}

TEST_CASE("loader: line ends of every kind become one") {
  const Parsed parsed = parse("---\r\ntitle: A\r\n---\r\nOne\r\nTwo\rThree");
  CHECK(parsed.source->body == "One\nTwo\nThree");
  CHECK(parsed.source->body_line == 4);
  CHECK(parsed.source->front_matter.find("title")->line() == 2);
  CHECK(*parsed.source->front_matter.find("title")->text_if() == "A");
}

TEST_CASE("loader: a byte order mark is dropped with a warning") {
  const Parsed parsed = parse("\xEF\xBB\xBF---\ntitle: A\n---\nText");
  CHECK(parsed.source->body == "Text");
  CHECK(parsed.finding().find("warning: the file begins with a byte order mark") != std::string::npos);
}

TEST_CASE("loader: a file without front matter is all body") {
  for (const char* text : {"Text.\n", "", "---\n\nA thematic break, and text.\n", "***\n---\n", "\n\nText\n"}) {
    const Parsed parsed = parse(text);
    CHECK(parsed.findings.empty());
    CHECK_FALSE(parsed.source->has_front_matter);
    CHECK(parsed.source->body == text);
    CHECK(parsed.source->body_line == 1);
  }
}

TEST_CASE("loader: front matter that is empty is front matter") {
  const Parsed parsed = parse("---\n---\nText");
  CHECK(parsed.source->has_front_matter);
  CHECK(parsed.source->body == "Text");
}

TEST_CASE("loader: front matter in the wrong place or form is told") {
  CHECK(parse("\n---\ntitle: A\n---\n").finding().find("1:1: error: front matter begins at line 2") !=
        std::string::npos);
  CHECK(parse("----\ntitle: A\n----\n").finding().find("exactly three dashes") != std::string::npos);
  CHECK(parse("---\ntitle: A\n\nText\n").finding().find("[UnclosedFrontMatter]") != std::string::npos);
  CHECK(parse("---\n").finding().find("[UnclosedFrontMatter]") != std::string::npos);
  CHECK(parse("+++\ntitle = \"A\"\n+++\n").finding().find("[TomlFrontMatter]") != std::string::npos);
  CHECK(parse("---\n- a\n---\n").finding().find("[MissingColon]") != std::string::npos);
  CHECK(parse("---\ntitle\n---\n").finding().find("[MissingColon]") != std::string::npos);
}

TEST_CASE("loader: what is not UTF-8 is told at its place") {
  CHECK(parse("---\ntitle: gr\xFC\xDF\n---\n").finding() ==
        "a.md:2:10: error: byte 0xFC is not UTF-8: save the file in the encoding UTF-8 [NotUtf8]");
  CHECK(parse("\xFF\xFE-").finding().find("is UTF-16") != std::string::npos);
}

TEST_CASE("loader: characters that XML has not are dropped with a warning at their place") {
  const Parsed parsed = parse("---\ntitle: A\bB\n---\nOne\fTwo \xEF\xBF\xBE.\n");
  CHECK(*parsed.source->front_matter.find("title")->text_if() == "AB");
  CHECK(parsed.source->body == "OneTwo .\n");
  REQUIRE(parsed.findings.items().size() == 3);
  CHECK(parsed.finding() ==
        "a.md:2:9: warning: character U+0008 cannot be in a feed and is dropped: take it out [IllegalCharacter]");
  CHECK(parsed.findings.items()[2].place == Place{"a.md", 4, 9});
  const Parsed escaped = parse("---\ntitle: \"A\\bB\"\n---\n");
  CHECK(*escaped.source->front_matter.find("title")->text_if() == "AB");
  CHECK(escaped.finding().find("2:8: warning: character U+0008") != std::string::npos);
  CHECK(parse("").source->body.empty());
  CHECK(parse(std::string_view("a\0b", 3)).source->body == "ab");
}

}  // namespace almanac::loader
