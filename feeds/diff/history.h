// The documents of one side of a comparison, and the feeds that they make: a subscription document and the chain of
// older documents behind it (RFC 5005 3 and 4).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "feeds/seen.h"

namespace almanac::feeds::diff {

struct DocumentFile {
  std::string path;  // below its folder, or the file itself
  std::string file;  // as the FileSystem takes it
  SeenDocument seen;
  bool is_whole = true;  // false: only the beginning was read, for the other side has the same bytes at this path
};

struct FeedHistory {
  std::vector<std::size_t> documents;  // into the side's; the subscription document, then older and older ones
  bool is_complete = true;             // false: it links an older document that is not here
};

// Each document is in one feed at most. An archive document that no chain reaches is in none where its feed is here:
// subscribers cannot find it.
std::vector<FeedHistory> find_feeds(const std::vector<DocumentFile>& documents);

}  // namespace almanac::feeds::diff
