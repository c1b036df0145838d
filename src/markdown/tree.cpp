#include "markdown/tree.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/syntax_extension.h>

#include <array>
#include <cstring>

#include "core/text.h"
#include "markdown/mail_links.h"
#include "markdown/smart_quotes.h"

namespace almanac::markdown {
namespace {

using Extensions = std::array<cmark_syntax_extension*, 4>;

struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
using Parser = std::unique_ptr<cmark_parser, FreeParser>;

Parser make_parser(const Extensions& extensions, int options) {
  Parser parser(cmark_parser_new_with_mem(options, tree_memory()));
  for (cmark_syntax_extension* extension : extensions) cmark_parser_attach_syntax_extension(parser.get(), extension);
  return parser;
}

// Stands for '~' where cmark-gfm looks up whose delimiter it is. No text has it: clean_source() took it away.
constexpr unsigned char kTilde = 0x01;

// "~~": cmark-gfm's own would also take "~", which strikes text out between two of "3~5".
cmark_node* match_tildes(cmark_syntax_extension*, cmark_parser*, cmark_node*, unsigned char character,
                         cmark_inline_parser* inlines) {
  if (character != '~') return nullptr;
  constexpr int kMostTildes = 100;
  int left = 0, right = 0, punctuation_before = 0, punctuation_after = 0;
  const int count = cmark_inline_parser_scan_delimiters(inlines, kMostTildes, '~', &left, &right, &punctuation_before,
                                                        &punctuation_after);
  cmark_node* text = cmark_node_new_with_mem(CMARK_NODE_TEXT, tree_memory());
  cmark_node_set_literal(text, std::string(static_cast<std::size_t>(count), '~').c_str());
  if (count == 2 && (left != 0 || right != 0)) cmark_inline_parser_push_delimiter(inlines, kTilde, left, right, text);
  return text;
}

// Whether the text that the thread parses may have an address ("me@a.example"), as it is or written as a reference.
thread_local bool may_have_address = false;

// cmark-gfm's own walks the whole tree, three times, to find the few "@".
cmark_node* link_addresses_if_any(cmark_syntax_extension*, cmark_parser*, cmark_node* root) {
  if (may_have_address) link_mail_addresses(root);
  return nullptr;
}

// cmark-gfm 0.29.0.gfm.6 keeps the extensions' special characters (~ : w) in a table of the process, which each parse
// sets at its start and clears at its end: of two threads one would clear them for the other. They are set here once,
// and what the extensions would set and clear from now on is a character that no text has.
Extensions load_extensions() {
  cmark_gfm_core_extensions_ensure_registered();
  Extensions extensions{};
  const std::array<const char*, 4> names{"table", "strikethrough", "autolink", "tasklist"};
  for (std::size_t i = 0; i < names.size(); ++i) extensions[i] = cmark_find_syntax_extension(names[i]);
  const Parser parser = make_parser(extensions, CMARK_OPT_DEFAULT);
  cmark_manage_extensions_special_characters(parser.get(), 1);
  cmark_mem* memory = cmark_get_default_mem_allocator();
  for (cmark_syntax_extension* extension : extensions) {
    cmark_llist_free(memory, extension->special_inline_chars);
    cmark_syntax_extension_set_special_inline_chars(extension, nullptr);
  }
  cmark_syntax_extension* strikethrough = extensions[1];
  cmark_syntax_extension_set_special_inline_chars(
      strikethrough,  // NOLINTNEXTLINE(performance-no-int-to-ptr): cmark keeps characters in a list of pointers
      cmark_llist_append(memory, nullptr, reinterpret_cast<void*>(std::size_t{kTilde})));
  cmark_syntax_extension_set_match_inline_func(strikethrough, match_tildes);
  cmark_syntax_extension_set_postprocess_func(extensions[2], link_addresses_if_any);
  return extensions;
}

const Extensions& extensions() {
  static const Extensions loaded = load_extensions();
  return loaded;
}

NodeKind extension_kind(cmark_node* node) {
  const std::string_view name = cmark_node_get_type_string(node);
  if (name == "table_cell") return NodeKind::kTableCell;
  if (name == "table_row" || name == "table_header") return NodeKind::kTableRow;
  if (name == "table") return NodeKind::kTable;
  if (name == "strikethrough") return NodeKind::kStrikethrough;
  return NodeKind::kOther;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string_view view(const cmark_chunk& chunk) {
  return chunk.data == nullptr
             ? std::string_view()
             : std::string_view(reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(chunk.len));
}

std::string_view view(const char* text) { return text == nullptr ? std::string_view() : std::string_view(text); }

}  // namespace

Tree parse(std::string_view markdown, bool smart_punctuation) {
  hold_tree_memory();
  may_have_address = contains(markdown, "@") || contains(markdown, "&#") || contains(markdown, "&commat;");
  const bool has_footnotes = contains(markdown, "[^");  // cmark looks for them all over the tree
  const int options = (has_footnotes ? CMARK_OPT_FOOTNOTES : 0) | (smart_punctuation ? CMARK_OPT_SMART : 0);
  const Parser parser = make_parser(extensions(), options);
  if (smart_punctuation) cmark_parser_attach_syntax_extension(parser.get(), smart_quotes());
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  return Tree(cmark_parser_finish(parser.get()));
}

NodeKind kind_of(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_DOCUMENT: return NodeKind::kDocument;
    case CMARK_NODE_BLOCK_QUOTE: return NodeKind::kBlockQuote;
    case CMARK_NODE_LIST: return NodeKind::kList;
    case CMARK_NODE_ITEM: return NodeKind::kItem;
    case CMARK_NODE_CODE_BLOCK: return NodeKind::kCodeBlock;
    case CMARK_NODE_HTML_BLOCK: return NodeKind::kHtmlBlock;
    case CMARK_NODE_PARAGRAPH: return NodeKind::kParagraph;
    case CMARK_NODE_HEADING: return NodeKind::kHeading;
    case CMARK_NODE_THEMATIC_BREAK: return NodeKind::kThematicBreak;
    case CMARK_NODE_FOOTNOTE_DEFINITION: return NodeKind::kFootnoteDefinition;
    case CMARK_NODE_TEXT: return NodeKind::kText;
    case CMARK_NODE_SOFTBREAK: return NodeKind::kSoftBreak;
    case CMARK_NODE_LINEBREAK: return NodeKind::kLineBreak;
    case CMARK_NODE_CODE: return NodeKind::kCode;
    case CMARK_NODE_HTML_INLINE: return NodeKind::kHtmlInline;
    case CMARK_NODE_EMPH: return NodeKind::kEmphasis;
    case CMARK_NODE_STRONG: return NodeKind::kStrong;
    case CMARK_NODE_LINK: return NodeKind::kLink;
    case CMARK_NODE_IMAGE: return NodeKind::kImage;
    case CMARK_NODE_FOOTNOTE_REFERENCE: return NodeKind::kFootnoteReference;
    default: return extension_kind(node);
  }
}

// cmark_node_get_literal() would copy the text for a zero at its end, and keep both.
std::string_view literal_of(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_FOOTNOTE_REFERENCE: return view(node->as.literal);
    case CMARK_NODE_CODE_BLOCK: return view(node->as.code.literal);
    default: return {};
  }
}
std::string_view url_of(cmark_node* link_or_image) { return view(cmark_node_get_url(link_or_image)); }
std::string_view title_of(cmark_node* link_or_image) { return view(cmark_node_get_title(link_or_image)); }

std::string plain_text(cmark_node* node, ImageText images) {
  std::string text;
  int image_depth = 0;
  walk(node, [&](cmark_node* at, bool entering) {
    const NodeKind kind = kind_of(at);
    if (kind == NodeKind::kImage) image_depth += entering ? 1 : -1;
    if (!entering || (image_depth > 0 && images == ImageText::kSkip)) return;
    if (kind == NodeKind::kText || kind == NodeKind::kCode) text += literal_of(at);
    if (kind == NodeKind::kSoftBreak || kind == NodeKind::kLineBreak) text += ' ';
  });
  return std::string(trim(text));
}

}  // namespace almanac::markdown
