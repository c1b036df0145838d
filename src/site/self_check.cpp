#include "site/self_check.h"

#include <algorithm>
#include <utility>

#include "feeds/check/across/across.h"
#include "feeds/check/check.h"
#include "loader/glob.h"

namespace almanac::site {

bool SelfCheck::is_ignored(const Finding& finding) const {
  return std::any_of(settings_.check_ignore.begin(), settings_.check_ignore.end(), [&](const config::IgnoredRule& one) {
    return one.rule == finding.rule && (one.path.empty() || loader::matches_glob(one.path, finding.place.file));
  });
}

void SelfCheck::keep(const Findings& found) {
  for (const Finding& finding : found.items())
    if (finding.severity != Severity::kInfo && !is_ignored(finding)) findings_.add(finding);
}

void SelfCheck::judge(const OutputFile& feed, const std::string& address) {
  if (!settings_.check_on_build) return;
  feeds::check::across::DocumentFacts facts;
  const Findings found = feeds::check::check_feed(feed.bytes, feed.path, {.address = address, .now = now_}, &facts);
  facts.file = facts.below = feed.path;
  facts.address = address;
  facts.in_folder = true;
  const std::lock_guard lock(mutex_);
  keep(found);
  facts_.push_back(std::move(facts));
}

Findings SelfCheck::take() {
  const std::lock_guard lock(mutex_);
  std::sort(facts_.begin(), facts_.end(), [](const auto& a, const auto& b) { return a.file < b.file; });
  keep(feeds::check::across::check_across({.documents = std::exchange(facts_, {}),
                                           .pages = {},
                                           .previous = {},
                                           .site = feeds::check::across::site_key(settings_.url),
                                           .has_file = nullptr}));
  return std::exchange(findings_, {});
}

}  // namespace almanac::site
