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
  return [options, replace, &env]() -> int {
    Result<site::LoadOptions> load = to_load_options(*options, env);
    if (!load) {
      env.err << "almanac: " << load.error().message << '\n';
      return kUsage;
    }
    const site::BuildReport report =
        site::build(env.fs, {.load = *load, .replace = *replace, .strict = options->strict});
    return report_build(report, options->quiet, env);
  };
}

}  // namespace almanac::cli
