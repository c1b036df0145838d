// The tags in raw HTML, without a tree: enough for links, ids, nesting depth and visible text. Linear in the text,
// whatever it holds.
#pragma once

#include <string>
#include <string_view>

#include "core/html/tokenizer.h"

namespace almanac::markdown {

// The tokens of HTML, with raw text (script, style, ...) read as what it is.
class TagReader {
 public:
  explicit TagReader(std::string_view html) : tokenizer_(html) {}

  // The next token; kEnd at the end. Its views hold until the next call.
  const html::Token& next();
  // The next start or end tag; null where there is no further one.
  const html::Token* next_tag();

 private:
  html::Tokenizer tokenizer_;
  int foreign_ = 0;  // open svg and math: no element has raw text there
};

inline bool is_start(const html::Token& tag) { return tag.kind == html::TokenKind::kStartTag; }
inline bool is_end(const html::Token& tag) { return tag.kind == html::TokenKind::kEndTag; }
// The attribute of that name (lower case); null where there is none.
const html::Attribute* find_attribute(const html::Token& tag, std::string_view name);

// Elements whose content is text, tags and all, up to their end tag: script, style, iframe, ...
bool has_raw_text(std::string_view element);

// Whether the text is one comment and nothing else but white space.
bool is_only_comment(std::string_view html);

// The text between the tags as a reader sees it, blocks apart by blanks: no script, no style, no comment.
std::string visible_text(std::string_view html);

// Without the numeric references to characters that XML forbids ("&#8;").
std::string without_illegal_references(std::string_view html);

}  // namespace almanac::markdown
