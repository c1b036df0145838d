// Whether the folders that the settings name may be used for what they are named for.
#pragma once

#include <optional>
#include <string>

#include "config/settings.h"
#include "core/filesystem.h"
#include "core/finding.h"

namespace almanac::config {

// Error findings for an output that holds the site or its sources, or lies in a folder of them (OutputHoldsSources);
// for what is copied though it is the output, almanac's cache or its lock (CopyOfOutput); for a folder of templates
// that is not below the site (LeavesSite). Paths are compared as they really are on the disk. `output`: where the
// output is named, if not in a settings file.
void check_folders(const FileSystem& fs, const std::string& site, const Settings& settings,
                   const std::optional<Place>& output, Findings& findings);

}  // namespace almanac::config
