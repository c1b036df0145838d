#include "markdown/link_list.h"

#include <algorithm>

#include "core/text.h"
#include "core/url.h"
#include "markdown/html_text.h"

namespace almanac::markdown {
namespace {

// "a.md", "../a.markdown#b", "/_posts/a.md?c"; no URL of another host.
bool is_source_reference(std::string_view url) {
  const std::string_view path = without_query(url);
  const std::string ending = to_lower_ascii(path.substr(path.size() - std::min<std::size_t>(path.size(), 9)));
  if (!ending.ends_with(".md") && !ending.ends_with(".markdown")) return false;
  const std::size_t colon = path.find(':');
  return !path.starts_with("//") && (colon == std::string_view::npos || path.find('/') < colon);
}

// cmark counts a link's line at its end: the line ends in its text come before.
int line_ends_within(cmark_node* node) {
  int count = 0;
  for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
    if (cmark_node_first_child(child) == nullptr) {
      const NodeKind kind = kind_of(child);
      count += kind == NodeKind::kSoftBreak || kind == NodeKind::kLineBreak ? 1 : 0;
      continue;
    }
    walk(child, [&](cmark_node* at, bool entering) {
      const NodeKind kind = kind_of(at);
      if (entering && (kind == NodeKind::kSoftBreak || kind == NodeKind::kLineBreak)) ++count;
    });
  }
  return count;
}

int line_of_block(cmark_node* node) {
  for (; node != nullptr; node = cmark_node_parent(node))
    if (cmark_node_get_start_line(node) > 0) return cmark_node_get_start_line(node);
  return 0;
}

}  // namespace

std::string LinkList::resolve(std::string_view url) const {
  if (options_.resolve_source && is_source_reference(url))
    if (std::optional<std::string> target = options_.resolve_source(url)) return *std::move(target);
  return std::string(url);
}

std::string_view LinkList::line_text(int line) {
  if (line_starts_.empty()) {
    line_starts_.push_back(0);
    for (std::size_t at = 0; (at = source_.find('\n', at)) != std::string_view::npos;) line_starts_.push_back(++at);
    line_starts_.push_back(source_.size() + 1);
  }
  if (line < 1 || static_cast<std::size_t>(line) >= line_starts_.size()) return {};
  const std::size_t start = line_starts_[static_cast<std::size_t>(line) - 1];
  return source_.substr(start, line_starts_[static_cast<std::size_t>(line)] - 1 - start);
}

// cmark's columns count in bytes and are off where a line's indentation was taken away: one that does not point at the
// start of a link is not told. Links of one line come in order, so that counting goes on where it stopped.
int LinkList::column_of(int line, int byte_column) {
  const std::string_view text = line_text(line);
  if (byte_column < 1 || static_cast<std::size_t>(byte_column) > text.size()) return 0;
  const std::size_t offset = static_cast<std::size_t>(byte_column) - 1;
  if (text[offset] != '[' && text[offset] != '!' && text[offset] != '<') return 0;
  if (counted_.line != line || counted_.offset > offset) counted_ = {line, 0, 1};
  counted_.column += static_cast<int>(count_code_points(text.substr(counted_.offset, offset - counted_.offset)));
  counted_.offset = offset;
  return counted_.column;
}

Place LinkList::place_of(cmark_node* node) {
  const int end_line = cmark_node_get_start_line(node);
  if (end_line == 0) return {options_.file, options_.first_line - 1 + line_of_block(node), 0};
  const int line = end_line - line_ends_within(node);
  return {options_.file, options_.first_line - 1 + line, column_of(line, cmark_node_get_start_column(node))};
}

std::string LinkList::open(cmark_node* node) {
  Link link;
  link.url = resolve(url_of(node));
  link.place = place_of(node);
  link.is_image = kind_of(node) == NodeKind::kImage;
  link.in_more_reading = in_more_reading_;
  open_.push_back(links_.size());
  links_.push_back(link);
  return link.url;
}

std::optional<std::string> LinkList::open(const html::Token& tag, int line) {
  const bool is_image = tag.name == "img";
  const html::Attribute* attribute = find_attribute(tag, is_image ? "src" : "href");
  if (attribute == nullptr) return std::nullopt;
  const std::string_view written = trim(attribute->value);
  Link link{resolve(written), {}, {options_.file, options_.first_line - 1 + line, 0}, is_image, in_more_reading_};
  if (is_image) {
    if (const html::Attribute* alt = find_attribute(tag, "alt")) link.text = alt->value;
  } else {
    open_raw_ = {links_.size()};
  }
  links_.push_back(std::move(link));
  if (links_.back().url == written) return std::nullopt;
  return links_.back().url;
}

void LinkList::add_text(std::string_view text) {
  for (const std::size_t index : open_) links_[index].text += text;
  for (const std::size_t index : open_raw_) links_[index].text += text;
}

void LinkList::close() {
  if (!open_.empty()) open_.pop_back();
}

void LinkList::close_raw() { open_raw_.clear(); }

std::vector<Link> LinkList::take() {
  for (Link& link : links_) link.text = collapse_blanks(link.text);
  return std::move(links_);
}

}  // namespace almanac::markdown
