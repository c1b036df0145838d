// Which feeds the site has.
#pragma once

#include <vector>

#include "core/finding.h"
#include "site/site.h"

namespace almanac::site {

// In the order that Site::feed_of relies on. A declared feed that holds no post is a warning.
std::vector<FeedPlan> plan_feeds(const Site& site, Findings& findings);

// Where an archive document of a feed lies: the whole site's beside the month's page, others below the feed's own
// folder by year and month.
std::string archive_path(const Site& site, const FeedPlan& plan, const FeedDocument& document,
                         const archive::ArchiveDocument& archive);

}  // namespace almanac::site
