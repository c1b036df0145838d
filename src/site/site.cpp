#include "site/site.h"

#include <algorithm>
#include <cassert>

namespace almanac::site {

bool Site::has_part(config::Part part) const {
  const auto& only = settings.only;
  return only.empty() || std::find(only.begin(), only.end(), part) != only.end();
}

const FeedPlan& Site::feed_of(FeedScope scope, std::size_t group) const {
  std::size_t index = group;
  if (scope != FeedScope::kSite) index += 1;
  if (scope >= FeedScope::kAuthor) index += library.tags.size();
  if (scope >= FeedScope::kSeries) index += library.authors.size();
  assert(index < feeds.size() && feeds[index].scope == scope && feeds[index].group == group);
  return feeds[index];
}

}  // namespace almanac::site
