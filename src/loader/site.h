// What all steps of loading share.
#pragma once

#include <string>

#include "config/settings.h"
#include "core/filesystem.h"

namespace almanac::loader {

struct Site {
  const FileSystem& fs;
  std::string folder;  // the site, as the FileSystem takes it
  const config::Settings& settings;

  // "assets/a.jpg" below the source folder, as the FileSystem takes it.
  std::string source_path(std::string_view path) const { return join_path(join_path(folder, settings.source), path); }
};

}  // namespace almanac::loader
