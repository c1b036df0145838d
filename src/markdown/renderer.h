// From the tree of a post to the HTML of its page and, where the post has no raw HTML, of feeds, in one walk; and what
// that walk meets on its way.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/finding.h"
#include "markdown/article.h"
#include "markdown/tree.h"

namespace almanac::markdown {

struct Rendering {
  std::string page_html;
  std::string feed_html;      // to be used only where !has_raw_html
  bool has_raw_html = false;  // other than comments
  std::vector<Link> links;
  std::vector<Heading> headings;
  std::string words;  // all text but code blocks, for counting
  std::optional<MoreReading> more_reading;
  struct Separator {
    std::size_t page_offset = 0;
    std::size_t feed_offset = 0;
    bool between_blocks = false;  // of the document itself: what is before it is complete HTML
  };
  std::optional<Separator> separator;
};

// `source` is what the tree was parsed from. Warns of characters that XML forbids where the Markdown wrote them as
// references ("&#8;"). May change the tree: a heading's "{#id}" goes.
Rendering render_tree(cmark_node* root, std::string_view source, const Options& options, Findings& findings);

}  // namespace almanac::markdown
