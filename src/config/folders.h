// Whether the folders that the settings name may be used for what they are named for.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "config/settings.h"
#include "core/filesystem.h"
#include "core/finding.h"

namespace almanac::config {

inline constexpr std::size_t kLongestName = 255;   // bytes, of one part of a path, on every file system in use
inline constexpr std::size_t kLongestPath = 4095;  // bytes that a system call takes (Linux: PATH_MAX with its NUL)

// Whether what the path leads to, through all links, lies in the site. Paths are as the FileSystem takes them.
bool lies_in_site(const FileSystem& fs, const std::string& site, const std::string& path);

// Whether a part of the path is named .git, in whatever case: what lies there, git may run.
bool is_in_git_folder(std::string_view path);

// Whether a part of the path has more than kLongestName bytes.
bool has_long_name(std::string_view path);

// Error findings for paths that no file system takes (NameTooLong), for an output that holds the site or its sources,
// or lies in a folder of them or of git (OutputHoldsSources); for what is copied though it is the output, almanac's
// cache or its lock (CopyOfOutput); for a folder of templates that is not below the site (LeavesSite). Paths are
// compared as they really are on the disk. `output`: where the output is named, if not in a settings file.
void check_folders(const FileSystem& fs, const std::string& site, const Settings& settings,
                   const std::optional<Place>& output, Findings& findings);

}  // namespace almanac::config
