// All posts, in the one order that everything uses, with the indexes that archives and feeds need. Plain data, built
// once. Series are archive's: it finds the monthly reviews (archive/series.h).
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/finding.h"
#include "model/post.h"

namespace almanac::model {

using PostIndex = std::size_t;  // into Library::posts

// A group of posts: a tag, an author.
struct Group {
  std::string name;              // as shown: the first spelling met
  std::string slug;              // its folder: unique among its kind, percent-encoding still to do
  std::vector<PostIndex> posts;  // newest first
};

struct Library {
  std::vector<Post> posts;  // newest first by instant, then by path: total, the same on every machine

  std::map<Month, std::vector<PostIndex>> months;  // by Post::day; each newest first
  std::vector<Group> tags;                         // sorted by slug
  std::vector<Group> authors;                      // by name; sorted by slug
};

// Sorts the posts and indexes them. Errors (two posts on one address, of one id; two tags or two authors that meet in
// one slug) are findings; tags that differ in case only are merged with a warning and shown in the first spelling (of
// the oldest post; also in Post::tags).
Library make_library(std::vector<Post> posts, Findings& findings);

// The folder of a tag, author or series: lower case (Unicode), blanks to '-', "+" to "-plus", "#" to "-sharp", a
// leading "." to "dot-"; characters that cannot be in a file name or would leave the folder ('/', NUL, "..") to '-'.
// Never empty.
std::string to_group_slug(std::string_view name);

}  // namespace almanac::model
