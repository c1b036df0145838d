// A feed's history (RFC 5005 4): the subscription document and the archive documents behind it, month by month to the
// first post.
#pragma once

#include <string>
#include <vector>

#include "core/time.h"
#include "model/library.h"

namespace almanac::archive {

struct ArchiveDocument {
  Month month;
  std::string suffix;  // "" for a month in one document; "-01", "-15": the first day of a part of a month
  std::vector<model::PostIndex> posts;  // newest first
};

struct FeedHistory {
  std::vector<model::PostIndex> window;   // the subscription document's posts, newest first
  std::vector<ArchiveDocument> archives;  // oldest first; each links the one before and the one after
};

// `posts`: the feed's posts, newest first. The window holds the newest `limit` and always every post of the newest
// month; every other month is closed and has an archive document, also those that the window overlaps. A month of over
// 500 posts is cut by day, so that no document but one of a single day has more. Drafts never close a month.
FeedHistory make_history(const std::vector<model::PostIndex>& posts, const model::Library& library, int limit);

}  // namespace almanac::archive
