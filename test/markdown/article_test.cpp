#include "markdown/article.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/parallel.h"

namespace almanac::markdown {
namespace {

Article render_text(std::string_view markdown, Options options = {}) {
  Findings findings;
  if (options.page_url.empty()) options.page_url = "https://example.org/2019/01/a/";
  return render(markdown, options, findings);
}

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

TEST_CASE("markdown: two tildes strike out, one is a tilde") {
  CHECK(render_text("~~a *b*~~, 3~5 and 7~9").page_html == "<p><del>a <em>b</em></del>, 3~5 and 7~9</p>\n");
  CHECK(render_text("し~3").page_html == "<p>し~3</p>\n");
}

TEST_CASE("markdown: several threads parse at once and get the same") {
  const std::string text = "~~a~~ https://example.org/a www.example.org *b*\n\n- [x] c[^1]\n\n[^1]: ~~d~~\n";
  const std::string expected = render_text(text).page_html;
  std::vector<std::string> results(400);
  parallel_for(results.size(), 4, [&](std::size_t i) { results[i] = render_text(text).page_html; });
  for (const std::string& result : results) CHECK(result == expected);
}

}  // namespace
}  // namespace almanac::markdown
