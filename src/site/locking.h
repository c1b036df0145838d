// The lock's part in a build: every post gets the id and the dates under which subscribers have it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/filesystem.h"
#include "core/finding.h"
#include "core/hash.h"
#include "core/programs.h"
#include "core/time.h"
#include "lock/lock.h"
#include "site/site.h"

namespace almanac::site {

enum class LockUse {
  kWrite,    // brought up to date
  kRead,     // left as it is
  kRequire,  // as kRead, and an error where it would be written otherwise (--locked)
};

// The lock as a command found it.
struct LockState {
  std::string text;                // empty: the site has none
  std::optional<lock::Lock> lock;  // of `text`
};

struct LockingOptions {
  std::string folder;  // of the site
  Instant now{};
  LockUse use = LockUse::kRead;
  Programs* programs = nullptr;  // to ask git; nullptr: nothing is asked
};

// Reads SITE/almanac.lock. What is wrong with it is an error finding.
LockState load_lock(const FileSystem& fs, const std::string& folder, const std::string& output, Findings& findings);

// What git was asked about files that are there, and a digest of what it answered.
struct GitAnswer {
  std::vector<std::string> files;  // as of Post::path; none: it was not asked
  Digest answer;
};

// Whether git would say the same now.
bool still_answers(const GitAnswer& known, Programs* programs, const std::string& folder);

struct AppliedLock {
  std::string text;  // of the next lock
  GitAnswer git;
  std::optional<Instant> next_due;  // as of lock::Advance
};

// Sets Post::id and ::updated, Site::issues and ::tombstones and what feeds' ids begin with. With Site::facts a post is
// known by its content, too.
AppliedLock apply_lock(Site& site, const LockState& state, const FileSystem& fs, const LockingOptions& options,
                       Findings& findings);

}  // namespace almanac::site
