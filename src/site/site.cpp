#include "site/site.h"

#include <algorithm>
#include <cassert>

#include "archive/addresses.h"

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

std::string archive_document_path(const Site& site, const archive::ArchiveDocument& document, feeds::Format format) {
  std::string name(feeds::info(format).file_name);
  name.insert(name.rfind('.'), document.suffix);
  return archive::month_path(site.settings, document.month) + name;
}

}  // namespace almanac::site
