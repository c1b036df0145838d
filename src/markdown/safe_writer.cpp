#include "markdown/safe_writer.h"

#include <algorithm>

#include "core/text.h"
#include "markdown/characters.h"
#include "markdown/html_text.h"

namespace almanac::markdown {
namespace {

// What hides the elements outside a table from those in it.
bool is_scope(Nesting nesting) {
  return nesting == Nesting::kTable || nesting == Nesting::kTablePart || nesting == Nesting::kCell;
}

bool is_caption(const SafeElement& element) { return element.name == "caption"; }
bool is_column_group(const SafeElement& element) { return element.name == "colgroup"; }

bool is_row_group(const SafeElement& element) {
  return element.nesting == Nesting::kTablePart && !is_caption(element) && !is_column_group(element);
}

}  // namespace

Nesting SafeWriter::top() const { return open_.empty() ? Nesting::kBlock : open_.back().element->nesting; }

// Where only parts of a table can stand.
bool SafeWriter::in_table_structure() const {
  const Nesting at = top();
  return at == Nesting::kTable || at == Nesting::kRow ||
         (at == Nesting::kTablePart && !is_caption(*open_.back().element));
}

bool SafeWriter::is_open(Nesting nesting) const {
  return std::any_of(open_.begin(), open_.end(), [&](const Open& open) { return open.element->nesting == nesting; });
}

// An item in an item without a list between them would end it.
bool SafeWriter::can_open_item(const SafeElement& element) const {
  for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
    const Nesting nesting = open->element->nesting;
    if (nesting == Nesting::kList || is_scope(nesting)) return true;
    if (nesting == Nesting::kItem && (open->element->name == "li") == (element.name == "li")) return false;
  }
  return true;
}

bool SafeWriter::can_open(const SafeElement& element) const {
  const SafeElement* parent = open_.empty() ? nullptr : open_.back().element;
  switch (element.nesting) {
    case Nesting::kTablePart: return top() == Nesting::kTable;
    case Nesting::kRow: return parent != nullptr && is_row_group(*parent);
    case Nesting::kCell: return top() == Nesting::kRow;
    case Nesting::kColumn: return parent != nullptr && is_column_group(*parent);
    case Nesting::kHeading: return !is_open(Nesting::kHeading) && !in_table_structure();
    case Nesting::kAnchor: return !is_open(Nesting::kAnchor) && !in_table_structure();
    case Nesting::kRubyText: return parent != nullptr && parent->name == "ruby";
    case Nesting::kItem: return can_open_item(element) && !in_table_structure();
    default: return !in_table_structure();
  }
}

void SafeWriter::close_paragraph() {
  for (std::size_t i = open_.size(); i > 0 && !is_scope(open_[i - 1].element->nesting); --i)
    if (open_[i - 1].element->nesting == Nesting::kParagraph) return pop_to(i - 1);
}

std::optional<SafeWriter::Opened> SafeWriter::open(const SafeElement& element, std::string_view attributes) {
  if (!can_open(element)) return std::nullopt;
  if (ends_paragraph(element.nesting)) close_paragraph();
  html_.append("<").append(element.name).append(attributes).append(">");
  open_.push_back({&element, ++opened_});
  return Opened{open_.size() - 1, opened_};
}

void SafeWriter::close(const Opened& element) {
  if (element.depth < open_.size() && open_[element.depth].serial == element.serial) pop_to(element.depth);
}

void SafeWriter::pop_to(std::size_t depth) {
  while (open_.size() > depth) {
    html_.append("</").append(open_.back().element->name).append(">");
    open_.pop_back();
  }
}

void SafeWriter::add_void(const SafeElement& element, std::string_view attributes) {
  if (!can_open(element)) return;
  if (ends_paragraph(element.nesting)) close_paragraph();
  html_.append("<").append(element.name).append(attributes).append(" />");
}

void SafeWriter::add_text(std::string_view text) {
  if (in_table_structure() && !trim(text).empty()) return;
  // A parser drops a line's end at the start of <pre>: one more keeps the author's.
  const bool starts_pre = html_.ends_with("<pre>") && text.starts_with('\n');
  if (starts_pre) html_ += '\n';
  append_escaped(html_, find_bad_character(text) == std::string_view::npos ? std::string(text) : without_bad(text));
}

void SafeWriter::add_phrase(std::string_view html) {
  if (in_table_structure()) return;
  const Nesting at = top();
  const bool in_flow = at == Nesting::kBlock || at == Nesting::kItem || at == Nesting::kCell;
  html_.append(in_flow ? "<p>" : "").append(html).append(in_flow ? "</p>" : "");
}

std::string SafeWriter::finish() {
  pop_to(0);
  return std::move(html_);
}

}  // namespace almanac::markdown
