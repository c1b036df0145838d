#include "markdown/tame_reader.h"

#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <utility>

#include "core/html/characters.h"
#include "core/text.h"
#include "markdown/safe_elements.h"
#include "markdown/tame_html.h"

namespace almanac::markdown {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 4> kReferences = {
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}}};

// tame_html writes these four references and no others.
std::string decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t at = std::min(text.find('&'), text.size());
    out.append(text.substr(0, at));
    text.remove_prefix(at);
    if (text.empty()) break;
    const auto known = std::find_if(kReferences.begin(), kReferences.end(),
                                    [&](const auto& reference) { return text.starts_with(reference.first); });
    out += known == kReferences.end() ? '&' : known->second;
    text.remove_prefix(known == kReferences.end() ? 1 : known->first.size());
  }
  return out;
}

bool is_phrasing(Nesting nesting) {
  switch (nesting) {
    case Nesting::kFormatting:
    case Nesting::kAnchor:
    case Nesting::kInline:
    case Nesting::kRubyText:
    case Nesting::kVoid:
    case Nesting::kEmbed:
    case Nesting::kCheckbox: return true;
    default: return false;
  }
}

// In these HTML's parser looks for parts of tables, and moves everything else out.
bool takes_parts_only(const SafeElement& element) {
  return element.nesting == Nesting::kTable || element.nesting == Nesting::kRow ||
         (element.nesting == Nesting::kTablePart && element.name != "caption");
}

class Reader {
 public:
  Reader(std::string_view html, TameHandler& handler) : html_(html), handler_(handler) {}

  bool run() {
    if (html_.find('\r') != std::string_view::npos || html_.find('\0') != std::string_view::npos) return false;
    while (at_ < html_.size()) {
      const bool is_read = html_[at_] != '<'                       ? read_text()
                           : html_.substr(at_).starts_with("<!--") ? read_mark()
                                                                   : read_tag();
      if (!is_read) return false;
    }
    return open_.empty();
  }

 private:
  const SafeElement* top() const { return open_.empty() ? nullptr : open_.back(); }

  bool read_text() {
    const std::size_t end = std::min(html_.find('<', at_), html_.size());
    const std::string text = decode(html_.substr(at_, end - at_));
    at_ = end;
    if (top() != nullptr && takes_parts_only(*top()) && !trim(text).empty()) return false;
    handler_.text(text);
    return true;
  }

  bool read_mark() {
    at_ += std::string_view("<!---->").size() + kMark.size();
    handler_.mark();
    return true;
  }

  bool read_tag() {
    const bool is_end = html_.substr(at_).starts_with("</");
    at_ += is_end ? 2 : 1;
    const std::size_t end = html::find_any<' ', '>'>(html_, at_);
    const std::string_view name = html_.substr(at_, end - at_);
    at_ = end;
    return is_end ? end_tag(name) : start_tag(name);
  }

  bool end_tag(std::string_view name) {
    ++at_;
    if (top() == nullptr || top()->name != name) return false;
    open_.pop_back();
    handler_.close();
    return true;
  }

  bool start_tag(std::string_view name) {
    const SafeElement* element = find_safe_element(name);
    const TameAttributes attributes = read_attributes();
    if (element == nullptr || !can_stand_here(*element)) return false;
    handler_.open(name, attributes);
    if (is_void(element->nesting))
      handler_.close();
    else
      open_.push_back(element);
    // WHATWG HTML 13.2.6.4.7: a line feed at the start of a pre is not part of it.
    if (name == "pre" && at_ < html_.size() && html_[at_] == '\n') ++at_;
    return true;
  }

  // Up to and with the '>'. Of two with one name the first counts.
  TameAttributes read_attributes() {
    TameAttributes attributes;
    values_.clear();
    while (html_[at_] == ' ') {
      const std::size_t equals = html_.find('=', at_);
      const std::string_view name = html_.substr(at_ + 1, equals - at_ - 1);
      const std::size_t end = html_.find('"', equals + 2);
      const std::string_view value = html_.substr(equals + 2, end - equals - 2);
      at_ = end + 1;
      const auto has_name = [&](const TameAttribute& other) { return other.name == name; };
      if (std::any_of(attributes.begin(), attributes.end(), has_name)) continue;
      const bool is_plain = value.find('&') == std::string_view::npos;
      attributes.push_back({name, is_plain ? value : std::string_view(values_.emplace_back(decode(value)))});
    }
    ++at_;
    return attributes;
  }

  bool can_stand_here(const SafeElement& element) const {
    if (is_part_of_table(element)) return has_parent_of_part(element);
    if (top() != nullptr && takes_parts_only(*top())) return false;
    if (!is_phrasing(element.nesting) && is_paragraph_open()) return false;  // it would be closed
    switch (element.nesting) {
      case Nesting::kHeading: return top() == nullptr || top()->nesting != Nesting::kHeading;
      case Nesting::kItem: return top() != nullptr && top()->nesting == Nesting::kList;
      case Nesting::kRubyText: return top() != nullptr && top()->name == "ruby";
      case Nesting::kAnchor:
        return std::none_of(open_.begin(), open_.end(),
                            [](const SafeElement* open) { return open->nesting == Nesting::kAnchor; });
      default: return true;
    }
  }

  static bool is_part_of_table(const SafeElement& element) {
    return element.nesting == Nesting::kTablePart || element.nesting == Nesting::kRow ||
           element.nesting == Nesting::kCell || element.nesting == Nesting::kColumn;
  }

  bool has_parent_of_part(const SafeElement& part) const {
    if (top() == nullptr) return false;
    switch (part.nesting) {
      case Nesting::kTablePart: return top()->nesting == Nesting::kTable;
      case Nesting::kRow: return top()->name == "thead" || top()->name == "tbody" || top()->name == "tfoot";
      case Nesting::kCell: return top()->nesting == Nesting::kRow;
      default: return top()->name == "colgroup";
    }
  }

  bool is_paragraph_open() const {
    return std::any_of(open_.begin(), open_.end(),
                       [](const SafeElement* open) { return open->nesting == Nesting::kParagraph; });
  }

  std::string_view html_;
  TameHandler& handler_;
  std::size_t at_ = 0;
  std::vector<const SafeElement*> open_;
  std::deque<std::string> values_;  // of the tag that is read
};

}  // namespace

bool read_tame_html(std::string_view html, TameHandler& handler) { return Reader(html, handler).run(); }

}  // namespace almanac::markdown
