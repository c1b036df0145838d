// The words of a text, for telling which posts are about the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markdown/article.h"

namespace almanac::markdown {

struct WordList {
  std::vector<Word> most_frequent;  // at most 30, most frequent first, then by text; no word that says nothing
  int count = 0;                    // of all words
};

// A word is a run of letters and digits of one script, in lower case. Three letters make one that counts as frequent
// (two where the script is Han); Hiragana, which holds Japanese's grammar, makes none.
WordList count_words(std::string_view text);

}  // namespace almanac::markdown
