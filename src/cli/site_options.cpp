#include "cli/site_options.h"

#include <chrono>
#include <ostream>

#include "core/text.h"

namespace almanac::cli {

std::vector<Option> site_option_rows(SiteOptions& options) {
  return {
      {"SITE", &options.site, "folder of the site; the current folder by default"},
      {"--output", &options.output, "folder to write; by default SITE/_site, or a Jekyll site's destination", "DIR"},
      {"--config", &options.config, "settings file in place of SITE/almanac.yml", "FILE"},
      {"--base-url", &options.base_url, "publish at this URL in place of the settings' (ids stay)", "URL"},
      {"--now", &options.now, "the time to take for now, as 2019-01-07T12:00:00Z or 2019-01-07", "TIME"},
      {.name = "--jobs",
       .target = &options.jobs,
       .help = "threads; all cores by default",
       .type = "N",
       .range = {{1, 1024}}},
      {"--drafts", &options.drafts, "with drafts"},
      {"--future", &options.future, "with posts of a later date than now"},
      {"--strict", &options.strict, "take warnings for errors"},
      {"--quiet", &options.quiet, "print findings only"},
  };
}

std::vector<Option> wait_option_rows(WaitOptions& options) {
  return {
      {.name = "--wait",
       .target = &options.seconds,
       .help = "how long to wait for another build of the site or into the output; 600 by default",
       .type = "SECONDS",
       .range = {{0, 86400}}},
      {"--no-wait", &options.no_wait, "end at once, with exit code 3, where another build is running"},
  };
}

site::LockWait to_lock_wait(const WaitOptions& options, Env& env) {
  const auto tell = [&env](const std::string& what) { env.err.line("almanac: " + what); };
  return {.longest = std::chrono::seconds(options.no_wait ? 0 : options.seconds), .tell = tell};
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
