#include "markdown/mail_links.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ascii.h"
#include "markdown/tree.h"
#include "markdown/tree_memory.h"

namespace almanac::markdown {
namespace {

constexpr std::string_view kMailto = "mailto:";
constexpr std::string_view kXmpp = "xmpp:";

struct MailAddress {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool has_scheme = false;  // it begins with "mailto:" or "xmpp:"
};

// "mailto:" that ends at `end` of the text and begins a word.
bool ends_scheme(std::string_view text, std::size_t end, std::string_view scheme) {
  if (!text.substr(0, end).ends_with(scheme)) return false;
  const std::size_t begin = end - scheme.size();
  return begin == 0 || !is_alphanumeric(text[begin - 1]);
}

// From the '@' back to where the address begins, `from` at the earliest.
struct LocalPart {
  std::size_t begin = 0;
  bool has_scheme = false;
  bool is_xmpp = false;
};

LocalPart find_local_part(std::string_view text, std::size_t from, std::size_t at) {
  LocalPart part{at};
  for (; part.begin > from; --part.begin) {
    const char c = text[part.begin - 1];
    if (is_alphanumeric(c) || c == '.' || c == '+' || c == '-' || c == '_') continue;
    const std::string_view before = text.substr(from);
    const bool is_mail = c == ':' && ends_scheme(before, part.begin - from, kMailto);
    const bool is_xmpp = c == ':' && ends_scheme(before, part.begin - from, kXmpp);
    if (!is_mail && !is_xmpp) break;
    part.has_scheme = true;
    part.is_xmpp = part.is_xmpp || is_xmpp;
  }
  return part;
}

// Where the domain behind the '@' ends; nothing where it is none: without a dot, with a second '@', or not ending with
// a letter.
std::optional<std::size_t> find_domain_end(std::string_view text, std::size_t at, bool is_xmpp) {
  bool has_dot = false;
  std::size_t end = at + 1;
  for (; end < text.size(); ++end) {
    const char c = text[end];
    if (c == '@') return std::nullopt;
    const bool is_dot = c == '.' && end + 1 < text.size() && is_alphanumeric(text[end + 1]);
    has_dot = has_dot || is_dot;
    if (!is_alphanumeric(c) && !is_dot && c != '-' && c != '_' && !(c == '/' && is_xmpp)) break;
  }
  return has_dot && is_alpha(text[end - 1]) ? std::optional(end) : std::nullopt;
}

// The first address of the text from `from` on.
std::optional<MailAddress> find_address(std::string_view text, std::size_t from) {
  for (std::size_t at = 0; (at = text.find('@', from)) != std::string_view::npos; from = at + 1) {
    const LocalPart local = find_local_part(text, from, at);
    if (local.begin == at) continue;
    if (const std::optional<std::size_t> end = find_domain_end(text, at, local.is_xmpp))
      return MailAddress{local.begin, *end, local.has_scheme};
  }
  return std::nullopt;
}

cmark_node* make_text(std::string_view text) {
  cmark_node* node = cmark_node_new_with_mem(CMARK_NODE_TEXT, tree_memory());
  cmark_node_set_literal(node, std::string(text).c_str());
  return node;
}

cmark_node* make_link(std::string_view address, bool has_scheme) {
  cmark_node* link = cmark_node_new_with_mem(CMARK_NODE_LINK, tree_memory());
  cmark_node_set_url(link, ((has_scheme ? "" : std::string(kMailto)) + std::string(address)).c_str());
  cmark_node_append_child(link, make_text(address));
  return link;
}

// Puts text before the node, where there is any.
void insert_text_before(cmark_node* node, std::string_view text) {
  if (!text.empty()) cmark_node_insert_before(node, make_text(text));
}

// Divides the node into links and the text between them.
void divide(cmark_node* node) {
  const std::string text(literal_of(node));
  const std::string_view view = text;
  std::size_t from = 0;
  while (const std::optional<MailAddress> address = find_address(view, from)) {
    insert_text_before(node, view.substr(from, address->begin - from));
    cmark_node_insert_before(
        node, make_link(view.substr(address->begin, address->end - address->begin), address->has_scheme));
    from = address->end;
  }
  if (from == 0) return;
  insert_text_before(node, view.substr(from));
  cmark_node_free(node);
}

}  // namespace

void link_mail_addresses(cmark_node* root) {
  cmark_consolidate_text_nodes(root);
  std::vector<cmark_node*> texts;
  int link_depth = 0;
  walk(root, [&](cmark_node* node, bool entering) {
    const NodeKind kind = kind_of(node);
    if (kind == NodeKind::kLink) link_depth += entering ? 1 : -1;
    if (kind == NodeKind::kText && link_depth == 0 && literal_of(node).find('@') != std::string_view::npos)
      texts.push_back(node);
  });
  for (cmark_node* text : texts) divide(text);
}

}  // namespace almanac::markdown
