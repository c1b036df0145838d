#include "feeds/diff/diff.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/check_inputs.h"
#include "cli/command.h"
#include "cli/diff_report.h"

namespace almanac::cli {
namespace {

constexpr std::uint64_t kMaxBytes = std::uint64_t(1) << 30;

struct DiffOptions {
  std::string before;
  std::string after;
  std::string format = "text";
};

Result<feeds::diff::Side> find_side(const FileSystem& fs, const std::string& path) {
  feeds::diff::Side side{.is_folder = false};
  const CheckInputs inputs = find_inputs(fs, {.paths = {path}, .base_url = "", .max_bytes = kMaxBytes});
  for (const CheckInput& input : inputs.documents) {
    if (!input.failure.empty()) return Error{input.failure};
    side.files.push_back({input.below, input.file});
    side.is_folder = input.below != input.file || path == ".";
  }
  return side;
}

int diff(const DiffOptions& options, Env& env) {
  const Result<feeds::diff::Side> before = find_side(env.fs, options.before);
  const Result<feeds::diff::Side> after = before ? find_side(env.fs, options.after) : before;
  Result<feeds::diff::Diff> changes =
      after ? feeds::diff::compare(env.fs, *before, *after, env.cores) : Result<feeds::diff::Diff>(after.error());
  if (!changes) {
    env.err << "almanac: " << changes.error().message << '\n';
    return kUsage;
  }
  const DiffReport report{.diff = std::move(*changes), .color = env.out_is_terminal && !env.no_color};
  find_diff_format(options.format)->write(env.out, report);
  return report.diff.disturbs() ? kInputErrors : kDone;
}

}  // namespace

std::function<int()> declare_diff(CLI::App& app, Env& env) {
  auto options = std::make_shared<DiffOptions>();
  app.add_option("OLD", options->before, "feed, or folder with feeds, as it is published now")->required();
  app.add_option("NEW", options->after, "the same as it will be published")->required();
  std::vector<std::string> formats;
  std::string described;
  for (const DiffFormat& format : diff_formats()) {
    formats.emplace_back(format.name);
    described += fmt::format("{}{}: {}", described.empty() ? "" : "; ", format.name, format.summary);
  }
  app.add_option("--format", options->format, described)->check(CLI::IsMember(formats));
  return [options, &env] { return diff(*options, env); };
}

}  // namespace almanac::cli
