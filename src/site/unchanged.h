// Where nothing changed since the last build, there is nothing to do but to say again what it said.
#pragma once

#include <optional>

#include "site/build.h"
#include "site/cache.h"

namespace almanac::site {

// Of all that makes one build differ from another but the files.
Digest digest_of(const BuildOptions& options);

// The report of a build that has nothing to do: the same options, everything that the last build looked at as it was,
// git of the same answer, and its output untouched. Nothing where that cannot be said; what of the cache
// was seen to hold is marked then.
std::optional<BuildReport> find_unchanged(const FileSystem& fs, const BuildOptions& options, Cache& cache);

}  // namespace almanac::site
