// almanac.lock: the ids of posts in feeds, for ever. A text file beside the posts and committed with them: what each
// post was published as, so that no later change of its file, address, domain or generator gives it another id.
//
// One line per post, its fields separated by tabs, sorted by a hash of the id: two branches that both add posts add
// lines in different places, where lines sorted by date would always meet. The first line names the version, the last
// one is always the same, so that a file that was cut off is known without a count that every branch would change.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/finding.h"
#include "core/hash.h"
#include "core/time.h"

namespace almanac::lock {

inline constexpr std::string_view kFileName = "almanac.lock";  // in the site's folder

enum class State {
  kLive,
  kGone,       // its post is not there any more: a tombstone (RFC 6721), and a warning
  kForgotten,  // gone, and confirmed (`almanac forget`): a tombstone without a warning
};

struct LockedPost {
  std::string id;       // absolute IRI, unique
  Timestamp published;  // as feeds first said it; never changes
  Timestamp updated;    // as feeds say it; not before `published`
  // Its place in the order in which subscribers got the posts, which decides how long it stays in a feed's subscription
  // document (RFC 5005 4): when it was published, or, where it came or was changed later, the newest time that the lock
  // knew then. No clock.
  Timestamp issued;
  State state = State::kLive;
  std::optional<Timestamp> gone;  // when it went (RFC 6721 3, when); nothing for kLive, and until a build has found it
  std::optional<Digest> seen;     // of what subscribers saw; nothing: not known (adopted from another generator)
  std::string url;                // absolute, where it was published last
  std::string path;               // model::Post::path
  std::string title;
  int line = 0;  // of the file it was read from, from 1; 0: none

  bool operator==(const LockedPost&) const = default;
};

struct Lock {
  // What the ids of feeds begin with: Settings::id_url when the lock was first written. Empty: not known.
  std::string feed_base;
  std::vector<LockedPost> posts;  // in any order
};

// The lock in a file's text. Nothing, and error findings with their lines in `file`, where the text is conflicted
// ("<<<<<<<"), truncated, of another version or broken: it must not be written over then. Order does not matter, and a
// line may stand twice (git's merge=union).
std::optional<Lock> parse_lock(std::string_view text, const std::string& file, Findings& findings);

// Sorted; the same bytes for the same lock.
std::string write_lock(const Lock& lock);

}  // namespace almanac::lock
