// The main job: a folder of posts becomes feeds, an archive and pages.
#pragma once

#include <optional>
#include <string>

#include "core/filesystem.h"
#include "core/finding.h"
#include "core/watcher.h"
#include "feeds/diff/changes.h"
#include "site/build_lock.h"
#include "site/cache.h"
#include "site/load.h"
#include "site/locking.h"

namespace almanac::site {

struct BuildOptions {
  LoadOptions load;
  bool replace = false;                // an output folder that almanac did not make
  bool strict = false;                 // warnings are errors
  std::optional<std::string> against;  // feeds that are published now, to tell what their subscribers would see
  LockUse lock = LockUse::kWrite;
  Programs* programs = nullptr;  // as of LockingOptions
  CacheKey cache_key;            // as of cache.h
  Watcher* watcher = nullptr;    // is told how far the build is; may be null
  LockWait wait = {};            // for another build of the site or into the output
};

struct BuildReport {
  Outcome outcome = Outcome::kDone;
  std::string message;  // what the outcome means, where findings do not say it; may be empty
  Findings findings;
  std::optional<feeds::diff::Diff> seen;  // what subscribers will see, where BuildOptions::against says of what
  std::string output;                     // the folder
  int posts = 0;
  int feeds = 0;              // documents, archive documents included
  int files = 0;              // in the output
  int changed_files = 0;      // of these, other than before
  bool is_published = false;  // also where something failed behind that
};

// Nothing is published where anything is an error: the last output stays as it was.
BuildReport build(FileSystem& fs, const BuildOptions& options);

}  // namespace almanac::site
