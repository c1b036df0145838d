// The key of this user's caches (core/seal.h): it lies outside of every site, as a site may come from anybody.
#pragma once

#include <string>

#include "core/result.h"
#include "core/seal.h"

namespace almanac {

// Variables of the environment; empty: not set.
struct KeySources {
  std::string text;          // ALMANAC_CACHE_KEY: stands in for the file
  std::string cache_folder;  // XDG_CACHE_HOME
  std::string home;          // HOME: its .cache where that is not set
};

// The key of the text, or of the file almanac/cache.key in the folder of caches, which is made where it is not there:
// 32 random bytes, for its owner only. An Error, which says why after "a key is wanted, and", where a text has fewer
// than 16 characters, no file can be made or read, somebody else could have written or read it, or it would lie in the
// folder `site`.
Result<SecretKey> find_cache_key(const KeySources& sources, const std::string& site);

}  // namespace almanac
