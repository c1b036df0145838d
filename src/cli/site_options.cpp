#include "cli/site_options.h"

#include <CLI/CLI.hpp>
#include <chrono>

#include "core/text.h"

namespace almanac::cli {

std::shared_ptr<SiteOptions> declare_site_options(CLI::App& app) {
  auto options = std::make_shared<SiteOptions>();
  app.add_option("SITE", options->site, "folder of the site; the current folder by default");
  app.add_option("--output", options->output, "folder to write; by default SITE/_site, or a Jekyll site's destination")
      ->type_name("DIR");
  app.add_option("--config", options->config, "settings file in place of SITE/almanac.yml")->type_name("FILE");
  app.add_option("--base-url", options->base_url, "publish at this URL in place of the settings' (ids stay)")
      ->type_name("URL");
  app.add_option("--now", options->now, "the time to take for now, as 2019-01-07T12:00:00Z or 2019-01-07")
      ->type_name("TIME");
  app.add_option("--jobs", options->jobs, "threads; all cores by default")->type_name("N")->check(CLI::Range(1, 1024));
  app.add_flag("--drafts", options->drafts, "with drafts");
  app.add_flag("--future", options->future, "with posts of a later date than now");
  app.add_flag("--strict", options->strict, "take warnings for errors");
  app.add_flag("--quiet", options->quiet, "print findings only");
  return options;
}

Result<Instant> parse_now(const std::string& text) {
  const Result<Timestamp> now = parse_rfc3339(text.find('T') == std::string::npos ? text + "T00:00:00Z" : text);
  if (!now) return Error{"--now " + quote(text) + " " + now.error().message};
  return now->instant;
}

Result<site::LoadOptions> to_load_options(const SiteOptions& options, const Env& env) {
  site::LoadOptions load{.folder = options.site,
                         .settings = {.file = options.config,
                                      .output = options.output,
                                      .base_url = options.base_url,
                                      .drafts = options.drafts,
                                      .future = options.future},
                         .now = env.now,
                         .jobs = options.jobs > 0 ? options.jobs : env.cores};
  if (!options.now) return load;
  const Result<Instant> now = parse_now(*options.now);
  if (!now) return now.error();
  load.now = *now;
  return load;
}

int to_exit_code(site::Outcome outcome) {
  switch (outcome) {
    case site::Outcome::kDone: return kDone;
    case site::Outcome::kInputErrors: return kInputErrors;
    case site::Outcome::kSettings: return kUsage;
    case site::Outcome::kSystem: return kSystem;
  }
  return kSystem;
}

}  // namespace almanac::cli
