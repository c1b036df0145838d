// The options that the commands on a site share.
#pragma once

#include <optional>
#include <string>

#include "cli/env.h"
#include "cli/options.h"
#include "core/result.h"
#include "site/build_lock.h"
#include "site/load.h"

namespace almanac::cli {

struct SiteOptions {
  std::string site = ".";
  std::optional<std::string> output;
  std::optional<std::string> config;
  std::optional<std::string> base_url;
  std::optional<std::string> now;
  bool drafts = false;
  bool future = false;
  int jobs = 0;  // 0: all cores
  bool strict = false;
  bool quiet = false;
};

// How long a command that writes waits for another one.
struct WaitOptions {
  int seconds = 600;
  bool no_wait = false;
};
std::vector<Option> wait_option_rows(WaitOptions& options);
site::LockWait to_lock_wait(const WaitOptions& options, Env& env);

// Their rows, which fill `options`.
std::vector<Option> site_option_rows(SiteOptions& options);

// "2019-01-07T12:00:00Z" or "2019-01-07" of --now.
Result<Instant> parse_now(const std::string& text);

// An Error where --now is no time.
Result<site::LoadOptions> to_load_options(const SiteOptions& options, const Env& env);

int to_exit_code(site::Outcome outcome);

}  // namespace almanac::cli
