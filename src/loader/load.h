// From a site's files to Posts and Pages.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/settings.h"
#include "core/filesystem.h"
#include "core/finding.h"
#include "core/time.h"
#include "model/post.h"

namespace almanac::loader {

struct LoadOptions {
  Instant now;  // posts later than this are held back unless Settings::future
  int jobs = 1;
};

// A file that goes to the output as it is.
struct StaticFile {
  std::string path;      // below the site
  std::string url_path;  // decoded, from the output's root, without base: "assets/img/a.jpg"
};

struct Sources {
  std::vector<model::Post> posts;  // in no particular order; drafts, future and limit_posts already applied
  std::vector<model::Page> pages;
  std::vector<StaticFile> files;  // each once; the pictures of posts among them
};

// Reads the site. Whatever is wrong with a file is a finding and the other files are read all the same; symlinks that
// leave the site are error findings and are not followed.
Sources load(const FileSystem& fs, const std::string& site, const config::Settings& settings,
             const LoadOptions& options, Findings& findings);

}  // namespace almanac::loader
