// What tree construction remembers between tokens: the stack of open elements and the list of active formatting
// elements (WHATWG HTML 13.2.4.2 and 13.2.4.3). No tree is built: parse errors need none.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/html/elements.h"

namespace almanac::html {

struct OpenElement {
  Tag tag = Tag::kOther;
  Namespace space = Namespace::kHtml;
  bool html_inside = false;  // an HTML integration point (WHATWG HTML 13.2.6)
  std::uint32_t id = 0;      // an element's own, from 1
  std::size_t offset = 0;    // of its start tag, or of the tag that implied it
  std::string name;          // where tag is kOther

  bool is(Tag other) const { return tag == other && space == Namespace::kHtml; }
  bool is_html(unsigned traits) const { return space == Namespace::kHtml && (traits_of(tag) & traits) != 0; }
  bool has_name(Tag other, std::string_view other_name) const {
    return tag == other && (tag != Tag::kOther || name == other_name);
  }
};

enum class Scope { kDefault, kListItem, kButton, kTable };

// Never empty: the first is the <html> that the fragment's parser opens.
class OpenElements {
 public:
  OpenElements();

  std::size_t size() const { return stack_.size(); }
  const OpenElement& current() const { return stack_.back(); }
  const OpenElement& operator[](std::size_t index) const { return stack_[index]; }

  void push(OpenElement element);
  void pop();               // not the first
  void pop_until(Tag tag);  // the last HTML element of this name, and all after it
  void pop_to(std::size_t size);
  void erase(std::size_t index);
  void insert(std::size_t index, OpenElement element);
  void set_id(std::size_t index, std::uint32_t id) { stack_[index].id = id; }

  // Whether an HTML element of this name is open at all; constant time.
  bool has(Tag tag) const { return counts_[static_cast<std::size_t>(tag)] != 0; }
  bool has_in_scope(Tag tag, Scope scope = Scope::kDefault) const;
  bool has_any_in_scope(unsigned traits) const;
  bool has_in_scope(std::uint32_t id) const;
  std::optional<std::size_t> find(std::uint32_t id) const;  // its index
  bool has(std::uint32_t id, std::size_t likely_index) const;

 private:
  void count(const OpenElement& element, int by);

  std::vector<OpenElement> stack_;
  std::array<std::uint32_t, kTagCount> counts_{};  // of open HTML elements
};

struct FormattingElement {
  std::uint32_t id = 0;  // the open element's; 0: a marker
  Tag tag = Tag::kOther;
  std::size_t attributes = 0;  // a hash, whatever their order
  std::size_t offset = 0;      // of its start tag
  std::size_t index = 0;       // where the open element was when it was opened: most likely still there

  bool is_marker() const { return id == 0; }
};

class FormattingElements {
 public:
  std::size_t size() const { return list_.size(); }
  FormattingElement& operator[](std::size_t index) { return list_[index]; }

  void push_marker() { list_.push_back({}); }
  // Keeps at most three of a kind, the youngest ("Noah's Ark").
  void push(FormattingElement element);
  void insert(std::size_t index, FormattingElement element);
  void erase(std::size_t index);
  void clear_to_marker();

  // The last of this name after the last marker; its index.
  std::optional<std::size_t> find(Tag tag) const;
  std::optional<std::size_t> find(std::uint32_t id) const;

 private:
  std::vector<FormattingElement> list_;
};

}  // namespace almanac::html
