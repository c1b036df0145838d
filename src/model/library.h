// All posts, in the one order that everything uses, with the indexes that archives and feeds need. Plain data, built
// once. Series are archive's: it finds the monthly reviews (archive/series.h).
#pragma once

#include <map>
#include <vector>

#include "core/finding.h"
#include "model/groups.h"
#include "model/post.h"

namespace almanac::model {

struct Library {
  std::vector<Post> posts;  // newest first by instant, then by path: total, the same on every machine

  std::map<Month, std::vector<PostIndex>> months;  // by Post::day; each newest first
  std::vector<Group> tags;                         // sorted by slug
  std::vector<Group> authors;                      // by name; sorted by slug
};

// Sorts the posts and indexes them. Two posts on one address or of one id are errors, named with both files. Tags and
// authors are merged and checked by group_names(); the spelling of the oldest post is then in every Post::tags and
// Post::authors.
Library make_library(std::vector<Post> posts, Findings& findings);

}  // namespace almanac::model
