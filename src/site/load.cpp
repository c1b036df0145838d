#include "site/load.h"

#include <utility>

#include "site/redirects.h"

namespace almanac::site {

std::optional<LoadedSite> load_site(const FileSystem& fs, const LoadOptions& options, Findings& findings,
                                    LoadFailure& failure) {
  Result<config::Settings> settings = config::load_settings(fs, options.folder, options.settings, findings);
  if (!settings) failure = {Outcome::kSettings, settings.error().message};
  if (!settings || findings.has_errors()) return std::nullopt;

  loader::Sources sources =
      loader::load(fs, options.folder, *settings, {.now = options.now, .jobs = options.jobs}, findings);
  LoadedSite loaded;
  Site& site = loaded.site;
  site.settings = *std::move(settings);
  site.library = model::make_library(std::move(sources.posts), findings);
  site.calendar = archive::make_calendar(site.library, site.settings);
  site.series = archive::make_series(site.library, site.settings, findings);
  site.pages = std::move(sources.pages);
  loaded.files = std::move(sources.files);
  check_redirects(site, findings);
  return loaded;
}

}  // namespace almanac::site
