// Holds a build to the check that it offers to others: the setting `check: {on_build: true}`.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "config/settings.h"
#include "core/finding.h"
#include "core/time.h"
#include "feeds/check/across/facts.h"
#include "site/site.h"

namespace almanac::site {

class SelfCheck {
 public:
  // `settings` must outlive this. Without the setting it finds nothing.
  SelfCheck(const config::Settings& settings, Instant now) : settings_(settings), now_(now) {}

  // Judges a feed that will be published at `address`. Thread-safe.
  void judge(const OutputFile& feed, const std::string& address);
  // The errors and warnings of each feed and of all together, without the rules that the settings pass over; places are
  // files of the output.
  Findings take();

 private:
  bool is_ignored(const Finding& finding) const;
  void keep(const Findings& found);

  const config::Settings& settings_;
  Instant now_;
  std::mutex mutex_;
  Findings findings_;
  std::vector<feeds::check::across::DocumentFacts> facts_;
};

}  // namespace almanac::site
