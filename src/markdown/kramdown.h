// What kramdown, Jekyll's parser, reads otherwise than CommonMark in ways that real posts lean on: a line of raw HTML
// ends with its element, so that what follows it is Markdown again; attribute lists ("{: .wide}") are not text.
#pragma once

#include <string_view>

#include "markdown/tree.h"

namespace almanac::markdown {

// As parse(). Lines keep their numbers. Attribute lists go, all but a heading's id, which is put at the end of its text
// as "{#id}"; a list that "{:toc}" marks as the place of a table of contents goes whole.
Tree parse_kramdown(std::string_view markdown, bool smart_punctuation);

}  // namespace almanac::markdown
