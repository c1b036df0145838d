// What a subscription document has beside the newest posts: old ones that were changed or came late, and what is gone.
// A reader that follows a feed would not look into its archive again (RFC 5005 4).
#pragma once

#include <vector>

#include "feeds/feed.h"
#include "site/site.h"

namespace almanac::site {

// Puts into `window` those of a feed's posts that are issued again and are among the newest `limit` that it issued.
// Both are in the library's order.
void issue_again(const Site& site, const std::vector<model::PostIndex>& posts, int limit,
                 std::vector<model::PostIndex>& window);

// The deletions that are among the newest `limit` of all that the whole site's feed issued, newest first.
std::vector<feeds::Deleted> find_told_deletions(const Site& site, int limit);

}  // namespace almanac::site
