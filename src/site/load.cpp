#include "site/load.h"

#include <utility>

#include "site/feed_values.h"
#include "site/redirects.h"

namespace almanac::site {

std::optional<config::Settings> load_settings(const FileSystem& fs, const LoadOptions& options, Findings& findings,
                                              Failure& failure) {
  Result<config::Settings> settings = config::load_settings(fs, options.folder, options.settings, findings);
  if (!settings) failure = {Outcome::kSettings, settings.error().message};
  if (!settings || findings.has_errors()) return std::nullopt;
  clean_settings(*settings, findings);
  return *std::move(settings);
}

LoadedSite load_posts(const FileSystem& fs, const LoadOptions& options, config::Settings settings,
                      std::vector<Kept> known, Findings& findings) {
  loader::Sources sources = loader::load(fs, options.folder, settings,
                                         {.now = options.now,
                                          .jobs = options.jobs,
                                          .settled = options.settled,
                                          .own = options.own,
                                          .known = std::move(known)},
                                         findings);
  clean_posts(sources.posts, settings, findings);
  clean_pages(sources.pages, settings, findings);
  LoadedSite loaded;
  Site& site = loaded.site;
  site.settings = std::move(settings);
  site.library = model::make_library(std::move(sources.posts), findings);
  site.calendar = archive::make_calendar(site.library, site.settings);
  site.series = archive::make_series(site.library, site.settings, findings);
  site.pages = std::move(sources.pages);
  loaded.files = std::move(sources.files);
  loaded.records = std::move(sources.records);
  loaded.looks = std::move(sources.looks);
  loaded.next_due = sources.next_due;
  check_redirects(site, findings);
  return loaded;
}

std::optional<LoadedSite> load_site(const FileSystem& fs, const LoadOptions& options, Findings& findings,
                                    Failure& failure) {
  std::optional<config::Settings> settings = load_settings(fs, options, findings, failure);
  if (!settings) return std::nullopt;
  return load_posts(fs, options, *std::move(settings), {}, findings);
}

}  // namespace almanac::site
