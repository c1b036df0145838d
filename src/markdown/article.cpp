#include "markdown/article.h"

#include "core/text.h"
#include "markdown/characters.h"
#include "markdown/renderer.h"
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

}  // namespace

Article render(std::string_view markdown, const Options& options, Findings& findings) {
  const std::string source = clean_source(markdown, options.file, options.first_line, findings);
  const Tree tree = parse(source, options.smart_punctuation);
  Rendering rendering = render_tree(tree.get(), source, options, findings);

  Article article;
  article.page_html = std::move(rendering.page_html);
  article.feed_html = std::move(rendering.feed_html);
  article.has_raw_html = rendering.has_raw_html;
  article.links = std::move(rendering.links);
  article.headings = std::move(rendering.headings);
  article.more_reading = rendering.more_reading;
  WordList words = count_words(rendering.words);
  article.words = std::move(words.most_frequent);
  article.word_count = words.count;
  if (rendering.separator) {
    article.has_separator = true;
    article.excerpt_html = article.feed_html.substr(0, rendering.separator->feed_offset);
    article.excerpt = std::string(trim(visible_text(article.excerpt_html)));
  } else {
    article.excerpt = first_paragraph(tree.get());
  }
  return article;
}

Article render_html(std::string_view html, const Options& options, Findings& findings) {
  Article article;
  article.page_html = clean_source(html, options.file, options.first_line, findings);
  article.feed_html = article.page_html;
  article.has_raw_html = true;
  WordList words = count_words(visible_text(article.page_html));
  article.words = std::move(words.most_frequent);
  article.word_count = words.count;
  return article;
}

}  // namespace almanac::markdown
