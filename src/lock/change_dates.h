// When files were changed last, as git knows.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/programs.h"
#include "core/time.h"

namespace almanac::lock {

struct ChangeDates {
  std::map<std::string, Timestamp>
      by_path;          // the date (author's) of the newest commit that changed or removed the file
  std::string trouble;  // why dates are missing: no git, no repository, a clone without its history; may be empty
};

// Asks git once for all `paths` below `folder`. Nothing that the repository contains or configures is run.
ChangeDates find_change_dates(Programs& programs, const std::string& folder, const std::vector<std::string>& paths);

}  // namespace almanac::lock
