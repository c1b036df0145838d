#include "feeds/check/document.h"

#include <algorithm>

#include "core/ascii.h"

namespace almanac::feeds::check {
namespace {

// The bytes of text that a reference stands for: "&amp;" one, "&#x2014;" three. An entity of the document's own counts
// as one: where its replacement begins and ends cannot be told from here.
std::size_t reference_bytes(std::string_view reference) {
  if (!reference.starts_with("&#")) return 1;
  const bool hex = reference.size() > 2 && reference[2] == 'x';
  char32_t code = 0;
  for (char c : reference.substr(hex ? 3 : 2)) {
    const int digit = is_digit(c) ? c - '0' : is_hex_digit(c) ? (c | 32) - 'a' + 10 : -1;
    if (digit < 0 || code > 0x10FFFF) break;
    code = code * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

constexpr std::string_view kCdataStart = "<![CDATA[";
constexpr std::string_view kCdataEnd = "]]>";

// Where what is no text (a comment, a processing instruction, the borders of a CDATA section) ends; `at` itself where
// text begins.
std::size_t skip_markup(std::string_view text, std::size_t at, bool& in_cdata) {
  for (;;) {
    const std::string_view rest = text.substr(at);
    if (in_cdata && rest.starts_with(kCdataEnd)) {
      in_cdata = false, at += kCdataEnd.size();
    } else if (in_cdata) {
      return at;
    } else if (rest.starts_with(kCdataStart)) {
      in_cdata = true, at += kCdataStart.size();
    } else if (rest.starts_with("<!--")) {
      at = std::min(rest.find("-->", 4), rest.size() - 3) + 3 + at;
    } else if (rest.starts_with("<?")) {
      at = std::min(rest.find("?>", 2), rest.size() - 2) + 2 + at;
    } else {
      return at;
    }
  }
}

}  // namespace

Document::Document(Syntax syntax, std::string_view text) : syntax_(syntax), text_(text) {
  const char mark = syntax == Syntax::kXml ? '<' : ',';
  nodes_.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), mark)) + 16);
  values_.reserve(text.size());
}

std::string_view Document::value(const Attribute& attribute) const {
  return std::string_view(values_).substr(attribute.first, attribute.length);
}

std::string_view Document::value(NodeId id) const {
  const Node& node = nodes_[id];
  if (node.kind == NodeKind::kElement || node.kind == NodeKind::kObject || node.kind == NodeKind::kArray) return {};
  return std::string_view(values_).substr(node.first, node.length);
}

NodeId Document::next_sibling(NodeId id) const {
  const Node& node = nodes_[id];
  return node.parent != kNone && node.end < nodes_[node.parent].end ? node.end : kNone;
}

Position Document::position(std::size_t offset) const {
  if (!lines_) lines_.emplace(text_);
  return lines_->find(offset);
}

// Moves the cursor to byte `at` of the value.
std::size_t Document::advance(Cursor& cursor, std::size_t at) const {
  bool in_cdata = cursor.index != 0;
  const bool in_attribute = cursor.index == kNone;
  if (in_attribute) in_cdata = false;
  while (cursor.source < text_.size()) {
    const std::size_t start = in_attribute ? cursor.source : skip_markup(text_, cursor.source, in_cdata);
    cursor.source = std::min(start, text_.size());
    if (cursor.value >= at || cursor.source >= text_.size()) break;
    std::size_t source_bytes = 1;
    std::size_t value_bytes = 1;
    if (!in_cdata && text_[start] == '&') {
      source_bytes = std::min(text_.find(';', start), text_.size() - 1) - start + 1;
      value_bytes = reference_bytes(text_.substr(start, source_bytes));
    } else if (text_[start] == '\r' && start + 1 < text_.size() && text_[start + 1] == '\n') {
      source_bytes = 2;  // XML 1.0 2.11: one line end
    }
    if (cursor.value + value_bytes > at) break;
    cursor.source += source_bytes;
    cursor.value += value_bytes;
  }
  if (!in_attribute) cursor.index = in_cdata ? 1 : 0;
  return cursor.source;
}

std::size_t Document::text_offset(NodeId text_node, std::size_t at) const {
  if (syntax_ == Syntax::kJson) return json_offset(text_node, at);
  if (text_cursor_.owner != text_node || text_cursor_.value > at) {
    // In "<![CDATA[a", the text begins at the 'a', but it may have been said to begin before.
    text_cursor_ = {text_node, nodes_[text_node].offset, 0, 0};
    const std::size_t cdata = kCdataStart.size();
    const std::size_t offset = nodes_[text_node].offset;
    if (offset >= cdata && text_.substr(offset - cdata, cdata) == kCdataStart) text_cursor_.index = 1;
  }
  return advance(text_cursor_, at);
}

std::size_t Document::json_offset(NodeId scalar, std::size_t at) const {
  const Node& node = nodes_[scalar];
  if (node.kind != NodeKind::kString) return node.offset + at;
  Cursor& cursor = text_cursor_;
  if (cursor.owner != scalar || cursor.value > at) cursor = {scalar, node.offset + 1, 0, 0};
  while (cursor.value < at && cursor.source + 1 < text_.size()) {
    const bool escape = text_[cursor.source] == '\\';
    const bool unicode = escape && text_[cursor.source + 1] == 'u';
    const std::size_t before = cursor.value;
    cursor.value += unicode ? reference_bytes("&#x" + std::string(text_.substr(cursor.source + 2, 4))) : 1;
    if (cursor.value > at) {
      cursor.value = before;
      break;
    }
    cursor.source += unicode ? 6 : escape ? 2 : 1;
  }
  return cursor.source;
}

void Document::find_attribute(NodeId element, std::uint32_t raw_index) const {
  Cursor& cursor = tag_cursor_;
  const auto skip_spaces = [&] {
    while (cursor.source < text_.size() && is_xml_space(text_[cursor.source])) ++cursor.source;
  };
  if (cursor.owner != element || cursor.index > raw_index) {
    cursor = {element, nodes_[element].offset + 1, 0, 0};
    while (cursor.source < text_.size() && !is_xml_space(text_[cursor.source])) ++cursor.source;
    skip_spaces();
  }
  for (; cursor.index < raw_index; ++cursor.index) {
    const std::size_t open = text_.find_first_of("\"'", cursor.source);
    const std::size_t close = open == std::string_view::npos ? open : text_.find(text_[open], open + 1);
    cursor.source = std::min(close, text_.size() - 1) + 1;
    skip_spaces();
  }
}

std::size_t Document::attribute_name_offset(NodeId element, std::uint32_t index) const {
  find_attribute(element, raw_index_[nodes_[element].first + index]);
  return std::min(tag_cursor_.source, text_.size());
}

std::size_t Document::declaration_offset(NodeId element, std::uint32_t raw_index) const {
  const std::size_t tag = nodes_[element].offset;
  if (tag >= text_.size() || text_[tag] != '<') return tag;  // it comes of an entity
  find_attribute(element, raw_index);
  return std::min(tag_cursor_.source, text_.size());
}

std::size_t Document::attribute_value_offset(NodeId element, std::uint32_t index, std::size_t at) const {
  const std::uint32_t attribute = nodes_[element].first + index;
  if (value_cursor_.owner != attribute || value_cursor_.value > at) {
    const std::size_t quote = text_.find_first_of("\"'", attribute_name_offset(element, index));
    value_cursor_ = {attribute, std::min(quote, text_.size() - 1) + 1, 0, kNone};
  }
  return advance(value_cursor_, at);
}

// The quotation mark that begins the string whose last mark is the first before the colon.
std::size_t Document::key_offset(NodeId member) const {
  const std::size_t last = text_.rfind('"', text_.rfind(':', nodes_[member].offset));
  std::size_t at = last;
  while (at != std::string_view::npos && at > 0) {
    at = text_.rfind('"', at - 1);
    if (at == std::string_view::npos) break;
    std::size_t slashes = 0;
    while (slashes < at && text_[at - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 0) return at;
  }
  return nodes_[member].offset;
}

NameId DocumentBuilder::intern(const Name& name) {
  const std::string key = name.uri + '\n' + name.prefix + ':' + name.local;
  const auto [at, is_new] = names_.try_emplace(key, static_cast<NameId>(document_.names_.size()));
  if (is_new) document_.names_.push_back(name);
  return at->second;
}

NodeId DocumentBuilder::open(NodeKind kind, NameId name, std::size_t offset) {
  const auto id = static_cast<NodeId>(document_.nodes_.size());
  Node node;
  node.kind = kind, node.name = name, node.parent = current();
  node.offset = static_cast<std::uint32_t>(offset);
  node.first = static_cast<std::uint32_t>(document_.attributes_.size());
  document_.nodes_.push_back(node);
  open_.push_back(id);
  return id;
}

void DocumentBuilder::set_name(NodeId node, NameId name) { document_.nodes_[node].name = name; }

void DocumentBuilder::close() {
  document_.nodes_[open_.back()].end = static_cast<NodeId>(document_.nodes_.size());
  open_.pop_back();
}

void DocumentBuilder::break_off() {
  while (!open_.empty()) {
    document_.nodes_[open_.back()].closed = false;
    close();
  }
}

void DocumentBuilder::add_attribute(NameId name, std::string_view value, std::uint32_t raw_index) {
  document_.attributes_.push_back(
      {name, static_cast<std::uint32_t>(document_.values_.size()), static_cast<std::uint32_t>(value.size())});
  document_.raw_index_.push_back(raw_index);
  document_.values_ += value;
  ++document_.nodes_[open_.back()].length;
}

void DocumentBuilder::add_text(std::string_view text, std::size_t offset) {
  if (open_.empty()) return;
  Node& last = document_.nodes_.back();
  if (last.kind == NodeKind::kText && last.parent == open_.back()) {
    last.length += static_cast<std::uint32_t>(text.size());
    document_.values_ += text;
  } else {
    add_scalar(NodeKind::kText, kNone, text, offset);
  }
}

NodeId DocumentBuilder::add_scalar(NodeKind kind, NameId name, std::string_view value, std::size_t offset) {
  const auto id = static_cast<NodeId>(document_.nodes_.size());
  Node node;
  node.kind = kind, node.name = name, node.parent = current(), node.end = id + 1;
  node.offset = static_cast<std::uint32_t>(offset);
  node.first = static_cast<std::uint32_t>(document_.values_.size());
  node.length = static_cast<std::uint32_t>(value.size());
  document_.nodes_.push_back(node);
  document_.values_ += value;
  return id;
}

}  // namespace almanac::feeds::check
