#include "loader/html_title.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "core/html/tokenizer.h"
#include "core/text.h"

namespace almanac::loader {
namespace {

enum class Kind { kText, kStart, kEnd };

struct Part {
  std::string text;  // what stands for it
  Kind kind = Kind::kText;
  std::string element;  // of a tag
};

// HTML Standard 4.5 and 4.7, and those of HTML 4 that are still written.
constexpr std::array<std::string_view, 28> kInline = {
    "a",   "abbr", "b", "bdi", "bdo",  "big",   "cite", "code",   "del", "dfn", "em",   "font", "i", "ins",
    "kbd", "mark", "q", "s",   "samp", "small", "span", "strong", "sub", "sup", "time", "tt",   "u", "var"};

bool shows_inline(std::string_view element) {
  return std::find(kInline.begin(), kInline.end(), element) != kInline.end();
}

std::string shown_text(const html::Token& token, std::string_view written) {
  if (token.kind == html::TokenKind::kCharacters) return std::string(token.data);
  if (token.kind == html::TokenKind::kStartTag && token.name == "br") return " ";
  return std::string(written);
}

// Drops the tags that are a pair.
void drop_pairs(std::vector<Part>& parts) {
  std::unordered_map<std::string, std::vector<Part*>> open;
  for (Part& part : parts) {
    if (part.kind == Kind::kText) continue;
    std::vector<Part*>& starts = open[part.element];
    if (part.kind == Kind::kStart) {
      starts.push_back(&part);
    } else if (!starts.empty()) {
      starts.back()->text.clear();
      part.text.clear();
      starts.pop_back();
    }
  }
}

Part to_part(const html::Token& token, std::string_view html) {
  Part part{shown_text(token, html.substr(token.offset, token.end - token.offset)), Kind::kText, ""};
  const bool is_end = token.kind == html::TokenKind::kEndTag;
  if ((!is_end && token.kind != html::TokenKind::kStartTag) || !shows_inline(token.name)) return part;
  part.kind = is_end ? Kind::kEnd : Kind::kStart;
  part.element = token.name;
  return part;
}

}  // namespace

std::string to_plain_title(std::string_view html) {
  if (html.find_first_of("&<") == std::string_view::npos) return std::string(html);
  std::vector<Part> parts;
  html::Tokenizer tokenizer(html);
  for (;;) {
    const html::Token& token = tokenizer.next();
    if (token.kind == html::TokenKind::kEnd) break;
    parts.push_back(to_part(token, html));
  }
  drop_pairs(parts);
  std::string text;
  for (const Part& part : parts) text += part.text;
  return std::string(trim(text));
}

}  // namespace almanac::loader
