// Characters that may not stand in what almanac writes.
#pragma once

#include <string>
#include <string_view>

#include "core/finding.h"

namespace almanac::markdown {

// What XML 1.0 forbids (2.2, Char), U+0000 among it.
bool is_illegal(char32_t c);
// What XML allows, but feed validators and HTML's parser object to: U+007F to U+009F and the non-characters.
bool is_doubtful(char32_t c);

// The first character, from `offset`, that is illegal or doubtful, or a byte that is not UTF-8; npos where there is
// none.
std::size_t find_bad_character(std::string_view text, std::size_t offset = 0);

// The text without illegal characters (bytes that are not UTF-8 as U+FFFD).
std::string without_illegal(std::string_view text);
// The text without illegal and doubtful characters; U+0085, a line's end, as a blank.
std::string without_bad(std::string_view text);

// The source of a post without illegal characters: each line with some draws one warning (IllegalCharacter), as does a
// line with doubtful ones, which stay (BadCharacters). `file` and `first_line` say where the source stands.
std::string clean_source(std::string_view source, const std::string& file, int first_line, Findings& findings);

}  // namespace almanac::markdown
