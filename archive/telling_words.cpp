#include "archive/telling_words.h"

#include <algorithm>
#include <array>

#include "core/text.h"

namespace almanac::archive {
namespace {

constexpr std::size_t kFewestLetters = 5;  // shorter words are mostly grammar, in most languages

// Words of grammar that have five letters or more, sorted.
constexpr auto kFunctionWords = std::to_array<std::string_view>(
    {"about",   "above",   "after",   "again",  "against", "along",   "already",   "although", "always",  "among",
     "another", "around",  "because", "become", "before",  "being",   "below",     "between",  "cannot",  "could",
     "doesn",   "doing",   "during",  "either", "enough",  "every",   "first",     "found",    "further", "given",
     "having",  "however", "instead", "later",  "least",   "maybe",   "might",     "never",    "often",   "other",
     "others",  "quite",   "really",  "shall",  "should",  "since",   "something", "still",    "their",   "there",
     "these",   "thing",   "things",  "those",  "though",  "through", "today",     "under",    "until",   "using",
     "where",   "whether", "which",   "while",  "without", "would"});
static_assert(std::is_sorted(kFunctionWords.begin(), kFunctionWords.end()));

}  // namespace

bool is_telling(std::string_view word) {
  return count_code_points(word) >= kFewestLetters &&
         !std::binary_search(kFunctionWords.begin(), kFunctionWords.end(), word);
}

std::vector<markdown::Word> find_telling_words(const std::vector<markdown::Word>& words) {
  std::vector<markdown::Word> telling;
  for (const markdown::Word& word : words)
    if (telling.size() < kMostTellingWords && is_telling(word.text)) telling.push_back(word);
  return telling;
}

}  // namespace almanac::archive
