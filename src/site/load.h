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
  // For builds that know what the last one left; as of loader::LoadOptions.
  std::int64_t settled = 0;
  std::vector<std::string> own{};
};

// Why a command could not do its work; each is an exit code of the program.
enum class Outcome { kDone, kInputErrors, kSettings, kSystem };

struct LoadedSite {
  Site site;                              // without articles: no facts, graph, suggestions or feeds yet
  std::vector<loader::StaticFile> files;  // that are copied
  std::vector<Kept> records;              // as of loader::Sources, and so are these two
  std::vector<Look> looks;
  std::optional<Instant> next_due;
};

// Why something could not be done.
struct Failure {
  Outcome outcome = Outcome::kSettings;
  std::string message;  // may be empty: the findings say it
};

// The first step of load_site(). Nothing, and `failure`, where the settings cannot be used.
std::optional<config::Settings> load_settings(const FileSystem& fs, const LoadOptions& options, Findings& findings,
                                              Failure& failure);
// The second: posts with mistakes are findings. `known`: of an earlier load with the same settings.
LoadedSite load_posts(const FileSystem& fs, const LoadOptions& options, config::Settings settings,
                      std::vector<Kept> known, Findings& findings);

// Nothing, and `failure`, where the settings cannot be used. Posts with mistakes are findings: the site then must not
// be published.
std::optional<LoadedSite> load_site(const FileSystem& fs, const LoadOptions& options, Findings& findings,
                                    Failure& failure);

}  // namespace almanac::site
