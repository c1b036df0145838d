#include "markdown/kramdown.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/text.h"
#include "markdown/tags.h"

namespace almanac::markdown {
namespace {

// Put before a line of HTML, these make cmark end its block of HTML with the line, or read it as a paragraph. The first
// is an HTML block of its own kind (CommonMark 4.6, start condition 2), the second a character that no source has.
constexpr std::string_view kEndsWithLine = "<!---->";
constexpr std::string_view kParagraphMark = "\x02";

// kramdown's span elements: a line that begins with one begins a paragraph.
bool is_span(std::string_view element) {
  constexpr auto kSpans = std::to_array<std::string_view>(
      {"a",    "abbr",  "acronym", "b",      "bdo", "big", "br",    "button", "cite", "code", "del", "dfn",
       "em",   "i",     "img",     "input",  "ins", "kbd", "label", "mark",   "q",    "rp",   "rt",  "ruby",
       "samp", "small", "span",    "strong", "sub", "sup", "time",  "tt",     "u",    "var"});
  return std::find(kSpans.begin(), kSpans.end(), element) != kSpans.end();
}

bool is_void_element(std::string_view element) {
  constexpr auto kVoids = std::to_array<std::string_view>(
      {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"});
  return std::find(kVoids.begin(), kVoids.end(), element) != kVoids.end();
}

// What to put before a line that is one whole element of HTML; nothing before any other.
std::optional<std::string_view> prefix_of(std::string_view line) {
  line = trim(line);
  if (!line.starts_with('<') || !line.ends_with('>')) return std::nullopt;
  TagReader reader(line);
  std::vector<std::string> open;
  std::string first;
  std::size_t end = 0;
  while (const html::Token* tag = reader.next_tag()) {
    if (open.empty() && tag->offset != 0) return std::nullopt;  // text before it, or a second element
    if (open.empty()) first = tag->name;
    if (is_end(*tag) && (open.empty() || open.back() != tag->name)) return std::nullopt;
    if (is_end(*tag)) open.pop_back();
    if (is_start(*tag) && !is_void_element(tag->name)) open.emplace_back(tag->name);
    end = tag->end;
  }
  if (!open.empty() || end != line.size()) return std::nullopt;
  return is_span(first) ? kParagraphMark : kEndsWithLine;
}

// Follows fenced code, in which nothing is HTML.
class Fences {
 public:
  bool is_in_code(std::string_view line) {
    const std::string_view text = trim(line);
    const std::size_t length = std::min(text.find_first_not_of(text.starts_with('~') ? '~' : '`'), text.size());
    const bool is_fence = length >= 3;
    if (open_.empty()) {
      if (is_fence) open_ = text.substr(0, length);
      return is_fence;
    }
    if (is_fence && length == text.size() && text.starts_with(open_)) open_.clear();
    return true;
  }

 private:
  std::string open_;
};

std::string add_prefixes(std::string_view markdown) {
  std::string out;
  out.reserve(markdown.size() + 256);
  Fences fences;
  bool after_blank = true;
  while (!markdown.empty()) {
    const std::size_t end = std::min(markdown.find('\n'), markdown.size() - 1) + 1;
    const std::string_view line = markdown.substr(0, end);
    markdown.remove_prefix(end);
    const bool before_text = !trim(markdown.substr(0, markdown.find('\n'))).empty();
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const bool in_code = fences.is_in_code(line);
    if (!in_code && after_blank && before_text && indent < 4)
      if (const std::optional<std::string_view> prefix = prefix_of(line)) out += *prefix;
    out += line;
    after_blank = trim(line).empty();
  }
  return out;
}

std::vector<cmark_node*> nodes_of(cmark_node* root, NodeKind kind) {
  std::vector<cmark_node*> nodes;
  walk(root, [&](cmark_node* node, bool entering) {
    if (entering && kind_of(node) == kind) nodes.push_back(node);
  });
  return nodes;
}

void remove_node(cmark_node* node) {
  cmark_node_unlink(node);
  cmark_node_free(node);
}

void set_literal(cmark_node* node, std::string_view text) {
  if (text.empty() && kind_of(node) == NodeKind::kText) return remove_node(node);
  cmark_node_set_literal(node, std::string(text).c_str());
}

// "{: #id .class key="value"}" at the start of a text; 0 where there is none.
std::size_t attribute_list_length(std::string_view text) {
  if (!text.starts_with("{:") || text.starts_with("{::")) return 0;
  const std::size_t end = text.find('}');
  return end == std::string_view::npos ? 0 : end + 1;
}

// The text is that of an attribute list and nothing else.
bool is_attribute_list(std::string_view text) { return !text.empty() && attribute_list_length(text) == text.size(); }

std::string id_of(std::string_view attribute_list) {
  for (const std::string_view word : split_words(attribute_list.substr(2, attribute_list.size() - 3)))
    if (word.starts_with('#')) return std::string(word.substr(1));
  return {};
}

void add_heading_id(cmark_node* block, std::string_view attribute_list) {
  cmark_node* heading = cmark_node_previous(block);
  const std::string id = id_of(attribute_list);
  if (heading == nullptr || kind_of(heading) != NodeKind::kHeading || id.empty()) return;
  cmark_node* text = cmark_node_new_with_mem(CMARK_NODE_TEXT, tree_memory());
  cmark_node_set_literal(text, (" {#" + id + "}").c_str());
  cmark_node_append_child(heading, text);
}

// An attribute list that is a line of its own: the last of a paragraph, or a paragraph. Answers the list that it marks
// as the place of a table of contents; null where it does not.
cmark_node* take_line_list(cmark_node* paragraph) {
  cmark_node* last = cmark_node_last_child(paragraph);
  if (last == nullptr || kind_of(last) != NodeKind::kText || !is_attribute_list(trim(literal_of(last)))) return nullptr;
  cmark_node* line_end = cmark_node_previous(last);
  const std::string attributes(trim(literal_of(last)));
  if (line_end == nullptr) {
    add_heading_id(paragraph, attributes);
    remove_node(paragraph);
    return nullptr;
  }
  if (kind_of(line_end) != NodeKind::kSoftBreak) return nullptr;
  remove_node(line_end);
  remove_node(last);
  cmark_node* item = cmark_node_parent(paragraph);
  const bool is_contents = attributes.find("toc") != std::string::npos && kind_of(item) == NodeKind::kItem;
  return is_contents ? cmark_node_parent(item) : nullptr;
}

void take_line_lists(cmark_node* root) {
  std::vector<cmark_node*> contents;
  std::set<cmark_node*> seen;
  for (cmark_node* paragraph : nodes_of(root, NodeKind::kParagraph))
    if (cmark_node* list = take_line_list(paragraph))
      if (seen.insert(list).second) contents.push_back(list);
  // A list within another comes after it.
  std::reverse(contents.begin(), contents.end());
  for (cmark_node* list : contents)
    if (cmark_node_first_child(list) == cmark_node_last_child(list)) remove_node(list);
}

bool takes_attributes(NodeKind kind) {
  return kind == NodeKind::kLink || kind == NodeKind::kImage || kind == NodeKind::kEmphasis ||
         kind == NodeKind::kStrong || kind == NodeKind::kCode;
}

// "[text](url){:target="_blank"}"
void take_inline_list(cmark_node* text) {
  cmark_node* before = cmark_node_previous(text);
  const std::size_t length =
      before != nullptr && takes_attributes(kind_of(before)) ? attribute_list_length(literal_of(text)) : 0;
  if (length > 0) set_literal(text, std::string(literal_of(text).substr(length)));
}

void remove_prefixes(cmark_node* root) {
  std::vector<cmark_node*> nodes;
  walk(root, [&](cmark_node* node, bool entering) {
    const std::string_view literal = entering ? literal_of(node) : std::string_view();
    const bool marked =
        literal.find(kParagraphMark) != std::string_view::npos || literal.find(kEndsWithLine) != std::string_view::npos;
    if (marked) nodes.push_back(node);
  });
  for (cmark_node* node : nodes)
    set_literal(node, replace_all(replace_all(literal_of(node), kParagraphMark, ""), kEndsWithLine, ""));
}

}  // namespace

Tree parse_kramdown(std::string_view markdown, bool smart_punctuation) {
  if (markdown.find('<') == std::string_view::npos && markdown.find("{:") == std::string_view::npos)
    return parse(markdown, smart_punctuation);
  const std::string prefixed = add_prefixes(markdown);
  Tree tree = parse(prefixed, smart_punctuation);
  if (prefixed.size() > markdown.size()) remove_prefixes(tree.get());
  if (markdown.find("{:") == std::string_view::npos) return tree;
  for (cmark_node* text : nodes_of(tree.get(), NodeKind::kText)) take_inline_list(text);
  take_line_lists(tree.get());
  return tree;
}

}  // namespace almanac::markdown
