#include "markdown/article.h"

#include <algorithm>

#include "core/text.h"
#include "markdown/characters.h"
#include "markdown/guards.h"
#include "markdown/heading_ids.h"
#include "markdown/html_text.h"
#include "markdown/kramdown.h"
#include "markdown/link_list.h"
#include "markdown/raw_html.h"
#include "markdown/renderer.h"
#include "markdown/safe_html.h"
#include "markdown/tags.h"
#include "markdown/tree.h"
#include "markdown/words.h"

namespace almanac::markdown {
namespace {

// The first paragraph of the text itself that says something.
std::string first_paragraph(cmark_node* root) {
  for (cmark_node* block = cmark_node_first_child(root); block != nullptr; block = cmark_node_next(block)) {
    if (kind_of(block) != NodeKind::kParagraph) continue;
    std::string text = plain_text(block, ImageText::kSkip);
    if (!text.empty()) return text;
  }
  return {};
}

// The same of HTML for feeds, for what is raw HTML altogether.
std::string first_paragraph(std::string_view safe_html) {
  for (std::size_t at = 0; (at = safe_html.find("<p", at)) != std::string_view::npos; ++at) {
    if (at + 2 >= safe_html.size() || (safe_html[at + 2] != '>' && safe_html[at + 2] != ' ')) continue;
    const std::string_view paragraph = safe_html.substr(at, safe_html.find("</p>", at) - at);
    std::string text = visible_text(paragraph);
    if (!trim(text).empty()) return text;
  }
  return {};
}

void add_words(Article& article, std::string_view text) {
  WordList words = count_words(text);
  article.words = std::move(words.most_frequent);
  article.word_count = words.count;
}

// The place of further reading in feeds moves with what is made safe.
void make_feed_html(Article& article, std::string_view page_url) {
  const std::optional<std::size_t> place =
      article.more_reading ? std::optional(article.more_reading->page_offset) : std::nullopt;
  SafeHtml safe = make_safe(article.page_html, page_url, place);
  article.feed_html = std::move(safe.html);
  if (!article.more_reading) return;
  const std::string_view rest = std::string_view(article.feed_html).substr(safe.place.value_or(0));
  const bool ends_list = rest.starts_with("</ul>") || rest.starts_with("</ol>");
  const bool is_lost = !safe.place || (article.more_reading->in_list && !ends_list);
  if (is_lost)
    article.more_reading.reset();
  else
    article.more_reading->feed_offset = *safe.place;
}

void add_excerpt(Article& article, const Rendering::Separator& separator, std::string_view page_url) {
  article.has_separator = true;
  const bool is_whole = separator.between_blocks && !article.has_raw_html;
  article.excerpt_html = is_whole ? article.feed_html.substr(0, separator.feed_offset)
                                  : make_safe(article.page_html.substr(0, separator.page_offset), page_url).html;
  article.excerpt = collapse_blanks(visible_text(article.excerpt_html));
}

// The text itself stands in for what it would be: the site is not published, since this is an error.
Article refuse(std::string_view source, const Refusal& refusal, const Options& options, Findings& findings) {
  const int line = refusal.line == 0 ? 0 : options.first_line - 1 + refusal.line;
  findings.error(refusal.rule, {options.file, line, 0}, refusal.message);
  Article article;
  article.page_html = "<pre>";
  append_escaped(article.page_html, source);
  article.page_html += "</pre>\n";
  article.feed_html = without_bad(article.page_html);
  return article;
}

}  // namespace

Article render(std::string_view markdown, const Options& options, Findings& findings) {
  const std::string source = clean_source(markdown, options.file, options.first_line, findings);
  if (const std::optional<Refusal> refusal = find_refusal(source, options.smart_punctuation))
    return refuse(source, *refusal, options, findings);
  const bool is_kramdown = options.heading_ids == HeadingIds::kKramdown;
  Tree tree =
      is_kramdown ? parse_kramdown(source, options.smart_punctuation) : parse(source, options.smart_punctuation);
  Rendering rendering = render_tree(tree.get(), source, options, findings);
  const std::string first = first_paragraph(tree.get());
  tree.reset();  // it takes more memory than all that is made of it

  Article article;
  article.page_html = std::move(rendering.page_html);
  article.feed_html = std::move(rendering.feed_html);
  article.has_raw_html = rendering.has_raw_html;
  article.links = std::move(rendering.links);
  article.headings = std::move(rendering.headings);
  article.more_reading = rendering.more_reading;
  add_words(article, rendering.words);
  if (article.has_raw_html) make_feed_html(article, options.page_url);
  if (rendering.separator) add_excerpt(article, *rendering.separator, options.page_url);
  if (article.excerpt.empty()) article.excerpt = collapse_blanks(first);
  if (article.excerpt.empty() && article.has_raw_html)
    article.excerpt = collapse_blanks(first_paragraph(article.feed_html));
  return article;
}

Article render_html(std::string_view html, const Options& options, Findings& findings) {
  const std::string source = clean_source(html, options.file, options.first_line, findings);
  LinkList links(source, options);
  HeadingIdMaker heading_ids(options.heading_ids);
  Article article;
  article.page_html = note_raw_html(source, 1, links, heading_ids);
  article.links = links.take();
  article.has_raw_html = true;
  make_feed_html(article, options.page_url);
  article.excerpt = collapse_blanks(first_paragraph(article.feed_html));
  add_words(article, visible_text(article.page_html));
  return article;
}

}  // namespace almanac::markdown
