#include "markdown/tame_html.h"

#include <algorithm>
#include <map>
#include <vector>

#include "core/text.h"
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
    TagScanner scanner(html_);
    std::size_t done = 0;
    for (Tag tag; scanner.next(tag); done = tag.end) {
      add_text(done, tag.begin);
      if (is_hidden(tag)) continue;
      if (tag.is_end)
        end_tag(tag.name);
      else
        start_tag(tag);
    }
    add_text(done, html_.size());
    pop_to(0);
    return std::move(out_);
  }

 private:
  void add_text(std::size_t begin, std::size_t end) {
    if (mark_ && *mark_ <= end) {
      if (*mark_ >= begin && hidden_.empty()) {
        add_shown(html_.substr(begin, *mark_ - begin));
        out_.append("<!--").append(kMark).append("-->");
        begin = *mark_;
      }
      mark_.reset();
    }
    if (hidden_.empty()) add_shown(html_.substr(begin, end - begin));
  }

  // Text between tags, without the comments in it.
  void add_shown(std::string_view text) {
    while (!text.empty()) {
      const std::size_t open = std::min(text.find('<'), text.size());
      out_.append(text.substr(0, open));
      text.remove_prefix(open);
      if (text.empty()) return;
      const std::size_t length = comment_length(text);
      if (length == 0) out_ += "&lt;";
      text.remove_prefix(std::max<std::size_t>(length, 1));
    }
  }

  // Of a comment, declaration or CDATA section at the start of the text; 0 where there is none.
  static std::size_t comment_length(std::string_view text) {
    const std::string_view end = text.starts_with("<!--")                           ? "-->"
                                 : text.starts_with("<![CDATA[")                    ? "]]>"
                                 : text.starts_with("<!") || text.starts_with("<?") ? ">"
                                                                                    : "";
    if (end.empty()) return 0;
    const std::size_t found = text.find(end);
    return found == std::string_view::npos ? text.size() : found + end.size();
  }

  // Inside an element that goes with its content; notes its end, and what it embeds.
  bool is_hidden(const Tag& tag) {
    if (!hidden_.empty()) {
      if (hidden_ == "object" && !object_has_link_) add_embed_of_object(tag);
      if (tag.is_end && tag.name == hidden_ && --hidden_depth_ == 0) hidden_.clear();
      if (!tag.is_end && tag.name == hidden_) ++hidden_depth_;
      return true;
    }
    if (tag.is_end || !is_dropped_whole(tag.name)) return false;
    if (tag.name == "iframe") add_embed(tag, "src");
    if (tag.name == "object") object_has_link_ = add_embed(tag, "data");
    // Never closed, it hides nothing: else it would hide the rest of the post, which HTML does for raw text only.
    if (!has_raw_text(tag.name) && last_end_of(tag.name) < tag.end) return true;
    hidden_ = tag.name;
    hidden_depth_ = 1;
    return true;
  }

  std::size_t last_end_of(const std::string& element) {
    const auto [found, is_new] = last_ends_.try_emplace(element, 0);
    if (!is_new) return found->second;
    TagScanner scanner(html_);
    for (Tag tag; scanner.next(tag);)
      if (tag.is_end && tag.name == element) found->second = tag.begin;
    return found->second;
  }

  void add_embed_of_object(const Tag& tag) {
    if (tag.name == "embed") object_has_link_ = add_embed(tag, "src");
    const Attribute* name = tag.name == "param" ? tag.find("name") : nullptr;
    if (name != nullptr && (equals_ignoring_ascii_case(name->value, "movie") || name->value == "src"))
      object_has_link_ = add_embed(tag, "value");
  }

  bool add_embed(const Tag& tag, std::string_view url_attribute) {
    const Attribute* url = tag.find(url_attribute);
    if (url == nullptr || trim(url->value).empty()) return false;
    out_ += "<embed";
    add_attribute("src", url->value);
    if (const Attribute* title = tag.find("title")) add_attribute("title", title->value);
    out_ += '>';
    return true;
  }

  void add_attribute(std::string_view name, std::string_view value) {
    out_.append(" ").append(name).append("=\"").append(replace_all(value, "\"", "&quot;")).append("\"");
  }

  void start_tag(const Tag& tag) {
    const SafeElement* element = find_safe_element(tag.name);
    if (element == nullptr || !make_room(*element)) return;
    if (is_formatting(element->nesting)) {
      if (element->nesting == Nesting::kAnchor) end_formatting(tag.name);  // links do not nest
      if (open_formatting_ >= kMostOpenFormatting) {
        ++left_out_[tag.name];
        return;
      }
      ++open_formatting_;
      ++formatting_[tag.name];
    } else if (!is_void(element->nesting)) {
      if (open_.size() >= kDeepest) return;
      open_.push_back(element);
    }
    out_.append("<").append(tag.name);
    add_attributes(tag);
    out_ += '>';
  }

  void add_attributes(const Tag& tag) {
    std::vector<std::string> seen;
    for (const Attribute& attribute : tag.attributes) {
      if (attribute.name.size() > 16) continue;
      std::string name = to_lower_ascii(attribute.name);
      if (find_safe_attribute(tag.name, name) == nullptr) continue;
      if (std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
      add_attribute(name, attribute.value);
      seen.push_back(std::move(name));
    }
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

  void end_tag(const std::string& name) {
    const SafeElement* element = find_safe_element(name);
    if (element == nullptr || is_void(element->nesting)) return;
    if (is_formatting(element->nesting)) return end_formatting(name);
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (open_[i - 1] == element) return pop_to(i - 1);
      const bool is_border = is_table_part(open_[i - 1]->nesting) || open_[i - 1]->nesting == Nesting::kTable;
      if (is_border && !is_table_part(element->nesting) && element->nesting != Nesting::kTable) return;
    }
  }

  void end_formatting(const std::string& name) {
    if (int& count = left_out_[name]; count > 0) {
      --count;
      return;
    }
    if (int& count = formatting_[name]; count > 0) {
      --count;
      --open_formatting_;
      out_.append("</").append(name).append(">");
    }
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
  std::vector<const SafeElement*> open_;  // but formatting
  std::size_t open_formatting_ = 0;
  std::map<std::string, int> formatting_;  // open, by name
  std::map<std::string, int> left_out_;    // open and left out, by name
  std::string hidden_;                     // the element that goes with its content
  int hidden_depth_ = 0;
  bool object_has_link_ = false;
  std::map<std::string, std::size_t> last_ends_;
};

}  // namespace

std::string tame_html(std::string_view html, std::optional<std::size_t> mark) { return Tamer(html, mark).run(); }

}  // namespace almanac::markdown
