#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

#include "markdown/article.h"
#include "markdown/guards.h"

namespace almanac::markdown {
namespace {

struct Rendered {
  Article article;
  Findings findings;
};

Rendered render_with_findings(std::string_view markdown) {
  Options options;
  options.file = "a.md";
  options.first_line = 5;
  options.page_url = "https://example.org/a/";
  Rendered rendered;
  rendered.article = render(markdown, options, rendered.findings);
  return rendered;
}

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST_CASE("markdown: characters that XML forbids are dropped, with a warning at their place") {
  const auto [article, findings] = render_with_findings(
      "a\n\nüb\x08"
      "c\x1B\n");
  CHECK(article.page_html == "<p>a</p>\n<p>übc</p>\n");
  CHECK(article.feed_html == article.page_html);
  REQUIRE(findings.items().size() == 1);
  CHECK(to_text(findings.items()[0]) ==
        "a.md:7:3: warning: character U+0008 cannot stand in a feed and is left out: delete it [IllegalCharacter]");
  const std::string null("a\0b", 3);
  CHECK(render_with_findings(null).article.page_html == "<p>ab</p>\n");
}

TEST_CASE("markdown: references to characters that XML forbids are dropped, with a warning") {
  const auto [article, findings] =
      render_with_findings("a\n\nb&#8;c `&#8;` ![&#x1;](d \"&#2;\")\n\n<div>&#8;e</div>\n");
  CHECK(article.page_html ==
        "<p>a</p>\n<p>bc <code>&amp;#8;</code> <img src=\"d\" alt=\"\" title=\"\" /></p>\n<div>e</div>\n");
  REQUIRE(findings.items().size() == 2);
  CHECK(findings.items()[0].rule == "IllegalCharacter");
  CHECK(findings.items()[0].place == Place{"a.md", 7, 0});
  CHECK(findings.items()[1].place == Place{"a.md", 9, 0});
}

TEST_CASE("markdown: C1 characters stay in pages, go from feeds, and are warned of") {
  const auto [article, findings] = render_with_findings("a\xC2\x92s \xEF\xBF\xBD\n");
  CHECK(article.page_html == "<p>a\xC2\x92s \xEF\xBF\xBD</p>\n");
  CHECK(article.feed_html == "<p>as \xEF\xBF\xBD</p>\n");
  REQUIRE(findings.items().size() == 1);
  CHECK(findings.items()[0].rule == "BadCharacters");
  CHECK(findings.items()[0].place == Place{"a.md", 5, 2});
}

TEST_CASE("markdown: bytes that are not UTF-8 never reach the output") {
  CHECK(render_with_findings("a\xFF"
                             "b\xC3")
            .article.feed_html ==
        "<p>a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD</p>\n");
}

void check_refused(const std::string& markdown, std::string_view rule) {
  const auto start = std::chrono::steady_clock::now();
  const auto [article, findings] = render_with_findings("ok\n\n" + markdown);
  REQUIRE(findings.items().size() == 1);
  CHECK(findings.items()[0].rule == rule);
  CHECK(findings.items()[0].severity == Severity::kError);
  CHECK(findings.items()[0].place.line == 7);
  CHECK(article.page_html.starts_with("<pre>ok\n\n"));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));  // hours where it reaches cmark
}

TEST_CASE("markdown: what cmark takes too long for is refused before it gets there") {
  check_refused("|" + repeat("a|", 3000) + "\n|" + repeat("-|", 3000) + "\n" + repeat("a\n", 3000), "TooWideTable");
  check_refused("|" + repeat("a|", 60'000) + "\n|" + repeat("-|", 60'000) + "\n", "TooWideTable");
  check_refused(repeat("a|b|c\n-|-\n", 10'000), "TooWideTable");
  check_refused(repeat("a\n", 100'000) + "a|b\n-|-\n", "TooWideTable");
  check_refused(repeat("![[]()", 200'000), "TooManyBrackets");
  check_refused(repeat("a <?", 200'000), "TooManyDeclarations");
  check_refused(repeat("a <!A ", 200'000), "TooManyDeclarations");
  check_refused("http://a.b/" + repeat(")", 500'000), "TooManyParentheses");
}

TEST_CASE("markdown: a definition whose uses would swell the page is refused") {
  const std::string markdown = "[a]: " + repeat("b", 30'000) + "\n\n" + repeat("[a]", 9'000);
  REQUIRE(find_refusal(markdown, false));
  CHECK(find_refusal(markdown, false)->rule == "TooLongReferences");
}

TEST_CASE("markdown: large posts of the usual kind are not refused") {
  const std::vector<std::string> texts{
      repeat("| a | b | c |\n", 1) + "|---|---|---|\n" + repeat("| *d* | [e](f) | `g` |\n", 9'000),
      repeat("[a](https://example.org/b) and ![c](d.png)\n", 4'000),
      repeat("- an item\n", 100'000),
      repeat("A paragraph of text, (with) much <b>HTML</b> & a@b.org in it.\n\n", 10'000),
      "[a]: /b \"c\"\n\n" + repeat("see [a] and [d][a].\n\n", 20'000),
      repeat("<!-- a -->\n", 5'000),
  };
  for (const std::string& text : texts) CHECK_FALSE(find_refusal(text, false));
}

TEST_CASE("markdown: deep nesting is rendered without recursion") {
  const auto [article, findings] = render_with_findings(repeat("> ", 9'000) + "a\n\n" + repeat("- ", 9'000) + "b\n");
  CHECK(findings.empty());
  CHECK(article.page_html.size() > 400'000);
}

}  // namespace
}  // namespace almanac::markdown
