// Moving in from another generator: the ids, dates and addresses under which the posts are published now become the
// lock's, so that no subscriber is sent an old post again.
#pragma once

#include <string>
#include <vector>

#include "core/filesystem.h"
#include "core/finding.h"
#include "lock/lock.h"
#include "site/load.h"

namespace almanac::site {

struct AdoptOptions {
  LoadOptions load;
  std::vector<std::string> feeds;  // files: what is published now, in order; of two ids for one post the first counts
};

struct AdoptReport {
  Outcome outcome = Outcome::kDone;
  std::string message;  // what the outcome means, where findings do not say it
  Findings findings;    // what has no match, or cannot be taken over
  lock::Lock lock;      // every post of the site: those that no feed has with the id that a build would give;
                        // and what is gone already
  int adopted = 0;      // posts with an id from the feeds
  int inferred = 0;     // posts that no feed has, with the id that the old generator would have given
  int posts = 0;
};

// What the site's lock has already stays where no feed has the post. Entries are matched to posts by link (an old
// address in redirect_from, too), then by title and day, then by title. Writes nothing.
AdoptReport adopt(const FileSystem& fs, const AdoptOptions& options);

}  // namespace almanac::site
