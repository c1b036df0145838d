// The author's own section of further reading, in the tree of a post.
#pragma once

#include <string>
#include <vector>

#include "markdown/tree.h"

namespace almanac::markdown {

struct MoreReadingSection {
  cmark_node* title = nullptr;  // its heading, or a paragraph that is only the title; null where there is no section
  cmark_node* last = nullptr;   // its last block; the title itself where nothing follows
  cmark_node* list = nullptr;   // its last list; null where it has none
  cmark_node* after = nullptr;  // the first block after it; null where it is the last
};

// The last section whose title is one of `titles`, without regard to case and to a colon at the end. It ends before the
// next heading of its level or a higher one, before the footnotes, or with the text.
MoreReadingSection find_more_reading(cmark_node* root, const std::vector<std::string>& titles);

}  // namespace almanac::markdown
