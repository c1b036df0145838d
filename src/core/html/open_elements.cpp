#include "core/html/open_elements.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace almanac::html {

namespace {

// WHATWG HTML 13.2.4.2, the kinds of scope
bool ends_scope(const OpenElement& element, Scope scope) {
  if (scope == Scope::kTable) return element.is_html(kTableScope);
  if ((traits_of(element.space, element.tag) & kScope) != 0) return true;
  if (scope == Scope::kListItem) return element.is_html(kListScope);
  return scope == Scope::kButton && element.is(Tag::kButton);
}

}  // namespace

OpenElements::OpenElements() {
  OpenElement root;
  root.tag = Tag::kHtml;
  push(root);
}

void OpenElements::count(const OpenElement& element, int by) {
  if (element.space == Namespace::kHtml) counts_[static_cast<std::size_t>(element.tag)] += static_cast<unsigned>(by);
}

void OpenElements::push(OpenElement element) {
  count(element, 1);
  stack_.push_back(std::move(element));
}

void OpenElements::pop() {
  assert(stack_.size() > 1);
  count(stack_.back(), -1);
  stack_.pop_back();
}

void OpenElements::pop_until(Tag tag) {
  while (!current().is(tag)) pop();
  pop();
}

void OpenElements::pop_to(std::size_t size) {
  while (stack_.size() > size) pop();
}

void OpenElements::erase(std::size_t index) {
  count(stack_[index], -1);
  stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(index));
}

void OpenElements::insert(std::size_t index, OpenElement element) {
  count(element, 1);
  stack_.insert(stack_.begin() + static_cast<std::ptrdiff_t>(index), std::move(element));
}

bool OpenElements::has_in_scope(Tag tag, Scope scope) const {
  if (!has(tag)) return false;
  for (auto element = stack_.rbegin(); element != stack_.rend(); ++element) {
    if (element->is(tag)) return true;
    if (ends_scope(*element, scope)) return false;
  }
  return false;
}

bool OpenElements::has_any_in_scope(unsigned traits) const {
  for (auto element = stack_.rbegin(); element != stack_.rend(); ++element) {
    if (element->is_html(traits)) return true;
    if (ends_scope(*element, Scope::kDefault)) return false;
  }
  return false;
}

bool OpenElements::has_in_scope(std::uint32_t id) const {
  for (auto element = stack_.rbegin(); element != stack_.rend(); ++element) {
    if (element->id == id) return true;
    if (ends_scope(*element, Scope::kDefault)) return false;
  }
  return false;
}

std::optional<std::size_t> OpenElements::find(std::uint32_t id) const {
  for (std::size_t i = stack_.size(); i-- > 0;) {
    if (stack_[i].id == id) return i;
  }
  return std::nullopt;
}

bool OpenElements::has(std::uint32_t id, std::size_t likely_index) const {
  return (likely_index < stack_.size() && stack_[likely_index].id == id) || find(id).has_value();
}

void FormattingElements::push(FormattingElement element) {
  std::size_t alike = 0;
  std::size_t first = 0;
  for (std::size_t i = list_.size(); i-- > 0 && !list_[i].is_marker();) {
    if (list_[i].tag != element.tag || list_[i].attributes != element.attributes) continue;
    ++alike;
    first = i;
  }
  if (alike >= 3) erase(first);
  list_.push_back(element);
}

void FormattingElements::insert(std::size_t index, FormattingElement element) {
  list_.insert(list_.begin() + static_cast<std::ptrdiff_t>(index), element);
}

void FormattingElements::erase(std::size_t index) { list_.erase(list_.begin() + static_cast<std::ptrdiff_t>(index)); }

void FormattingElements::clear_to_marker() {
  while (!list_.empty()) {
    const bool marker = list_.back().is_marker();
    list_.pop_back();
    if (marker) return;
  }
}

std::optional<std::size_t> FormattingElements::find(Tag tag) const {
  for (std::size_t i = list_.size(); i-- > 0 && !list_[i].is_marker();) {
    if (list_[i].tag == tag) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> FormattingElements::find(std::uint32_t id) const {
  for (std::size_t i = list_.size(); i-- > 0;) {
    if (list_[i].id == id) return i;
  }
  return std::nullopt;
}

}  // namespace almanac::html
