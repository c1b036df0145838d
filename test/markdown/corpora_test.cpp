// Real posts (shared/corpora, passed over where it is absent).
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/html/reader.h"
#include "core/text.h"
#include "core/url.h"
#include "markdown/article.h"
#include "markdown/characters.h"
#include "markdown/safe_html.h"
#include "support/files.h"

namespace almanac::markdown {
namespace {

constexpr std::string_view kPostUrl = "https://example.org/2019/01/a/";

struct Source {
  std::string path;
  std::string markdown;
};

std::string without_front_matter(const std::string& text) {
  for (const std::string fence : {"---", "+++"}) {
    if (!text.starts_with(fence + "\n")) continue;
    const std::size_t end = text.find("\n" + fence + "\n", 3);
    if (end != std::string::npos) return text.substr(end + 5);
  }
  return text;
}

std::vector<Source> read_posts(const std::string& folder) {
  std::vector<Source> posts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".md" && entry.path().extension() != ".markdown") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    const std::string text = replace_all(bytes.str(), "\r\n", "\n");
    if (!find_invalid_utf8(text)) posts.push_back({entry.path().string(), without_front_matter(text)});
  }
  std::sort(posts.begin(), posts.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
  return posts;
}

Article render_post(const Source& post, Findings& findings) {
  Options options;
  options.file = post.path;
  options.page_url = kPostUrl;
  options.more_reading_titles = {"More reading"};
  return render(post.markdown, options, findings);
}

// What no feed may hold, as its own HTML writes it: attributes are quoted by '"', text has none.
std::string find_forbidden(const std::string& html) {
  html::Tokenizer tokenizer(html);
  for (;;) {
    const html::Token& token = tokenizer.next();
    if (token.kind == html::TokenKind::kEnd) return {};
    if (token.kind != html::TokenKind::kStartTag) continue;
    constexpr auto kForbidden =
        std::to_array<std::string_view>({"script", "style", "iframe", "object", "embed", "form", "input", "button",
                                         "select", "textarea", "svg", "math", "meta", "link", "base"});
    if (std::find(kForbidden.begin(), kForbidden.end(), token.name) != kForbidden.end()) return std::string(token.name);
    for (const html::Attribute& attribute : token.attributes) {
      const bool is_url = attribute.name == "href" || attribute.name == "src" || attribute.name == "poster" ||
                          attribute.name == "cite" || attribute.name == "longdesc";
      if (is_url && !is_absolute_url(attribute.value)) return std::string(attribute.value);
      if (attribute.name.starts_with("on") || attribute.name == "style") return std::string(attribute.name);
    }
  }
}

std::string without_blank_lines(const std::string& text) {
  std::string out;
  for (const std::string_view line : split(text, '\n'))
    if (!trim(line).empty()) out.append(line).append("\n");
  return out;
}

TEST_CASE("markdown: every post of real blogs has a feed entry that is safe, absolute and without parse errors") {
  const auto folder = test::shared_path("corpora");
  if (!folder) return;
  std::size_t raw = 0;
  const std::vector<Source> posts = read_posts(*folder);
  for (const Source& post : posts) {
    CAPTURE(post.path);
    Findings findings;
    const Article article = render_post(post, findings);
    CHECK_FALSE(findings.has_errors());
    CHECK(find_bad_character(article.feed_html) == std::string::npos);
    CHECK(find_forbidden(article.feed_html) == "");
    CHECK(html::find_parse_errors(article.feed_html).empty());
    raw += article.has_raw_html ? 1 : 0;
    // Both ways to a feed's HTML lead to the same: from the tree, and from the page's HTML.
    // So does the page's HTML by its tags alone, where these nest well.
    const std::string safe = make_safe(article.page_html, kPostUrl, {}, HtmlTree::kAlways).html;
    CHECK(safe == make_safe(article.page_html, kPostUrl).html);
    const bool is_same = without_blank_lines(safe) == without_blank_lines(article.feed_html);
    CHECK(is_same);
  }
  MESSAGE(posts.size(), " posts, ", raw, " with raw HTML");
}

TEST_CASE("markdown: the real blog's sections of further reading are found") {
  const auto folder = test::shared_path("corpora/zalando/_posts");
  if (!folder) return;
  int sections = 0;
  for (const Source& post : read_posts(*folder)) {
    Findings findings;
    const Article article = render_post(post, findings);
    if (!article.more_reading) continue;
    ++sections;
    CHECK(article.more_reading->in_list);
    CHECK(article.page_html.substr(article.more_reading->page_offset) == "</ul>\n");
    CHECK(std::count_if(article.links.begin(), article.links.end(),
                        [](const Link& link) { return link.in_more_reading; }) >= 3);
  }
  CHECK(sections == 5);
}

}  // namespace
}  // namespace almanac::markdown
