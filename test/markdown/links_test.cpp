#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "markdown/article.h"

namespace almanac::markdown {
namespace {

Article render_links(std::string_view markdown) {
  Options options;
  options.file = "_posts/a.md";
  options.first_line = 8;
  options.page_url = "https://example.org/2019/01/a/";
  options.more_reading_titles = {"More reading", "See also"};
  options.resolve_source = [](std::string_view reference) -> std::optional<std::string> {
    if (reference == "2018-12-06-review.md#b") return "/2018/12/review/#b";
    if (reference == "/_posts/2018-12-06-review.markdown") return "/2018/12/review/";
    return std::nullopt;
  };
  Findings findings;
  Article article = render(markdown, options, findings);
  CHECK(findings.empty());
  return article;
}

void check_link(const Link& link, std::string_view url, std::string_view text, const Place& place) {
  CHECK(link.url == url);
  CHECK(link.text == text);
  CHECK(link.place.line == place.line);
  CHECK(link.place.column == place.column);
}

TEST_CASE("markdown: an address is a link, however its sign is written") {
  for (const std::string sign : {"@", "&#64;", "&#x40;", "&commat;"})
    CHECK(render_links("Write to me" + sign + "a.example.").page_html ==
          "<p>Write to <a href=\"mailto:me@a.example\">me@a.example</a>.</p>\n");
  CHECK(render_links("Write to me & mine.").page_html == "<p>Write to me &amp; mine.</p>\n");
}

TEST_CASE("markdown: links to source files become their posts' URLs, others stay") {
  const Article article = render_links(
      "[a](2018-12-06-review.md#b) [b](/_posts/2018-12-06-review.markdown) [c](README.md) [d](http://x.org/a.md)\n");
  CHECK(article.page_html ==
        "<p><a href=\"/2018/12/review/#b\">a</a> <a href=\"/2018/12/review/\">b</a> <a href=\"README.md\">c</a> "
        "<a href=\"http://x.org/a.md\">d</a></p>\n");
  CHECK(article.feed_html ==
        "<p><a href=\"https://example.org/2018/12/review/#b\">a</a> "
        "<a href=\"https://example.org/2018/12/review/\">b</a> "
        "<a href=\"https://example.org/2019/01/a/README.md\">c</a> <a href=\"http://x.org/a.md\">d</a></p>\n");
  REQUIRE(article.links.size() == 4);
  CHECK(article.links[0].url == "/2018/12/review/#b");
}

TEST_CASE("markdown: a link's place is where it begins, in characters of the file") {
  const Article article =
      render_links("Größe: [a *b*](/c)\nand ![i](/d.png \"t\") [over\nlines](/e)\n\n- x\n  [f](/g)\n");
  REQUIRE(article.links.size() == 4);
  check_link(article.links[0], "/c", "a b", {"_posts/a.md", 8, 8});
  check_link(article.links[1], "/d.png", "i", {"_posts/a.md", 9, 5});
  CHECK(article.links[1].is_image);
  check_link(article.links[2], "/e", "over lines", {"_posts/a.md", 9, 22});
  CHECK(article.links[3].place.line == 13);
}

TEST_CASE("markdown: many links on one line take no longer for it") {
  std::string markdown;
  for (int i = 0; i < 9000; ++i) markdown += "[ä](b) ";
  const Article article = render_links(markdown);
  REQUIRE(article.links.size() == 9000);
  CHECK(article.links.back().place.column == 8999 * 7 + 1);
}

TEST_CASE("markdown: links and images of raw HTML are links, their sources resolved") {
  const Article article = render_links(
      "<div>\n<a href=\"2018-12-06-review.md#b\">the\n<b>review</b></a>\n<img src='p.png' alt=\"a &amp; "
      "b\">\n</div>\n\n"
      "An <a href=\"/c\">*own*</a> link.\n");
  REQUIRE(article.links.size() == 3);
  check_link(article.links[0], "/2018/12/review/#b", "the review", {"_posts/a.md", 9, 0});
  check_link(article.links[1], "p.png", "a & b", {"_posts/a.md", 11, 0});
  CHECK(article.links[1].is_image);
  check_link(article.links[2], "/c", "own", {"_posts/a.md", 14, 0});
  CHECK(
      article.page_html.starts_with("<div>\n<a href=\"/2018/12/review/#b\">the\n<b>review</b></a>\n<img src='p.png'"));
}

TEST_CASE("markdown: a link in a link is its text only") {
  CHECK(render_links("[a <https://b.org> c](/d)").page_html == "<p><a href=\"/d\">a https://b.org c</a></p>\n");
}

TEST_CASE("markdown: URLs in feeds are absolute and encoded") {
  CHECK(render_links("[a](#b) [c](?d) [e](//f.org/g) [h](</ü i>) ![j](k.png)").feed_html ==
        "<p><a href=\"https://example.org/2019/01/a/#b\">a</a> <a href=\"https://example.org/2019/01/a/?d\">c</a> "
        "<a href=\"https://f.org/g\">e</a> <a href=\"https://example.org/%C3%BC%20i\">h</a> "
        "<img src=\"https://example.org/2019/01/a/k.png\" alt=\"j\" /></p>\n");
}

TEST_CASE("markdown: URLs that run or hold something go from feeds") {
  CHECK(render_links("[a](javascript:b) [c](<Java Script:d>) [e](data:text/html,f) ![g](data:image/svg+xml,h)")
            .feed_html == "<p>a c e g</p>\n");
  CHECK(render_links("![a](data:image/png;base64,AAAA)").feed_html ==
        "<p><img src=\"data:image/png;base64,AAAA\" alt=\"a\" /></p>\n");
}

std::string after(const std::string& html, std::size_t offset) { return html.substr(offset, 9); }

TEST_CASE("markdown: the author's section of further reading is found, with its links") {
  const Article article = render_links(
      "[x](/x)\n\n# more READING:\n\n- [a](/a)\n\nand\n\n* [b](/b)\n\n## Part\n\n[c](/c)\n\n# End\n\n[d](/d)\n");
  REQUIRE(article.more_reading);
  CHECK(article.more_reading->in_list);
  CHECK(after(article.page_html, article.more_reading->page_offset) == "</ul>\n<h2");
  CHECK(after(article.feed_html, article.more_reading->feed_offset) == "</ul>\n<h2");
  REQUIRE(article.links.size() == 5);
  for (const Link& link : article.links)
    CHECK(link.in_more_reading == (link.url == "/a" || link.url == "/b" || link.url == "/c"));
}

TEST_CASE("markdown: a section of further reading may have no list, or a bold title") {
  const Article prose = render_links("## See also\n\nRead [a](/a).\n\n[^1]\n\n[^1]: n\n");
  REQUIRE(prose.more_reading);
  CHECK_FALSE(prose.more_reading->in_list);
  CHECK(after(prose.page_html, prose.more_reading->page_offset) == "<section ");
  CHECK(after(prose.feed_html, prose.more_reading->feed_offset) == "<section ");
  const Article bold = render_links("**See also:**\n\n1. [a](/a)\n\n[b](/b)\n");
  REQUIRE(bold.more_reading);
  CHECK(after(bold.page_html, bold.more_reading->page_offset) == "</ol>\n<p>");
  CHECK_FALSE(render_links("See also what others write.\n\n- [a](/a)\n").more_reading);
  CHECK_FALSE(render_links("See also\n\nnothing\n").more_reading);
}

TEST_CASE("markdown: raw HTML elsewhere does not hide the section of further reading") {
  const Article article = render_links("<div><script>x</script>a</div>\n\n# More reading\n\n- [a](/a)\n");
  REQUIRE(article.more_reading);
  CHECK(after(article.page_html, article.more_reading->page_offset) == "</ul>\n");
  CHECK(after(article.feed_html, article.more_reading->feed_offset) == "</ul>\n");
  CHECK(article.feed_html.find("<!--") == std::string::npos);
}

}  // namespace
}  // namespace almanac::markdown
