#include "markdown/tame_html.h"

#include <algorithm>
#include <map>
#include <vector>

#include "core/text.h"
#include "markdown/characters.h"
#include "markdown/html_text.h"
#include "markdown/safe_elements.h"
#include "markdown/tags.h"

namespace almanac::markdown {
namespace {

// Far deeper than any post that a person wrote.
constexpr std::size_t kDeepest = 64;
constexpr std::size_t kMostOpenFormatting = 12;

bool is_formatting(Nesting nesting) { return nesting == Nesting::kFormatting || nesting == Nesting::kAnchor; }

bool is_table_part(Nesting nesting) {
  return nesting == Nesting::kTablePart || nesting == Nesting::kRow || nesting == Nesting::kCell ||
         nesting == Nesting::kColumn;
}

// What a part of a table stands in: everything above it is closed before.
bool is_parent_of(const SafeElement& parent, Nesting part) {
  switch (part) {
    case Nesting::kCell:
      if (parent.nesting == Nesting::kRow) return true;
      [[fallthrough]];
    case Nesting::kRow:
    case Nesting::kColumn:
      if (parent.nesting == Nesting::kTablePart && parent.name != "caption") return true;
      [[fallthrough]];
    default: return parent.nesting == Nesting::kTable;
  }
}

bool ends_item_search(const SafeElement& element) {
  return element.nesting == Nesting::kList || element.nesting == Nesting::kCell || element.nesting == Nesting::kTable;
}

class Tamer {
 public:
  Tamer(std::string_view html, std::optional<std::size_t> mark) : html_(html), mark_(mark) {
    out_.reserve(html.size() + html.size() / 8);
  }

  std::string run() {
    TagReader reader(html_);
    for (;;) {
      const html::Token& token = reader.next();
      if (mark_ && *mark_ <= token.offset) add_mark();
      if (token.kind == html::TokenKind::kEnd) break;
      if (token.kind == html::TokenKind::kCharacters && hidden_.empty()) add_text(token.data);
      if ((!is_start(token) && !is_end(token)) || is_hidden(token)) continue;
      if (is_end(token))
        end_tag(token.name);
      else
        start_tag(token);
    }
    pop_to(0);
    return std::move(out_);
  }

 private:
  // gumbo would make U+FFFD of what feeds go without.
  void add_text(std::string_view text) {
    append_escaped(out_, find_bad_character(text) == std::string_view::npos ? std::string(text) : without_bad(text));
  }

  void add_mark() {
    if (hidden_.empty()) out_.append("<!--").append(kMark).append("-->");
    mark_.reset();
  }

  // Inside an element that goes with its content; notes its end, and what it embeds.
  bool is_hidden(const html::Token& tag) {
    if (!hidden_.empty()) {
      if (hidden_ == "object" && !object_has_link_) add_embed_of_object(tag);
      if (is_end(tag) && tag.name == hidden_ && --hidden_depth_ == 0) hidden_.clear();
      if (is_start(tag) && tag.name == hidden_) ++hidden_depth_;
      return true;
    }
    if (is_end(tag) || !is_dropped_whole(tag.name)) return false;
    if (tag.name == "iframe") add_embed(tag, "src");
    if (tag.name == "object") object_has_link_ = add_embed(tag, "data");
    // Never closed, it hides nothing: else it would hide the rest of the post, which HTML does for raw text only.
    if (!has_raw_text(tag.name) && last_end_of(tag.name) < tag.end) return true;
    hidden_ = tag.name;
    hidden_depth_ = 1;
    return true;
  }

  // Where the last end tag of that name is; 0 where there is none.
  std::size_t last_end_of(std::string_view element) {
    const auto [found, is_new] = last_ends_.try_emplace(std::string(element), 0);
    for (std::size_t at = html_.rfind("</"); is_new && at != std::string_view::npos && at > 0;
         at = html_.rfind("</", at - 1)) {
      if (!equals_ignoring_ascii_case(html_.substr(at + 2, element.size()), element)) continue;
      found->second = at;
      break;
    }
    return found->second;
  }

  void add_embed_of_object(const html::Token& tag) {
    if (!is_start(tag)) return;
    if (tag.name == "embed") object_has_link_ = add_embed(tag, "src");
    const html::Attribute* name = tag.name == "param" ? find_attribute(tag, "name") : nullptr;
    if (name != nullptr && (equals_ignoring_ascii_case(name->value, "movie") || name->value == "src"))
      object_has_link_ = add_embed(tag, "value");
  }

  bool add_embed(const html::Token& tag, std::string_view url_attribute) {
    const html::Attribute* url = find_attribute(tag, url_attribute);
    if (url == nullptr || trim(url->value).empty()) return false;
    out_ += "<embed";
    add_attribute("src", url->value);
    if (const html::Attribute* title = find_attribute(tag, "title")) add_attribute("title", title->value);
    out_ += '>';
    return true;
  }

  void add_attribute(std::string_view name, std::string_view value) {
    out_.append(" ").append(name).append("=\"");
    add_text(value);
    out_ += '"';
  }

  void start_tag(const html::Token& tag) {
    const SafeElement* element = find_safe_element(tag.name);
    if (element == nullptr || !make_room(*element)) return;
    if (is_formatting(element->nesting)) {
      if (!open_formatting(*element)) return;
    } else if (!is_void(element->nesting)) {
      if (open_.size() >= kDeepest) return;
      open_.push_back(element);
    }
    out_.append("<").append(element->name);
    for (const html::Attribute& attribute : tag.attributes)
      if (find_safe_attribute(element->name, attribute.name) != nullptr) add_attribute(attribute.name, attribute.value);
    out_ += '>';
  }

  bool open_formatting(const SafeElement& element) {
    if (element.nesting == Nesting::kAnchor) end_formatting(element);  // links do not nest
    if (formatting_.size() >= kMostOpenFormatting) {
      ++left_out_[&element];
      return false;
    }
    formatting_.push_back(&element);
    return true;
  }

  // Closes what may not stay open; false where the element cannot stand here.
  bool make_room(const SafeElement& element) {
    if (is_table_part(element.nesting)) {
      const auto parent = std::find_if(open_.rbegin(), open_.rend(),
                                       [&](const SafeElement* open) { return is_parent_of(*open, element.nesting); });
      if (parent == open_.rend()) return false;
      pop_to(static_cast<std::size_t>(open_.rend() - parent));
    }
    if (element.nesting == Nesting::kItem) close_item(element);
    if (ends_paragraph(element.nesting)) close_paragraph();
    const bool is_heading = element.nesting == Nesting::kHeading;
    if (is_heading && !open_.empty() && open_.back()->nesting == Nesting::kHeading) pop_to(open_.size() - 1);
    return true;
  }

  void close_item(const SafeElement& element) {
    for (std::size_t i = open_.size(); i > 0 && !ends_item_search(*open_[i - 1]); --i) {
      const bool is_same =
          open_[i - 1]->nesting == Nesting::kItem && (open_[i - 1]->name == "li") == (element.name == "li");
      if (is_same) return pop_to(i - 1);
    }
  }

  void close_paragraph() {
    for (std::size_t i = open_.size(); i > 0; --i) {
      const Nesting nesting = open_[i - 1]->nesting;
      if (nesting == Nesting::kParagraph) return pop_to(i - 1);
      if (is_table_part(nesting) || nesting == Nesting::kTable) return;
    }
  }

  void end_tag(std::string_view name) {
    const SafeElement* element = find_safe_element(name);
    if (element == nullptr || is_void(element->nesting)) return;
    if (is_formatting(element->nesting)) return end_formatting(*element);
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (open_[i - 1] == element) return pop_to(i - 1);
      const bool is_border = is_table_part(open_[i - 1]->nesting) || open_[i - 1]->nesting == Nesting::kTable;
      if (is_border && !is_table_part(element->nesting) && element->nesting != Nesting::kTable) return;
    }
  }

  void end_formatting(const SafeElement& element) {
    if (int& count = left_out_[&element]; count > 0) {
      --count;
      return;
    }
    const auto open = std::find(formatting_.begin(), formatting_.end(), &element);
    if (open == formatting_.end()) return;
    formatting_.erase(open);
    out_.append("</").append(element.name).append(">");
  }

  void pop_to(std::size_t size) {
    while (open_.size() > size) {
      out_.append("</").append(open_.back()->name).append(">");
      open_.pop_back();
    }
  }

  std::string_view html_;
  std::optional<std::size_t> mark_;
  std::string out_;
  std::vector<const SafeElement*> open_;        // but formatting
  std::vector<const SafeElement*> formatting_;  // open; at most kMostOpenFormatting
  std::map<const SafeElement*, int> left_out_;  // formatting that is open and left out: how many
  std::string hidden_;                          // the element that goes with its content
  int hidden_depth_ = 0;
  bool object_has_link_ = false;
  std::map<std::string, std::size_t> last_ends_;  // by element
};

}  // namespace

std::string tame_html(std::string_view html, std::optional<std::size_t> mark) { return Tamer(html, mark).run(); }

}  // namespace almanac::markdown
