#include "site/build.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <numeric>
#include <ostream>

#include "cli/command.h"
#include "cli/diff_report.h"
#include "cli/progress.h"
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

std::chrono::microseconds total(const std::vector<StageTime>& times) {
  return std::accumulate(times.begin(), times.end(), std::chrono::microseconds(0),
                         [](std::chrono::microseconds sum, const StageTime& time) { return sum + time.took; });
}

// "; 3.2 s, most of it rendering": for a person who waited.
std::string longest_text(const std::vector<StageTime>& times) {
  if (times.empty() || total(times) < std::chrono::seconds(1)) return "";
  const auto longest = std::ranges::max_element(times, {}, &StageTime::took);
  return fmt::format("; {:.1f} s, the longest part {}", std::chrono::duration<double>(total(times)).count(),
                     longest->stage);
}

struct Reporting {
  bool quiet = false;
  bool timings = false;
};

int report_build(const site::BuildReport& report, const std::vector<StageTime>& times, Reporting reporting, Env& env) {
  print_findings(env.err, report.findings, env.err_is_terminal && !env.no_color);
  if (!report.message.empty()) env.err << "almanac: " << report.message << '\n';
  if (report.seen) write_text_diff(env.out, {*report.seen, env.out_is_terminal && !env.no_color});
  const std::string counts = count_text(report.findings);
  if (report.outcome != site::Outcome::kDone)
    env.err << "almanac: nothing was published" << (counts.empty() ? "" : ": " + counts) << '\n';
  else if (!reporting.quiet)
    env.out << summary(report) << (counts.empty() ? "" : "; " + counts)
            << (env.out_is_terminal ? longest_text(times) : "") << '\n';
  if (reporting.timings) env.out << time_text(times) << '\n';
  return to_exit_code(report.outcome);
}

}  // namespace

std::function<int()> declare_build(CLI::App& app, Env& env) {
  const auto options = declare_site_options(app);
  auto replace = std::make_shared<bool>(false);
  app.add_flag("--replace", *replace, "replace an output folder that almanac did not make");
  auto against = std::make_shared<std::optional<std::string>>();
  app.add_option("--against", *against, "say what subscribers of OLD, a feed or folder, will see (almanac diff)")
      ->type_name("OLD");
  auto locked = std::make_shared<bool>(false);
  CLI::Option* flag = app.add_flag("--locked", *locked, "for CI: an error where almanac.lock would change");
  for (const char* other : {"--drafts", "--future", "--now", "--base-url"}) flag->excludes(app.get_option(other));
  auto timings = std::make_shared<bool>(false);
  app.add_flag("--timings", *timings, "say what took how long");
  return [options, replace, against, locked, timings, &env]() -> int {
    Result<site::LoadOptions> load = to_load_options(*options, env);
    if (!load) {
      env.err << "almanac: " << load.error().message << '\n';
      return kUsage;
    }
    Progress progress(env);
    const site::BuildReport report = site::build(env.fs, {.load = *load,
                                                          .replace = *replace,
                                                          .strict = options->strict,
                                                          .against = *against,
                                                          .lock = lock_use(*options, *locked),
                                                          .programs = env.programs,
                                                          .watcher = &progress});
    return report_build(report, progress.finish(), {.quiet = options->quiet, .timings = *timings}, env);
  };
}

}  // namespace almanac::cli
