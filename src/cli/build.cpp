#include "site/build.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/command.h"
#include "cli/report.h"
#include "cli/site_options.h"

namespace almanac::cli {
namespace {

// "15 posts, 12 feeds, 87 files in _site (3 changed)"
std::string summary(const site::BuildReport& report) {
  return fmt::format("{}, {}, {} in {} ({} changed)", counted(report.posts, "post"), counted(report.feeds, "feed"),
                     counted(report.files, "file"), report.output, report.changed_files);
}

// What is built for a look only must not decide what subscribers have.
site::LockUse lock_use(const SiteOptions& options, bool locked) {
  if (locked) return site::LockUse::kRequire;
  const bool is_trial = options.drafts || options.future || options.now || options.base_url;
  return is_trial ? site::LockUse::kRead : site::LockUse::kWrite;
}

int report_build(const site::BuildReport& report, bool quiet, Env& env) {
  print_findings(env.err, report.findings, env.err_is_terminal && !env.no_color);
  if (!report.message.empty()) env.err << "almanac: " << report.message << '\n';
  const std::string counts = count_text(report.findings);
  if (report.outcome != site::Outcome::kDone)
    env.err << "almanac: nothing was published" << (counts.empty() ? "" : ": " + counts) << '\n';
  else if (!quiet)
    env.out << summary(report) << (counts.empty() ? "" : "; " + counts) << '\n';
  return to_exit_code(report.outcome);
}

}  // namespace

std::function<int()> declare_build(CLI::App& app, Env& env) {
  const auto options = declare_site_options(app);
  auto replace = std::make_shared<bool>(false);
  app.add_flag("--replace", *replace, "replace an output folder that almanac did not make");
  auto locked = std::make_shared<bool>(false);
  CLI::Option* flag = app.add_flag("--locked", *locked, "for CI: an error where almanac.lock would change");
  for (const char* other : {"--drafts", "--future", "--now", "--base-url"}) flag->excludes(app.get_option(other));
  return [options, replace, locked, &env]() -> int {
    Result<site::LoadOptions> load = to_load_options(*options, env);
    if (!load) {
      env.err << "almanac: " << load.error().message << '\n';
      return kUsage;
    }
    const site::BuildReport report = site::build(env.fs, {.load = *load,
                                                          .replace = *replace,
                                                          .strict = options->strict,
                                                          .lock = lock_use(*options, *locked),
                                                          .programs = env.programs});
    return report_build(report, options->quiet, env);
  };
}

}  // namespace almanac::cli
