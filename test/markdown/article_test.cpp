#include "markdown/article.h"

#include <doctest/doctest.h>

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

}  // namespace
}  // namespace almanac::markdown
