// The words that say what a post is about.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "markdown/article.h"

namespace almanac::archive {

inline constexpr std::size_t kMostTellingWords = 12;  // of a post

// The first of these, most frequent first, that have five letters or more and are no word of grammar.
std::vector<markdown::Word> find_telling_words(const std::vector<markdown::Word>& words);
bool is_telling(std::string_view word);

}  // namespace almanac::archive
