// What cmark-gfm is slow or wasteful at, and almanac does in its place.
#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "markdown/article.h"
#include "markdown/guards.h"
#include "markdown/tree.h"

namespace almanac::markdown {
namespace {

std::string page_html(std::string_view markdown, bool smart_punctuation = false) {
  Options options;
  options.file = "a.md";
  options.page_url = "https://example.org/a/";
  options.smart_punctuation = smart_punctuation;
  Findings findings;
  return render(markdown, options, findings).page_html;
}

std::string times(std::size_t count, std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string_view::npos; at += part.size()) ++found;
  return found;
}

std::string mail_link(std::string_view address) {
  return "<a href=\"mailto:" + std::string(address) + "\">" + std::string(address) + "</a>";
}

TEST_CASE("markdown: addresses of mail become links, as GFM has it") {
  CHECK(page_html("a@b.c, +d.e_f-g@h-i.j.k.\n") ==
        "<p>" + mail_link("a@b.c") + ", " + mail_link("+d.e_f-g@h-i.j.k") + ".</p>\n");
  CHECK(page_html("/a@b.c\n") == "<p>/" + mail_link("a@b.c") + "</p>\n");
  CHECK(page_html("mailto:a@b.c xmpp:a@b.c/d\n") ==
        "<p><a href=\"mailto:a@b.c\">mailto:a@b.c</a> <a href=\"xmpp:a@b.c/d\">xmpp:a@b.c/d</a></p>\n");
  CHECK(page_html("*a@b.c*&#64;d.e [f@g.h](/i) `j@k.l`\n") ==
        "<p><em>" + mail_link("a@b.c") + "</em>@d.e <a href=\"/i\">f@g.h</a> <code>j@k.l</code></p>\n");
}

TEST_CASE("markdown: what only looks like an address of mail stays text") {
  for (const std::string text : {"a@b", "@b.c", "a@@b.c", "a@b.c_", "a@b.1", "a@b.c@d", "a@", "@"})
    CHECK(page_html(text + "\n") == "<p>" + text + "</p>\n");
}

TEST_CASE("markdown: thousands of addresses of mail in one paragraph become links") {
  CHECK(count_of(page_html(times(20'000, "a@b.c ")), "mailto:") == 20'000);
  CHECK(page_html(times(200'000, "a@b") + "\n").size() == 600'008);
}

TEST_CASE("markdown: quotes become curly as cmark has it") {
  CHECK(page_html("\"a\" 'b' it's 'tis \"'c' d\" e\" (f's)\n", true) == "<p>“a” ‘b’ it’s ’tis “‘c’ d” e” (f’s)</p>\n");
  CHECK(page_html("'tis *the dogs' way* and \"so *on\" it* goes\n", true) ==
        "<p>‘tis <em>the dogs’ way</em> and “so <em>on” it</em> goes</p>\n");
  CHECK(page_html("\\\"a\\\" `\"b\"` [\"c\" 'd](/e) f'\n", true) ==
        "<p>&quot;a&quot; <code>&quot;b&quot;</code> <a href=\"/e\">“c” ’d</a> f’</p>\n");
  CHECK(page_html("\"a\" 'b'\n") == "<p>&quot;a&quot; 'b'</p>\n");
}

TEST_CASE("markdown: quotes by the hundred thousand take no longer than stars") {
  const auto start = std::chrono::steady_clock::now();
  CHECK(count_of(page_html(times(700, "\"'--..."), true), "…") == 700);
  CHECK(count_of(page_html("\"a" + times(100'000, " bcd\"") + "\n", true), "”") == 100'000);
  CHECK(count_of(page_html("'a" + times(100'000, " bcd'") + "\n", true), "’") == 100'000);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));  // minutes where cmark pairs them
}

TEST_CASE("markdown: quotes with thousands of stars between them are refused where they become curly") {
  const std::string text = times(3'000, " 'a") + times(3'000, " *a") + times(3'000, " a'") + "\n";
  REQUIRE(find_refusal(text, true));
  CHECK(find_refusal(text, true)->rule == "TooManyQuotes");
  CHECK_FALSE(find_refusal(text, false));
}

TEST_CASE("markdown: cells that a table's rows do not have are refused by the thousand") {
  const std::string head = times(150, "|a") + "|\n" + times(150, "|-") + "|\n";
  CHECK(find_refusal(head + times(200, "|a\n"), false)->rule == "TooWideTable");
  CHECK_FALSE(find_refusal(head + times(20, "|a\n"), false));
  CHECK_FALSE(find_refusal("|a|b|\n|-|-|\n" + times(50'000, "|one|two|\n"), false));
}

TEST_CASE("markdown: so do the cells of many small tables") {
  const std::string table = times(30, "|a") + "|\n" + times(30, "|-") + "|\n" + times(300, "|\n") + "\n";
  CHECK_FALSE(find_refusal(table, false));
  CHECK(find_refusal(times(10, table), false)->rule == "TooWideTable");
}

TEST_CASE("markdown: quotes and items are refused by the ten thousand where hardly any text is in them") {
  const std::optional<Refusal> refusal = find_refusal("a\n\n" + times(40'000, "> "), false);
  REQUIRE(refusal);
  CHECK(refusal->rule == "TooManyContainers");
  CHECK(refusal->line == 3);
  CHECK(find_refusal(times(50'000, "- 1. "), false)->rule == "TooManyContainers");
  CHECK_FALSE(find_refusal(times(15'000, "> "), false));
  CHECK_FALSE(find_refusal(times(50'000, "1. a\n"), false));
  CHECK_FALSE(find_refusal(times(50'000, "*a* -b 1.2 >\n"), false));
}

TEST_CASE(
    "markdown: characters that HTML escapes are refused by the ten thousand where hardly any text is around them") {
  CHECK(find_refusal(times(50'000, "&"), false)->rule == "TooManyEscapes");
  CHECK(find_refusal(times(50'000, "<"), false)->rule == "TooManyEscapes");
  CHECK_FALSE(find_refusal(times(50'000, "&amp; "), false));
}

TEST_CASE("markdown: comments that end are no cost") {
  CHECK_FALSE(find_refusal(times(4'000, "<!-- a --> <?b?> <!C> <![CDATA[d]]>\n"), false));
  CHECK(find_refusal(times(5'000, "a <!-- b "), false)->rule == "TooManyDeclarations");
}

TEST_CASE("markdown: quotes are refused by the ten thousand in one block where they become curly") {
  const std::optional<Refusal> refusal = find_refusal(times(50'000, "\"a"), true);
  REQUIRE(refusal);
  CHECK(refusal->rule == "TooManyQuotes");
  CHECK_FALSE(find_refusal(times(50'000, "\"a"), false));
  CHECK_FALSE(find_refusal(times(4'000, "\"a\" it's\n\n"), true));
}

TEST_CASE("markdown: definitions are counted by their uses") {
  const std::string definition = "[A  B]: /" + times(1'000, "c") + "\n\n";
  CHECK(find_refusal(definition + times(2'000, "[a b] "), false)->rule == "TooLongReferences");
  CHECK_FALSE(find_refusal(definition + times(2'000, "[a c] "), false));
  CHECK_FALSE(find_refusal(times(9'000, "[a]: /b\n"), false));
}

TEST_CASE("markdown: a tree takes memory again that cmark gave back") {
  const Tree first = parse("*a* **b** ~~c~~ \"d\" [e](/f \"g\") ![h](i)\n\n" + times(30'000, "j "), true);
  const Tree second = parse(times(1'000, "*k* ") + "\n\n> l\n", true);
  CHECK(plain_text(cmark_node_first_child(first.get()), ImageText::kInclude) == "a b c “d” e h");
  CHECK(plain_text(cmark_node_last_child(second.get()), ImageText::kInclude) == "l");
}

}  // namespace
}  // namespace almanac::markdown
