// Names that posts share (tags, authors, series): the spellings of one name merged, and a folder for each name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/finding.h"
#include "model/post.h"

namespace almanac::model {

using PostIndex = std::size_t;  // into Library::posts

// A group of posts: a tag, an author.
struct Group {
  std::string name;              // as shown: the spelling of the oldest post
  std::string slug;              // its folder: unique among its kind, percent-encoding still to do
  std::vector<PostIndex> posts;  // newest first, each once
};

// What findings say of a kind of name.
struct NameKind {
  std::string noun;               // "tag"
  std::vector<std::string> keys;  // of front matter, where the name stands: "tags", "tag"
  std::string case_rule;          // of the warning that spellings differ in case: "TagCase"
  std::string path_rule;          // of the error that two names meet in one folder: "TagPathConflict"
};

struct NameUse {
  std::string_view name;  // lives elsewhere: in the post
  PostIndex post = 0;
};

struct NameUses {
  NameKind kind;
  const std::vector<Post>& posts;  // newest first
  std::vector<NameUse> uses;       // oldest post first, those of one post together
};

struct Grouping {
  std::vector<Group> groups;              // sorted by slug, then by name
  std::vector<std::size_t> group_of_use;  // by index into NameUses::uses
};

// Merges names that are equal by Unicode's composed form (NFC) and case folding. A further spelling of a name is a
// warning, once for all its uses, that names both spellings and a file of each; two names with one slug are an error
// that does the same.
Grouping group_names(const NameUses& names, Findings& findings);

// The folder of a tag, author or series: composed (NFC) and in lower case, blanks to '-', "+" to "-plus", "#" to
// "-sharp", a leading "." to "dot-", '/', '\' and control characters to '-'. Never empty, ".", ".." or "index.html"; at
// most 200 bytes: a longer one is cut at a code point and ends in a hash of the whole. The same for every spelling of a
// name that group_names() merges, but for letters whose case folding is not their lower case.
std::string to_group_slug(std::string_view name);

// Where `text` stands in a post's front matter under one of the keys, as the value or in a list; else where the value
// stands; else the file.
Place find_place(const Post& post, const std::vector<std::string>& keys, std::string_view text);

}  // namespace almanac::model
