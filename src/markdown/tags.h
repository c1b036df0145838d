// The tags in raw HTML, found the way HTML's tokenizer finds them (WHATWG HTML 13.2.5), without building a tree: enough
// for links, ids, nesting depth and visible text. Linear in the text, whatever it holds.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace almanac::markdown {

struct Attribute {
  std::string_view name;   // as written
  std::string_view value;  // as written, without quotes, references not decoded; empty where there is none
};

struct Tag {
  std::string name;  // lower case
  bool is_end = false;
  std::size_t begin = 0;  // of "<"
  std::size_t end = 0;    // after ">"
  std::vector<Attribute> attributes;

  // The attribute of that name, any case; null where there is none.
  const Attribute* find(std::string_view attribute) const;
};

class TagScanner {
 public:
  explicit TagScanner(std::string_view html) : html_(html) {}

  // Finds the next tag; comments, declarations and what stands in script, style and the like are passed over. False
  // where there is no further one.
  bool next(Tag& tag);

 private:
  bool scan_tag(Tag& tag);
  void scan_attributes(Tag& tag);
  void scan_attribute(Tag& tag);
  std::string_view scan_value();
  void skip_blanks();
  void skip_past(std::string_view end);
  void skip_raw_text(const std::string& element);
  bool at_end() const { return at_ >= html_.size(); }

  std::string_view html_;
  std::size_t at_ = 0;
};

// Elements whose content is text, tags and all, up to their end tag: script, style, iframe, ...
bool has_raw_text(std::string_view element);

// Whether the text is one comment and nothing else but white space.
bool is_only_comment(std::string_view html);

// The text between the tags as a reader sees it, elements apart by blanks: no script, no style, no comment; references
// left as they are but for the commonest.
std::string visible_text(std::string_view html);

// "&amp;" and its like, and numeric references, as the characters they stand for; others stay.
std::string decode_references(std::string_view text);

// Without the numeric references to characters that XML forbids ("&#8;").
std::string without_illegal_references(std::string_view html);

}  // namespace almanac::markdown
