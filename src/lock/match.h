// Which post is which: the locked post that each post of the site is, whatever became of its file, address or date.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/finding.h"
#include "lock/lock.h"
#include "model/library.h"

namespace almanac::lock {

// The site's posts, and by PostIndex the digest of what subscribers see of each; without digests (a command that
// renders nothing) posts are told by the rest.
struct Posts {
  const std::vector<model::Post>& posts;
  const std::vector<Digest>& seen;

  bool has_digests() const { return seen.size() == posts.size(); }
};

struct Matching {
  std::vector<std::optional<std::size_t>> locked;  // by PostIndex, into Lock::posts; nothing: the post is new
  std::vector<std::size_t> missing;                // into Lock::posts, in its order: their posts are not there
};

// In this order: by the id in the front matter; by the path, where the content is the same; by content and day; by the
// path; then, where one locked post and one post alone agree, by content, by address, by the id that it would get, by
// day and title. A post that may be a missing one, having its day or its title, is an error that names both and what
// settles it; so is an id in the front matter that would take the place of a locked one. Drafts match none.
Matching match_posts(const Lock& lock, const Posts& posts, Findings& findings);

}  // namespace almanac::lock
