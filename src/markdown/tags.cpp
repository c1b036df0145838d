#include "markdown/tags.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/text.h"
#include "markdown/characters.h"

namespace almanac::markdown {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Reference {
  std::size_t bytes = 0;  // from '&' to ';'
  char32_t value = 0;
};

// A numeric reference at the start of the text.
std::optional<Reference> find_numeric_reference(std::string_view text) {
  if (!text.starts_with("&#")) return std::nullopt;
  const bool is_hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const char* begin = text.data() + (is_hex ? 3 : 2);
  const char* end = text.data() + text.size();
  unsigned long value = 0;
  const auto [stop, error] = std::from_chars(std::min(begin, end), end, value, is_hex ? 16 : 10);
  if (stop == begin || error == std::errc::invalid_argument) return std::nullopt;
  if (error == std::errc::result_out_of_range || value > 0x10FFFF) value = 0xFFFD;
  const std::size_t bytes = static_cast<std::size_t>(stop - text.data());
  const bool ended = bytes < text.size() && text[bytes] == ';';
  return Reference{bytes + (ended ? 1 : 0), static_cast<char32_t>(value)};
}

std::optional<Reference> find_named_reference(std::string_view text) {
  constexpr auto kNamed = std::to_array<std::pair<std::string_view, char32_t>>(
      {{"&amp;", U'&'}, {"&lt;", U'<'}, {"&gt;", U'>'}, {"&quot;", U'"'}, {"&apos;", U'\''}, {"&nbsp;", U'\u00A0'}});
  for (const auto& [name, value] : kNamed)
    if (text.starts_with(name)) return Reference{name.size(), value};
  return std::nullopt;
}

}  // namespace

bool has_raw_text(std::string_view element) {
  constexpr auto kRaw = std::to_array<std::string_view>(
      {"iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp"});
  return std::find(kRaw.begin(), kRaw.end(), element) != kRaw.end();
}

const Attribute* Tag::find(std::string_view attribute) const {
  for (const Attribute& at : attributes)
    if (equals_ignoring_ascii_case(at.name, attribute)) return &at;
  return nullptr;
}

bool TagScanner::next(Tag& tag) {
  for (;;) {
    at_ = html_.find('<', at_);
    if (at_ == std::string_view::npos) return at_ = html_.size(), false;
    const std::string_view rest = html_.substr(at_);
    if (rest.starts_with("<!--")) {
      skip_past("-->");
    } else if (rest.starts_with("<![CDATA[")) {
      skip_past("]]>");
    } else if (rest.starts_with("<!") || rest.starts_with("<?")) {
      skip_past(">");
    } else if (scan_tag(tag)) {
      if (!tag.is_end && has_raw_text(tag.name)) skip_raw_text(tag.name);
      return true;
    }
  }
}

bool TagScanner::scan_tag(Tag& tag) {
  tag.begin = at_++;
  tag.is_end = !at_end() && html_[at_] == '/';
  if (tag.is_end) ++at_;
  if (at_end() || !is_letter(html_[at_])) return false;
  const std::size_t start = at_;
  while (!at_end() && !is_blank(html_[at_]) && html_[at_] != '>' && html_[at_] != '/') ++at_;
  tag.name = to_lower_ascii(html_.substr(start, at_ - start));
  tag.attributes.clear();
  scan_attributes(tag);
  tag.end = at_;
  return true;
}

void TagScanner::scan_attributes(Tag& tag) {
  for (;;) {
    while (!at_end() && (is_blank(html_[at_]) || html_[at_] == '/')) ++at_;
    if (at_end()) return;
    if (html_[at_] == '>') {
      ++at_;
      return;
    }
    scan_attribute(tag);
  }
}

void TagScanner::scan_attribute(Tag& tag) {
  const std::size_t start = at_++;
  while (!at_end() && !is_blank(html_[at_]) && html_[at_] != '>' && html_[at_] != '/' && html_[at_] != '=') ++at_;
  const std::string_view name = html_.substr(start, at_ - start);
  skip_blanks();
  if (at_end() || html_[at_] != '=') {
    tag.attributes.push_back({name, {}});
    return;
  }
  ++at_;
  skip_blanks();
  tag.attributes.push_back({name, scan_value()});
}

std::string_view TagScanner::scan_value() {
  if (at_end() || html_[at_] == '>') return {};
  const char quote = html_[at_];
  if (quote == '"' || quote == '\'') {
    const std::size_t start = ++at_;
    at_ = std::min(html_.find(quote, at_), html_.size());
    const std::string_view value = html_.substr(start, at_ - start);
    if (!at_end()) ++at_;
    return value;
  }
  const std::size_t start = at_;
  while (!at_end() && !is_blank(html_[at_]) && html_[at_] != '>') ++at_;
  return html_.substr(start, at_ - start);
}

void TagScanner::skip_blanks() {
  while (!at_end() && is_blank(html_[at_])) ++at_;
}

void TagScanner::skip_past(std::string_view end) {
  const std::size_t found = html_.find(end, at_);
  at_ = found == std::string_view::npos ? html_.size() : found + end.size();
}

void TagScanner::skip_raw_text(const std::string& element) {
  for (; (at_ = html_.find("</", at_)) != std::string_view::npos; at_ += 2)
    if (equals_ignoring_ascii_case(html_.substr(at_ + 2, element.size()), element)) return;
  at_ = html_.size();
}

bool is_only_comment(std::string_view html) {
  html = trim(html);
  return html.starts_with("<!--") && html.size() >= 7 && html.find("-->", 4) == html.size() - 3;
}

std::string visible_text(std::string_view html) {
  std::string text;
  TagScanner scanner(html);
  std::size_t done = 0;
  std::string hidden;  // the element, of those whose content is not shown, that was opened last
  const auto take = [&](std::size_t end) {
    std::string_view part = html.substr(done, end - done);
    while (hidden.empty() && !part.empty()) {
      const std::size_t comment = part.find("<!--");
      text += decode_references(part.substr(0, comment));
      const std::size_t close = comment == std::string_view::npos ? comment : part.find("-->", comment);
      part = close == std::string_view::npos ? std::string_view() : part.substr(close + 3);
    }
  };
  for (Tag tag; scanner.next(tag); done = tag.end) {
    take(tag.begin);
    text += ' ';
    hidden = !tag.is_end && has_raw_text(tag.name) ? tag.name : std::string();
  }
  take(html.size());
  return text;
}

std::string decode_references(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t at = text.find('&');
    out.append(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at);
    std::optional<Reference> found = find_numeric_reference(text);
    if (!found) found = find_named_reference(text);
    if (found)
      append_utf8(out, found->value);
    else
      out += '&';
    text.remove_prefix(found ? found->bytes : 1);
  }
}

std::string without_illegal_references(std::string_view html) {
  std::string out;
  for (;;) {
    const std::size_t at = html.find("&#");
    out.append(html.substr(0, at));
    if (at == std::string_view::npos) return out;
    html.remove_prefix(at);
    const std::optional<Reference> found = find_numeric_reference(html);
    const std::size_t bytes = found ? found->bytes : 2;
    if (!found || !is_illegal(found->value)) out.append(html.substr(0, bytes));
    html.remove_prefix(bytes);
  }
}

}  // namespace almanac::markdown
