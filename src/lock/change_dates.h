// When files were changed last, as git knows.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/programs.h"
#include "core/time.h"

namespace almanac::lock {

struct ChangeDates {
  // The date (author's) of the newest commit that changed or removed the file; none where the file is not as that
  // commit left it.
  std::map<std::string, Timestamp> by_path;
  std::string trouble;  // why dates are missing: no git, no repository, a clone without its history; may be empty
};

struct ChangedFiles {
  std::vector<std::string> present;  // paths below the folder
  std::vector<std::string> gone;
};

// Asks git once for all files. Nothing that the repository contains or configures is run, or reaches a network
// (core/programs.h).
ChangeDates find_change_dates(Programs& programs, const std::string& folder, const ChangedFiles& files);

}  // namespace almanac::lock
