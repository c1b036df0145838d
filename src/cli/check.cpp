#include <fmt/format.h>

#include <memory>

#include "cli/baseline.h"
#include "cli/check_across.h"
#include "cli/check_inputs.h"
#include "cli/check_report.h"
#include "cli/check_run.h"
#include "cli/command.h"
#include "cli/ignored.h"
#include "cli/report.h"
#include "cli/site_options.h"
#include "config/load.h"
#include "core/text.h"
#include "core/url.h"

namespace almanac::cli {
namespace {

struct CheckOptions {
  std::vector<std::string> paths;
  std::string base_url;
  std::string format = "text";
  std::string fail_on = "error";
  std::vector<std::string> ignore;
  std::string config;
  std::string baseline;
  std::string write_baseline;
  std::string content_type;
  std::string previous;
  std::string now;
  std::uint64_t max_size = kMostInputBytes;
};

// What the options and the settings say, understood.
struct Plan {
  Instant now;
  std::vector<config::IgnoredRule> ignored;
  std::optional<Baseline> baseline;
};

std::optional<Severity> to_threshold(std::string_view fail_on) {
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo})
    if (to_text(severity) == fail_on) return severity;
  return std::nullopt;
}

// --config's file, or almanac.yml of the current folder where it is there.
Status add_settings(const CheckOptions& options, std::vector<config::IgnoredRule>& ignored, Env& env) {
  if (options.config.empty() && !env.fs.find("almanac.yml")) return {};
  config::LoadOptions load;
  if (!options.config.empty()) load.file = options.config;
  Findings findings;
  const Result<config::Settings> settings = config::load_settings(env.fs, ".", load, findings);
  print_findings(env.err, findings, env.err_is_terminal && !env.no_color);
  if (!settings) return settings.error();
  if (findings.has_errors()) return Error{"the settings have errors"};
  for (const config::IgnoredRule& one : settings->check_ignore) {
    if (const Status status = check_rule_name(one.rule); !status)
      return Error{"check.ignore: " + status.error().message};
    ignored.push_back(one);
  }
  return {};
}

Result<Plan> make_plan(const CheckOptions& options, Env& env) {
  Plan plan{.now = env.now};
  if (!options.base_url.empty() && !is_absolute_url(options.base_url))
    return Error{"--base-url " + quote(options.base_url) + " is no absolute URL such as \"https://example.org/blog/\""};
  if (!options.now.empty()) {
    const Result<Instant> now = parse_now(options.now);
    if (!now) return now.error();
    plan.now = *now;
  }
  for (const std::string& text : options.ignore) {
    Result<config::IgnoredRule> ignored = parse_ignored(text);
    if (!ignored) return ignored.error();
    plan.ignored.push_back(std::move(*ignored));
  }
  if (Status status = add_settings(options, plan.ignored, env); !status) return status.error();
  if (options.baseline.empty()) return plan;
  const Result<std::string> bytes = env.fs.read_file(options.baseline);
  if (!bytes) return bytes.error();
  Result<Baseline> baseline = Baseline::parse(*bytes, options.baseline);
  if (!baseline) return baseline.error();
  plan.baseline = std::move(*baseline);
  return plan;
}

// Takes out what is known and names what is known in vain.
int apply_baseline(Baseline& baseline, const CheckOptions& options, std::vector<CheckedFile>& files, Env& env) {
  const int known = baseline.drop_known(files);
  for (const std::string& gone : baseline.leftover(files, env.fs))
    env.err.line(fmt::format("almanac: {}: no longer occurs: {}", options.baseline, gone));
  return known;
}

int check(const CheckOptions& options, Plan plan, Env& env) {
  const bool for_people = options.format == "text";
  const CheckInputs inputs =
      find_inputs(env.fs, {.paths = options.paths, .base_url = options.base_url, .max_bytes = options.max_size});
  const JudgeOptions judging{.content_type = options.content_type,
                             .now = plan.now,
                             .max_bytes = options.max_size,
                             .excerpts = for_people && env.out_is_terminal};
  CheckReport report{.files = judge_all(inputs, judging, {options.base_url, options.previous}, env),
                     .fails_from = to_threshold(options.fail_on),
                     .now = plan.now,
                     .color = env.out_is_terminal && !env.no_color};
  for (CheckedFile& file : report.files) drop_ignored(file, plan.ignored);
  if (!options.write_baseline.empty()) {
    const Status written = env.fs.write_file(options.write_baseline, Baseline::of(report.files).to_text());
    if (!written) return fail(env, written.error().message, kSystem);
    plan.baseline = Baseline::of(report.files);
  }
  if (plan.baseline) report.known = apply_baseline(*plan.baseline, options, report.files, env);
  for (const CheckedFile& file : report.files)
    if (!file.failure.empty()) env.err.line("almanac: " + file.failure);
  find_report_format(options.format)->write(env.out, report);
  return report.has_unreadable() ? kUsage : report.has_failing() ? kInputErrors : kDone;
}

std::vector<Option> option_rows(CheckOptions& options) {
  return {
      {.name = "PATH",
       .target = &options.paths,
       .help = "files, folders to search for feeds, or - for standard input",
       .required = true},
      {"--base-url", &options.base_url,
       "where it is published: the address of a file is URL and its path as given, of a file found in a folder URL and "
       "its "
       "path below that folder, of - URL; without it rules about addresses are silent",
       "URL"},
      format_option(report_formats(), options.format),
      {.name = "--fail-on",
       .target = &options.fail_on,
       .help = "exit 1 where a finding is at least this: error (the default), warning, info, never",
       .choices = {"error", "warning", "info", "never"}},
      {"--ignore", &options.ignore, "a rule to pass over, everywhere or in the files that a glob meets", "RULE[:GLOB]"},
      {"--config", &options.config,
       "settings with check.ignore; by default almanac.yml of the current folder where it is there", "FILE"},
      {"--baseline", &options.baseline, "findings that are known and do not fail", "FILE"},
      {"--write-baseline", &options.write_baseline, "take all that is found for known from now on", "FILE"},
      {"--content-type", &options.content_type, "as served, to be checked too: application/atom+xml; charset=utf-8",
       "TYPE"},
      {"--previous", &options.previous,
       "the folder of what was published before: closed archive documents and ids must not have changed", "DIR"},
      {"--now", &options.now, "the time to take for now, as 2019-01-07T12:00:00Z or 2019-01-07", "TIME"},
      {"--max-size", &options.max_size, "no file may be larger; 1 GiB by default", "BYTES"},
  };
}

}  // namespace

CommandLine declare_check(Env& env) {
  const auto options = std::make_shared<CheckOptions>();
  return {option_rows(*options), [options, &env]() -> int {
            Result<Plan> plan = make_plan(*options, env);
            if (!plan) return fail(env, plan.error().message, kUsage);
            return check(*options, std::move(*plan), env);
          }};
}

}  // namespace almanac::cli
