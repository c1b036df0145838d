// The first half of a build, shared with `almanac list`: from a site's folder to a Library and its relations.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/load.h"
#include "core/filesystem.h"
#include "core/finding.h"
#include "core/time.h"
#include "loader/load.h"
#include "site/site.h"

namespace almanac::site {

struct LoadOptions {
  std::string folder;  // of the site
  config::LoadOptions settings;
  Instant now{};
  int jobs = 1;
};

// Why a command could not do its work; each is an exit code of the program.
enum class Outcome { kDone, kInputErrors, kSettings, kSystem };

struct LoadedSite {
  Site site;                              // without articles: no facts, graph, suggestions or feeds yet
  std::vector<loader::StaticFile> files;  // that are copied
};

struct LoadFailure {
  Outcome outcome = Outcome::kSettings;
  std::string message;  // may be empty: the findings say it
};

// Nothing, and `failure`, where the settings cannot be used. Posts with mistakes are findings: the site then must not
// be published.
std::optional<LoadedSite> load_site(const FileSystem& fs, const LoadOptions& options, Findings& findings,
                                    LoadFailure& failure);

}  // namespace almanac::site
