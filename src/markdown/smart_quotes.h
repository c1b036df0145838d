// Curly quotes in linear time. cmark-gfm 0.29.0.gfm.6 pairs quotes as it pairs stars, but keeps each on its stack, and
// walks over all of them for each quote that closes.
#pragma once

#include <cmark-gfm.h>

namespace almanac::markdown {

// Pairs quotes for the parsers that it is attached to, which have CMARK_OPT_SMART. The process has one.
cmark_syntax_extension* smart_quotes();

}  // namespace almanac::markdown
