#include "markdown/article.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/parallel.h"

namespace almanac::markdown {
namespace {

constexpr std::string_view kPageUrl = "https://example.org/2019/01/a/";

Options page_options() {
  Options options;
  options.file = "_posts/a.md";
  options.page_url = kPageUrl;
  options.more_reading_titles = {"More reading", "See also"};
  return options;
}

Article render_text(std::string_view markdown, const Options& options = page_options()) {
  Findings findings;
  Article article = render(markdown, options, findings);
  CHECK(findings.empty());
  return article;
}

Article render_kramdown(std::string_view markdown) {
  Options options = page_options();
  options.heading_ids = HeadingIds::kKramdown;
  return render_text(markdown, options);
}

std::vector<std::string> ids_of(const Article& article) {
  std::vector<std::string> ids;
  for (const Heading& heading : article.headings) ids.push_back(heading.id);
  return ids;
}

using Texts = std::vector<std::string>;

TEST_CASE("markdown: CommonMark and GitHub's extensions become HTML") {
  const Article article = render_text("# A *title*\n\nText with `code` & <https://a.org>.\n\n- [x] done\n- [ ] not\n");
  CHECK(article.page_html ==
        "<h1 id=\"a-title\">A <em>title</em></h1>\n"
        "<p>Text with <code>code</code> &amp; <a href=\"https://a.org\">https://a.org</a>.</p>\n"
        "<ul>\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> done</li>\n"
        "<li><input type=\"checkbox\" disabled=\"\" /> not</li>\n</ul>\n");
  CHECK(article.feed_html ==
        "<h1>A <em>title</em></h1>\n"
        "<p>Text with <code>code</code> &amp; <a href=\"https://a.org\">https://a.org</a>.</p>\n"
        "<ul>\n<li>☑ done</li>\n<li>☐ not</li>\n</ul>\n");
}

TEST_CASE("markdown: tables have their alignment, rows of any length the header's width") {
  CHECK(render_text("| a | b |\n|:--|--:|\n| *c* | d |\n| e |\n").feed_html ==
        "<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n<th align=\"right\">b</th>\n</tr>\n</thead>\n"
        "<tbody>\n<tr>\n<td align=\"left\"><em>c</em></td>\n<td align=\"right\">d</td>\n</tr>\n"
        "<tr>\n<td align=\"left\">e</td>\n<td align=\"right\"></td>\n</tr>\n</tbody>\n</table>\n");
}

TEST_CASE("markdown: footnotes link there and back, in feeds to the page") {
  const Article article = render_text("a[^n] b[^n]\n\n[^n]: note\n");
  CHECK(article.page_html ==
        "<p>a<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup> "
        "b<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1-2\">1</a></sup></p>\n"
        "<section class=\"footnotes\">\n<ol>\n<li id=\"fn-1\">\n"
        "<p>note <a href=\"#fnref-1\" class=\"footnote-backref\">↩</a> "
        "<a href=\"#fnref-1-2\" class=\"footnote-backref\">↩<sup class=\"footnote-ref\">2</sup></a></p>\n"
        "</li>\n</ol>\n</section>\n");
  CHECK(article.feed_html.find("<a href=\"https://example.org/2019/01/a/#fn-1\">1</a>") != std::string::npos);
  CHECK(article.feed_html.find(" id=") == std::string::npos);
}

TEST_CASE("markdown: two tildes strike out, one is a tilde") {
  CHECK(render_text("~~a *b*~~, 3~5 and 7~9").page_html == "<p><del>a <em>b</em></del>, 3~5 and 7~9</p>\n");
  CHECK(render_text("し~3").page_html == "<p>し~3</p>\n");
}

TEST_CASE("markdown: smart punctuation is an option") {
  Options options = page_options();
  CHECK(render_text("\"a\" -- b...", options).page_html == "<p>&quot;a&quot; -- b...</p>\n");
  options.smart_punctuation = true;
  CHECK(render_text("\"a\" -- b...", options).page_html == "<p>“a” – b…</p>\n");
}

TEST_CASE("markdown: several threads parse at once and get the same") {
  const std::string text = "~~a~~ https://example.org/a www.example.org *b*\n\n- [x] c[^1]\n\n[^1]: ~~d~~\n";
  const std::string expected = render_text(text).page_html;
  std::vector<std::string> results(400);
  parallel_for(results.size(), 4, [&](std::size_t i) {
    Findings findings;
    results[i] = render(text, page_options(), findings).page_html;
  });
  for (const std::string& result : results) CHECK(result == expected);
}

TEST_CASE("markdown: an empty text is an empty article") {
  const Article article = render_text("");
  CHECK(article.page_html.empty());
  CHECK(article.feed_html.empty());
  CHECK(article.excerpt.empty());
  CHECK(article.word_count == 0);
}

TEST_CASE("markdown: headings have GitHub's ids, each its own") {
  const Article article = render_text("# A & B: c++\n## Größe_1 -- x\n# A & B: c++\n# a--b-c-1\n# ![i](u)\n");
  CHECK(ids_of(article) == Texts{"a--b-c", "größe_1----x", "a--b-c-1", "a--b-c-1-1", ""});
  CHECK(article.headings[1].level == 2);
  CHECK(article.headings[1].text == "Größe_1 -- x");
  CHECK(article.page_html.ends_with("<h1><img src=\"u\" alt=\"i\" /></h1>\n"));
}

TEST_CASE("markdown: an id of the author's own HTML is not given again") {
  CHECK(ids_of(render_text("<a id=\"news\"></a>\n\n# News\n")) == Texts{"news-1"});
}

// As kramdown's parser for GitHub's dialect makes them: tried with Debian's.
TEST_CASE("markdown: headings have kramdown's ids on a Jekyll site") {
  CHECK(ids_of(render_kramdown("# mix test `--stale`\n# a -- b\n# What's new?\n# a -- b\n# 未来、web\n")) ==
        Texts{"mix-test---stale", "a--b", "whats-new", "a--b-1", "未来web"});
  const Article article = render_kramdown("## Own {#mine}\n\n## Next\n{: #other .wide}\n");
  CHECK(article.page_html == "<h2 id=\"mine\">Own</h2>\n<h2 id=\"other\">Next</h2>\n");
  CHECK(render_text("## Own {#mine}").headings[0].id == "own-mine");
}

TEST_CASE("markdown: on a Jekyll site a line of HTML ends with its element") {
  CHECK(render_kramdown("<iframe src=\"https://a.org/v\"></iframe>\n_- caption_\n").page_html ==
        "<iframe src=\"https://a.org/v\"></iframe>\n<p><em>- caption</em></p>\n");
  CHECK(render_kramdown("<img src=\"/a.png\">\n*caption*\n").page_html ==
        "<p><img src=\"/a.png\">\n<em>caption</em></p>\n");
  const std::string code = "```\n\n<div>a</div>\nb\n```\n";
  CHECK(render_kramdown(code).page_html == "<pre><code>\n&lt;div&gt;a&lt;/div&gt;\nb\n</code></pre>\n");
  CHECK(render_text("<div>a</div>\n*b*\n").page_html == "<div>a</div>\n*b*\n");
}

TEST_CASE("markdown: on a Jekyll site attribute lists are no text") {
  CHECK(render_kramdown("[a](/b){:target=\"_blank\"} and {: .c} text\n{: .wide}\n").page_html ==
        "<p><a href=\"/b\">a</a> and {: .c} text</p>\n");
  CHECK(render_kramdown("a\n\n* contents\n{:toc}\n\nb\n").page_html == "<p>a</p>\n<p>b</p>\n");
  CHECK(render_kramdown("* a\n\n  * b\n  {:toc}\n{:toc}\n").page_html.find("toc") == std::string::npos);
}

TEST_CASE("markdown: the excerpt is what stands before the separator, which goes") {
  const Article article = render_text("First *part* &amp; [link](b).\n\nSecond.\n\n<!--more-->\n\nRest.\n");
  CHECK(article.has_separator);
  CHECK(article.excerpt == "First part & link. Second.");
  CHECK(article.excerpt_html ==
        "<p>First <em>part</em> &amp; <a href=\"https://example.org/2019/01/a/b\">link</a>.</p>\n<p>Second.</p>\n");
  CHECK(article.page_html.find("more") == std::string::npos);
  CHECK(article.page_html.ends_with("<p>Rest.</p>\n"));
  CHECK_FALSE(article.has_raw_html);
}

TEST_CASE("markdown: a separator within a paragraph cuts it") {
  const Article article = render_text("One <b>two <!--more--> three</b>.\n");
  CHECK(article.excerpt == "One two");
  CHECK(article.excerpt_html == "<p>One <b>two </b></p>");
}

TEST_CASE("markdown: a separator may be any text, and a blank one is none") {
  Options options = page_options();
  options.excerpt_separator = "---8<---";
  const Article article = render_text("a\n\n---8<---\n\nb\n", options);
  CHECK(article.excerpt == "a");
  CHECK(article.page_html == "<p>a</p>\n<p></p>\n<p>b</p>\n");
  options.excerpt_separator = "\n\n";
  CHECK_FALSE(render_text("a\n\nb\n", options).has_separator);
}

TEST_CASE("markdown: without a separator the excerpt is the first paragraph that says something") {
  const Article article =
      render_text("# Title\n\n![only](picture.png)\n\n| a |\n|---|\n\nThe `first`\nparagraph.[^1]\n\nb\n\n[^1]: n\n");
  CHECK(article.excerpt == "The first paragraph.");
  CHECK(article.excerpt_html.empty());
  CHECK(render_text("<div><p>Raw <b>first</b> &amp; so on</p></div>\n").excerpt == "Raw first & so on");
}

TEST_CASE("markdown: words are counted without case, code blocks and stop words") {
  const Article article = render_text("Feeds and *feeds*: the FEED of feeds, at Café, CAFÉ.\n\n```\nfeeds code\n```\n");
  REQUIRE(article.words.size() == 3);
  CHECK(article.words[0].text == "feeds");
  CHECK(article.words[0].count == 3);
  CHECK(article.words[1].text == "café");
  CHECK(article.words[1].count == 2);
  CHECK(article.words[2].text == "feed");
  CHECK(article.word_count == 10);
}

TEST_CASE("markdown: a path from the site's root becomes a URI of the site") {
  const auto feed_html = [](std::string_view link, const std::string& page) {
    Findings findings;
    return render("[a](" + std::string(link) + ")", {.file = "a.md", .page_url = page}, findings).feed_html;
  };
  const std::string page = "https://example.org/2019/b/";
  CHECK(feed_html("/c/?d=e#f", page) == "<p><a href=\"https://example.org/c/?d=e#f\">a</a></p>\n");
  CHECK(feed_html("/c/../d/", page) == "<p><a href=\"https://example.org/d/\">a</a></p>\n");
  CHECK(feed_html("//c.example/d", page) == "<p><a href=\"https://c.example/d\">a</a></p>\n");
  CHECK(feed_html("/c/", "https://bücher.example/") == "<p><a href=\"https://xn--bcher-kva.example/c/\">a</a></p>\n");
}

TEST_CASE("markdown: an .html page passes as it is, its links are known, feeds get what is safe") {
  Findings findings;
  Options options = page_options();
  options.resolve_source = [](std::string_view) { return std::optional<std::string>("/b/"); };
  const Article article =
      render_html("<p onclick=x>Hi <a href='b.md'>*you*</a></p>\n<script>x</script>", options, findings);
  CHECK(article.page_html == "<p onclick=x>Hi <a href='/b/'>*you*</a></p>\n<script>x</script>");
  CHECK(article.feed_html == "<p>Hi <a href=\"https://example.org/b/\">*you*</a></p>\n");
  REQUIRE(article.links.size() == 1);
  CHECK(article.links[0].url == "/b/");
  CHECK(article.links[0].text == "*you*");
  CHECK(article.excerpt == "Hi *you*");
  CHECK(findings.empty());
}

}  // namespace
}  // namespace almanac::markdown
