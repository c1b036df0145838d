#include "markdown/heading_ids.h"

#include <algorithm>

#include "core/ascii.h"
#include "core/text.h"
#include "core/unicode.h"

namespace almanac::markdown {
namespace {

// \p{Pc}: punctuation that connects words.
bool is_connector(char32_t c) {
  return c == U'_' || c == 0x203F || c == 0x2040 || c == 0x2054 || c == 0xFE33 || c == 0xFE34 ||
         (c >= 0xFE4D && c <= 0xFE4F) || c == 0xFF3F;
}

bool is_ascii_word(char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_' || c == '-'; }

std::string lower(std::string_view text) { return is_ascii(text) ? to_lower_ascii(text) : to_lower(text); }

std::string to_id(std::string_view text) {
  const std::string lowered = lower(text);
  std::string id;
  for (std::size_t i = 0; i < lowered.size();) {
    const char byte = lowered[i];
    const CodePoint c = is_ascii(byte) ? CodePoint{0, 1} : code_point_at(lowered, i);
    if (byte == ' ' || byte == '\t')
      id += '-';
    else if (is_ascii_word(byte))
      id += byte;
    else if (c.value != 0 && (is_letter_or_digit(c.value) || is_connector(c.value)))
      id.append(lowered, i, c.bytes);
    i += c.bytes;
  }
  return id;
}

// Of "---" and "--" kramdown makes dashes before it makes the id, but not in code.
std::string without_dashes(std::string_view text) { return replace_all(replace_all(text, "---", ""), "--", ""); }

}  // namespace

std::string HeadingIdMaker::make(cmark_node* heading, std::string_view text) {
  if (style_ == HeadingIds::kGithub) return make_unique(to_id(text));
  std::string words;
  int image_depth = 0;
  walk(heading, [&](cmark_node* at, bool entering) {
    const NodeKind kind = kind_of(at);
    if (kind == NodeKind::kImage) image_depth += entering ? 1 : -1;
    if (!entering || image_depth > 0) return;
    if (kind == NodeKind::kText) words += without_dashes(literal_of(at));
    if (kind == NodeKind::kCode) words += literal_of(at);
    if (kind == NodeKind::kSoftBreak || kind == NodeKind::kLineBreak) words += ' ';
  });
  return make_unique(to_id(words));
}

std::string HeadingIdMaker::make_unique(const std::string& id) {
  if (id.empty()) return id;
  const int count = used_[id]++;
  if (count == 0) return id;
  std::string numbered = id + "-" + std::to_string(count);
  if (style_ == HeadingIds::kKramdown) return numbered;
  if (used_.contains(numbered)) return make_unique(id);
  reserve(numbered);
  return numbered;
}

void HeadingIdMaker::reserve(std::string_view id) {
  if (style_ == HeadingIds::kGithub && !id.empty()) ++used_[std::string(id)];
}

}  // namespace almanac::markdown
