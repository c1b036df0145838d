// What a build makes of the lock: the dates under which feeds show each post, what subscribers are told of again, which
// posts are gone; and the lock that the next build reads.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/finding.h"
#include "lock/match.h"

namespace almanac::lock {

// A post as feeds show it.
struct Issue {
  Timestamp published;
  Timestamp updated;
  Timestamp issued;  // as of LockedPost: later than `published` for one that is issued again (RFC 5005 4)

  bool is_again() const { return issued.instant > published.instant; }
};

// A post that is gone (RFC 6721).
struct Tombstone {
  std::string id;
  Timestamp when;
};

struct AdvanceOptions {
  Instant now;           // a locked post of later date is not gone, but not yet due
  bool is_part = false;  // the site's older posts are left out (limit_posts): none of them is gone
  std::string feed_base;
  std::function<std::string(const model::Post&)> url_of;
  std::function<bool(const std::string& path)> has_file;  // of a post that is gone
  std::map<std::string, Timestamp> changed_at;            // by path: when version control has a change of it last
  std::string without_date;  // why `changed_at` has nothing: "git is not installed"; may be empty
};

struct Advance {
  Lock lock;
  std::vector<std::string> ids;  // by PostIndex
  std::vector<Issue> issues;     // by PostIndex
  std::vector<Tombstone> tombstones;
  std::optional<Instant> next_due;  // when the first locked post that is not there is due, and gone
  // For --locked: what a reader of the lock would miss, "_posts/a.md is new"; empty: the lock stays as it is.
  std::vector<std::string> changes;
};

// The files whose date of change advance() will ask for: of posts whose content changed without a date in their front
// matter, and of those that are gone.
std::vector<std::string> undated_paths(const Lock& lock, const Matching& matching, const Posts& posts);

// `lock`: nothing where the site has none yet.
Advance advance(const std::optional<Lock>& lock, const Matching& matching, const Posts& posts,
                const AdvanceOptions& options, Findings& findings);

}  // namespace almanac::lock
