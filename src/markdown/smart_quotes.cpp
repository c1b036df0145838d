#include "markdown/smart_quotes.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/syntax_extension.h>

#include <cstddef>
#include <initializer_list>

namespace almanac::markdown {
namespace {

cmark_node* match_no_quote(cmark_syntax_extension*, cmark_parser*, cmark_node*, unsigned char, cmark_inline_parser*) {
  return nullptr;
}

// A quote is born as what it is when it has no partner: ’ always, “ where it opens, ” where it closes. So a pair
// changes only a single quote that opens. That one stays on the stack, as cmark leaves it: the next quote that closes
// belongs to it, too.
delimiter* pair_quotes(cmark_syntax_extension*, cmark_parser*, cmark_inline_parser* inlines, delimiter* opener,
                       delimiter* closer) {
  delimiter* const next = closer->next;
  if (closer->delim_char == '\'')
    cmark_node_set_literal(opener->inl_text, "‘");
  else
    cmark_inline_parser_remove_delimiter(inlines, opener);
  cmark_inline_parser_remove_delimiter(inlines, closer);
  return next;
}

cmark_syntax_extension* make_extension() {
  cmark_syntax_extension* extension = cmark_syntax_extension_new("smart quotes");
  cmark_llist* characters = nullptr;
  for (const char quote : {'"', '\''})
    characters = cmark_llist_append(
        cmark_get_default_mem_allocator(),
        characters,  // NOLINTNEXTLINE(performance-no-int-to-ptr): cmark keeps characters in a list of pointers
        reinterpret_cast<void*>(static_cast<std::size_t>(quote)));
  cmark_syntax_extension_set_special_inline_chars(extension, characters);
  cmark_syntax_extension_set_match_inline_func(extension, match_no_quote);
  cmark_syntax_extension_set_inline_from_delim_func(extension, pair_quotes);
  return extension;
}

}  // namespace

cmark_syntax_extension* smart_quotes() {
  static cmark_syntax_extension* const extension = make_extension();
  return extension;
}

}  // namespace almanac::markdown
