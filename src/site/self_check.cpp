#include "site/self_check.h"

#include <algorithm>
#include <utility>

#include "feeds/check/check.h"
#include "loader/glob.h"

namespace almanac::site {

bool SelfCheck::is_ignored(const Finding& finding) const {
  return std::any_of(settings_.check_ignore.begin(), settings_.check_ignore.end(), [&](const config::IgnoredRule& one) {
    return one.rule == finding.rule && (one.path.empty() || loader::matches_glob(one.path, finding.place.file));
  });
}

void SelfCheck::judge(const OutputFile& feed, const std::string& address) {
  if (!settings_.check_on_build) return;
  const Findings found = feeds::check::check_feed(feed.bytes, feed.path, {.address = address, .now = now_});
  const std::lock_guard lock(mutex_);
  for (const Finding& finding : found.items())
    if (finding.severity != Severity::kInfo && !is_ignored(finding)) findings_.add(finding);
}

Findings SelfCheck::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(findings_, {});
}

}  // namespace almanac::site
