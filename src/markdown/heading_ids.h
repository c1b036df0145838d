// The ids of headings, so that a part of a page has an address.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "markdown/article.h"
#include "markdown/tree.h"

namespace almanac::markdown {

// Ids unique within one page, in the order of the headings. kGithub: lower case, letters, digits, '_' and '-', blanks
// as '-', the second of a name with "-1". kKramdown: the same as kramdown's parser for GitHub's dialect makes them
// (Jekyll's setting), which drops what becomes a dash or guillemet ("--", "<<") before it looks.
class HeadingIdMaker {
 public:
  explicit HeadingIdMaker(HeadingIds style) : style_(style) {}

  // The id for a heading of the tree, whose plain text without images is `text`; empty where nothing is left of it.
  std::string make(cmark_node* heading, std::string_view text);
  // An id that the author gave: none that is made later equals it (kGithub; kramdown does not look).
  void reserve(std::string_view id);

 private:
  std::string make_unique(const std::string& id);

  HeadingIds style_;
  std::map<std::string, int, std::less<>> used_;  // by id: how many have been made of it
};

}  // namespace almanac::markdown
