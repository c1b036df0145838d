#include "core/html/reader.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace almanac::html {
namespace {

// "code@start" of each error, in order.
std::vector<std::string> errors_of(std::string_view html) {
  std::vector<std::string> found;
  for (const ParseError& error : find_parse_errors(html)) {
    found.push_back(std::string(error.code) + "@" + std::to_string(error.start));
  }
  return found;
}

using Errors = std::vector<std::string>;

TEST_CASE("html: right fragments have no errors") {
  for (const char* html : {
           "plain &amp; simple",
           "<p>one<p>two<ul><li>a<li>b</ul><dl><dt>c<dd>d</dl>",
           "<h2>a</h2><pre>b</pre><hr><br/><img src=x alt=''>",
           "<table><caption>a<col><tr><th>b<td>c<tbody><tr><td>d</table>",
           "<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>",
           "<a href=x><div>block in a link</div></a>",
           "<ruby>a<rt>b</ruby><svg><path d=''/><title>x</title></svg><math><mi>x</mi></math>",
           "<svg><foreignObject><p>html</p></foreignObject><![CDATA[x]]></svg>",
           "<script>if (a<b) x('</p>')</script><style>a>b{}</style><textarea><p></textarea>",
           "<template><tr><td>x</td></tr></template><select><optgroup><option>a<option>b</select>",
           "<x-y>custom</x-y><details><summary>s</summary></details><!-- c --><button>b</button>",
       }) {
    CAPTURE(html);
    CHECK(errors_of(html) == Errors{});
  }
}

TEST_CASE("html: end tags that meet nothing, or come too early") {
  CHECK(errors_of("<p>a<div>b</div></p>") == Errors{"unexpected-end-tag@16"});
  CHECK(errors_of("<div><b>a</div>b") == Errors{"end-tag-too-early@9", "expected-closing-tag-but-got-eof@5"});
  CHECK(errors_of("<b><i>a</b></i>") == Errors{"end-tag-too-early@7", "unexpected-end-tag@11"});
  CHECK(errors_of("</br></x></li>") ==
        Errors{"unexpected-end-tag-treated-as@0", "unexpected-end-tag@5", "unexpected-end-tag@9"});
  CHECK(errors_of("<svg><g><path></g></svg>") == Errors{"end-tag-too-early@14"});
  CHECK(find_parse_errors("<div><span></div>").at(0).related == 5);
}

TEST_CASE("html: start tags that may not stand where they are") {
  CHECK(errors_of("<a>1<a>2</a>") == Errors{"unexpected-start-tag-implies-end-tag@4"});
  CHECK(errors_of("<h1>a<h2>b</h2>") == Errors{"unexpected-start-tag-implies-end-tag@5"});
  CHECK(errors_of("<button>a<button>b</button>") == Errors{"unexpected-start-tag-implies-end-tag@9"});
  CHECK(errors_of("<html><body><td>") ==
        Errors{"unexpected-start-tag@0", "unexpected-start-tag@6", "unexpected-start-tag@12"});
  CHECK(errors_of("<form><form></form>") == Errors{"unexpected-start-tag@6"});
  CHECK(errors_of("<div/></div><image>") ==
        Errors{"non-void-html-element-start-tag-with-trailing-solidus@0", "unexpected-start-tag-treated-as@12"});
  CHECK(errors_of("<svg><p>a</p></svg>") ==
        Errors{"unexpected-html-element-in-foreign-content@5", "unexpected-end-tag@13"});
  CHECK(errors_of("<!DOCTYPE html>") == Errors{"unexpected-doctype@0"});
}

TEST_CASE("html: what does not belong into a table is one error for each text and tag") {
  CHECK(errors_of("<table>a &amp; b<tr>\n<td>c</table>") == Errors{"foster-parenting-character@7"});
  CHECK(errors_of("<table><p>a</p></table>") ==
        Errors{"foster-parenting-start-tag@7", "foster-parenting-character@10", "foster-parenting-end-tag@11"});
  CHECK(errors_of("<table><td>a</table>") == Errors{"unexpected-start-tag@7"});
  CHECK(errors_of("<table><tbody><td>a</table>") == Errors{"unexpected-start-tag@14"});
  CHECK(errors_of("<table><tr></td></table>") == Errors{"unexpected-end-tag@11"});
}

TEST_CASE("html: elements left open are found at the end, where they were opened") {
  CHECK(errors_of("a<div><section>b<p>") ==
        Errors{"expected-closing-tag-but-got-eof@1", "expected-closing-tag-but-got-eof@6"});
  CHECK(errors_of("<script>x") == Errors{"expected-closing-tag-but-got-eof@0"});
  CHECK(find_parse_errors("<div>").at(0).offset == 5);
}

TEST_CASE("html: the reader tells raw text and CDATA from tags") {
  FragmentReader reader("<style><p></style><svg><![CDATA[<p>]]></svg><![CDATA[x]]>");
  CHECK(reader.next().name == "style");
  CHECK(reader.next().data == "<p>");
  CHECK(reader.next().kind == TokenKind::kEndTag);
  CHECK(reader.next().name == "svg");
  CHECK(reader.next().data == "<p>");
  CHECK(reader.next().kind == TokenKind::kEndTag);
  CHECK(reader.next().kind == TokenKind::kComment);
  REQUIRE(reader.errors().size() == 1);
  CHECK(reader.errors()[0].code == "cdata-in-html-content");
  CHECK(reader.next().kind == TokenKind::kEnd);
  CHECK(reader.errors().empty());
}

TEST_CASE("html: deep nesting is one error, and what follows is still read") {
  std::string html;
  for (int i = 0; i < 100'000; ++i) html += "<div>";
  const std::size_t deep = html.size();
  html += "<style><a b b></style>&nosuch;";
  CHECK(errors_of(html) == Errors{"nesting-too-deep@" + std::to_string(5 * (kMaxDepth - 1)),
                                  "unknown-named-character-reference@" + std::to_string(deep + 22)});
}

TEST_CASE("html: formatting that is never closed costs no more than the depth allows") {
  std::string html;
  for (int i = 0; i < 20'000; ++i) html += "<p><font size=" + std::to_string(i) + ">x";
  CHECK(errors_of(html).back().starts_with("nesting-too-deep"));

  html = "<p>";
  for (int i = 0; i < 400; ++i) html += "<font size=" + std::to_string(i) + ">";
  for (int i = 0; i < 20'000; ++i) html += "<p>x";
  CHECK(errors_of(html).back().starts_with("nesting-too-deep"));
}

}  // namespace
}  // namespace almanac::html
