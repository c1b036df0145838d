// What a build leaves for the next one, in the folder .almanac beside the settings: what was made of each post, what is
// in the output, and what was looked at. Safe to delete at any time; git passes over it by itself.
//
// A cloned repository may bring a cache. What is in it (HTML, titles, digests) cannot be judged by looking at it, so
// that one is used only where it carries the seal (core/seal.h) of the key that this user's builds have. What is read
// is checked all the same (core/bytes.h).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/filesystem.h"
#include "core/finding.h"
#include "core/kept.h"
#include "core/looks.h"
#include "core/result.h"
#include "core/seal.h"
#include "site/locking.h"
#include "site/tree.h"

namespace almanac::site {

template <class Bytes, EitherWay<GitAnswer> Of>
void describe(Bytes& bytes, Of& git) {
  bytes.paths(git.files);
  bytes(git.answer);
}

// Of the last build, where the next one can rely on it.
struct Standing {
  Digest options;
  Instant now{};                    // as of LoadOptions
  std::optional<Instant> next_due;  // as of loader::Sources and lock::Advance: the earlier
  std::vector<Look> looks;          // at all but the files of posts and what their studies looked at
  GitAnswer git;                    // where findings come of it
  Findings findings;
  int posts = 0;  // as of BuildReport
  int feeds = 0;
};

template <class Bytes, EitherWay<Standing> Of>
void describe(Bytes& bytes, Of& standing) {
  bytes(standing.options, standing.now, standing.next_due, standing.looks, standing.git, standing.findings,
        standing.posts, standing.feeds);
}

struct Cache {
  Digest settings;  // of the program and the settings' files and options that records and studies were made with
  std::vector<Kept> records;  // as of loader::Sources
  std::vector<Kept> studies;  // as of Articles::take_studies
  Kept suggestions;           // as of relate_posts
  std::optional<Standing> standing;
  std::string output;  // the folder that `tree` is of
  Tree tree;
  std::shared_ptr<const std::string> file;  // what `records` and `studies` are parts of
};

// The folder, below the site's.
inline constexpr std::string_view kCacheFolder = ".almanac";

// What the program makes in a site itself, as LookedAt::own.
std::vector<std::string> own_files(const std::string& site, const std::string& output);

// Of the cache's seal; an Error where there is none to be had, and nothing where no cache is wanted.
using CacheKey = std::optional<Result<SecretKey>>;

// Empty where there is none. One that is damaged, of another key or of another version of the program is an info
// finding, and empty; so is that no key can be had.
Cache load_cache(const FileSystem& fs, const std::string& site, const CacheKey& key, Findings& findings);
// Where the site cannot be written, the next build has more to do: that is no error. Without a key, nothing is written.
void save_cache(FileSystem& fs, const std::string& site, const CacheKey& key, const Cache& cache);

}  // namespace almanac::site
