#include "site/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <numeric>

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

struct BuildOptions {
  SiteOptions site;
  bool replace = false;
  std::optional<std::string> against;
  bool locked = false;
  bool timings = false;
  WaitOptions wait;
};

// What is built for a look only must not decide what subscribers have.
site::LockUse lock_use(const BuildOptions& options) {
  if (options.locked) return site::LockUse::kRequire;
  const SiteOptions& site = options.site;
  const bool is_trial = site.drafts || site.future || site.now || site.base_url;
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

int report_build(const site::BuildReport& report, const std::vector<StageTime>& times, const BuildOptions& options,
                 Env& env) {
  const bool is_published = report.outcome == site::Outcome::kDone || report.is_published;
  if (!is_published)
    if (const std::optional<int> failed = fail_unsure(env)) return fail(env, "nothing was published", *failed);
  print_findings(env.err, report.findings, env.err_is_terminal && !env.no_color);
  if (!report.message.empty()) env.err.line("almanac: " + report.message);
  if (report.seen) write_text_diff(env.out, {*report.seen, env.out_is_terminal && !env.no_color});
  const std::string counts = count_text(report.findings);
  if (!is_published)
    env.err.line("almanac: nothing was published" + (counts.empty() ? "" : ": " + counts));
  else if (report.outcome == site::Outcome::kDone && !options.site.quiet)
    env.out.line(summary(report) + (counts.empty() ? "" : "; " + counts) +
                 (env.out_is_terminal ? longest_text(times) : ""));
  if (options.timings) env.out.line(time_text(times));
  return to_exit_code(report.outcome);
}

site::CacheKey cache_key(const std::string& site, const Env& env) {
  return env.cache_key ? site::CacheKey(env.cache_key(site)) : std::nullopt;
}

int build(const BuildOptions& options, Env& env) {
  Result<site::LoadOptions> load = to_load_options(options.site, env);
  if (!load) return fail(env, load.error().message, kUsage);
  Progress progress(env);
  const site::BuildReport report = site::build(env.fs, {.load = *load,
                                                        .replace = options.replace,
                                                        .strict = options.site.strict,
                                                        .against = options.against,
                                                        .lock = lock_use(options),
                                                        .programs = env.programs,
                                                        .cache_key = cache_key(load->folder, env),
                                                        .watcher = &progress,
                                                        .wait = to_lock_wait(options.wait, env)});
  return report_build(report, progress.finish(), options, env);
}

}  // namespace

CommandLine declare_build(Env& env) {
  const auto options = std::make_shared<BuildOptions>();
  CommandLine line{site_option_rows(options->site), [options, &env] { return build(*options, env); }};
  line.options.insert(line.options.end(),
                      {{"--replace", &options->replace, "replace an output folder that almanac did not make"},
                       {"--against", &options->against,
                        "say what subscribers of OLD, a feed or folder, will see (almanac diff)", "OLD"},
                       {.name = "--locked",
                        .target = &options->locked,
                        .help = "for CI: an error where almanac.lock would change",
                        .excludes = {"--drafts", "--future", "--now", "--base-url"}},
                       {"--timings", &options->timings, "say what took how long"}});
  for (Option& row : wait_option_rows(options->wait)) line.options.push_back(std::move(row));
  return line;
}

}  // namespace almanac::cli
