// A set of words that is written in the source as one text, with blanks between.
#pragma once

#include <string_view>
#include <unordered_set>

#include "core/text.h"

namespace almanac::feeds::check {

class WordSet {
 public:
  explicit WordSet(std::string_view words) {
    for (std::string_view word : split_words(words)) words_.insert(word);
  }
  bool contains(std::string_view word) const { return words_.contains(word); }

 private:
  std::unordered_set<std::string_view> words_;
};

}  // namespace almanac::feeds::check
