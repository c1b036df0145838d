#include "markdown/more_reading.h"

#include <algorithm>

#include "core/text.h"
#include "core/unicode.h"

namespace almanac::markdown {
namespace {

constexpr int kDeepestHeading = 6;

std::string comparable(std::string_view title) {
  title = trim(title);
  while (title.ends_with(':')) title = trim(title.substr(0, title.size() - 1));
  return fold_case(title);
}

// A title is text, or bold text, perhaps with a colon after it: a longer block need not be read.
bool is_short(cmark_node* block) {
  constexpr int kMostChildren = 3;
  int children = 0;
  for (cmark_node* child = cmark_node_first_child(block); child != nullptr; child = cmark_node_next(child))
    if (++children > kMostChildren) return false;
  return true;
}

bool is_title(cmark_node* block, const std::vector<std::string>& titles) {
  const NodeKind kind = kind_of(block);
  if (kind == NodeKind::kParagraph) {
    cmark_node* next = cmark_node_next(block);
    if (next == nullptr || kind_of(next) != NodeKind::kList) return false;
  } else if (kind != NodeKind::kHeading) {
    return false;
  }
  if (!is_short(block)) return false;
  const std::string text = comparable(plain_text(block, ImageText::kSkip));
  return std::find(titles.begin(), titles.end(), text) != titles.end();
}

bool ends_section(cmark_node* block, int level) {
  const NodeKind kind = kind_of(block);
  return kind == NodeKind::kFootnoteDefinition ||
         (kind == NodeKind::kHeading && cmark_node_get_heading_level(block) <= level);
}

}  // namespace

MoreReadingSection find_more_reading(cmark_node* root, const std::vector<std::string>& titles) {
  std::vector<std::string> wanted;
  for (const std::string& title : titles) wanted.push_back(comparable(title));

  MoreReadingSection section;
  if (wanted.empty()) return section;
  for (cmark_node* block = cmark_node_first_child(root); block != nullptr; block = cmark_node_next(block))
    if (is_title(block, wanted)) section.title = block;
  if (section.title == nullptr) return section;

  const bool has_heading = kind_of(section.title) == NodeKind::kHeading;
  const int level = has_heading ? cmark_node_get_heading_level(section.title) : kDeepestHeading;
  section.last = section.title;
  section.after = cmark_node_next(section.title);
  for (; section.after != nullptr && !ends_section(section.after, level);
       section.after = cmark_node_next(section.after)) {
    section.last = section.after;
    if (kind_of(section.last) == NodeKind::kList) section.list = section.last;
  }
  return section;
}

}  // namespace almanac::markdown
