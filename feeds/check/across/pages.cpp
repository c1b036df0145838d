// Each page's autodiscovery link meets a feed.
#include <map>

#include "feeds/check/across/families.h"

namespace almanac::feeds::check::across {
namespace {

struct Missing {
  const PageFacts* page = nullptr;
  const Placed* link = nullptr;
  int others = 0;  // pages that offer it, too
};

}  // namespace

// A template puts one link on every page: it is told once.
void check_pages(const Run& run, const Locations& locations, Report& report) {
  if (run.site.empty()) return;
  std::map<std::string_view, Missing> missing;
  for (const PageFacts& page : run.pages)
    for (const Placed& link : page.feeds) {
      if (locations.find(link.text) != kNoDocument || has_query(link.text) || !find_below(run.site, link.text))
        continue;
      const auto [at, is_new] = missing.try_emplace(link.text, Missing{&page, &link});
      if (!is_new) ++at->second.others;
    }
  for (const auto& [address, found] : missing) {
    const bool is_file = run.has_file && is_served(run.has_file, *find_below(run.site, address));
    std::string reason = is_file ? "which is no feed" : "which is no file of this folder";
    if (found.others > 0) reason += " (so do " + std::to_string(found.others) + " more links)";
    report.add("AutodiscoveryNotFound", found.page->file, found.link->position,
               {{"value", std::string(address)}, {"reason", std::move(reason)}});
  }
}

}  // namespace almanac::feeds::check::across
