// The tree of a Markdown text, as cmark-gfm parses it: CommonMark with tables, strikethrough, autolinks, task lists and
// footnotes. Reading it from several threads needs one tree for each thread.
#pragma once

#include <cmark-gfm.h>

#include <memory>
#include <string>
#include <string_view>

#include "markdown/tree_memory.h"

namespace almanac::markdown {

struct FreeTree {
  void operator()(cmark_node*) const { release_tree_memory(); }
};
// To be dropped by the thread that parsed it.
using Tree = std::unique_ptr<cmark_node, FreeTree>;

// `markdown` must have passed guard() (markdown/guards.h): cmark-gfm is quadratic on some texts. Thread-safe.
Tree parse(std::string_view markdown, bool smart_punctuation);

// What a node is, cmark's own kinds and the extensions' in one list.
enum class NodeKind {
  kDocument,
  kBlockQuote,
  kList,
  kItem,
  kCodeBlock,
  kHtmlBlock,
  kParagraph,
  kHeading,
  kThematicBreak,
  kFootnoteDefinition,
  kTable,
  kTableRow,
  kTableCell,
  kText,
  kSoftBreak,
  kLineBreak,
  kCode,
  kHtmlInline,
  kEmphasis,
  kStrong,
  kStrikethrough,
  kLink,
  kImage,
  kFootnoteReference,
  kOther,
};

NodeKind kind_of(cmark_node* node);
// The text of a text, code or HTML node; lives as long as the node.
std::string_view literal_of(cmark_node* node);
std::string_view url_of(cmark_node* link_or_image);
std::string_view title_of(cmark_node* link_or_image);

// The plain text below a node: text and code, breaks as blanks, no raw HTML, no footnote references; white space at
// both ends dropped. Alternative texts of images are part of it where `with_images`.
enum class ImageText { kSkip, kInclude };
std::string plain_text(cmark_node* node, ImageText images);

// Calls visit(node, entering) for each node below and with `root`, in document order, without recursion.
template <class Visit>
void walk(cmark_node* root, Visit visit) {
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iterator(cmark_iter_new(root), cmark_iter_free);
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;)
    visit(cmark_iter_get_node(iterator.get()), event == CMARK_EVENT_ENTER);
}

}  // namespace almanac::markdown
