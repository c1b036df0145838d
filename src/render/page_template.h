// A page's template, ready to be rendered: Mustache, that reads Values as they are. Only what the theme needs:
// variables, sections and their inverse; partials are in place already (template_text.h), delimiters never change.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/value.h"
#include "render/template_text.h"

namespace almanac::render {

class PageTemplate {
 public:
  // What a template sees, as maps: a name is looked up in the open sections, the innermost first, then in the first of
  // these, then in the next. Not owned.
  using Layers = std::vector<const Value*>;
  // Appends a text to a page.
  using Escape = void (*)(std::string& page, std::string_view text);

  PageTemplate() = default;
  // `text` as of expand_template(), of a template without errors.
  PageTemplate(std::string text, Escape escape);

  // Empty texts, lists and maps count as false, so that a section asks "is there any?". Thread-safe.
  std::string render(const Layers& layers) const;

 private:
  friend class PageRenderer;

  struct Node {
    std::size_t begin = 0;  // the text before the tag
    std::size_t end = 0;
    TagKind kind = TagKind::kComment;
    std::vector<std::string> path;  // "post.date": "post", "date"; ".": none
    std::size_t after = 0;          // of a section: the node behind its end tag's
  };

  std::string text_;
  std::vector<Node> nodes_;
  std::size_t rest_ = 0;  // of the text: behind the last tag
  Escape escape_ = nullptr;
};

}  // namespace almanac::render
