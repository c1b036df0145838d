#include "feeds/diff/diff.h"

#include <fmt/format.h>

#include <array>
#include <memory>

#include "cli/command.h"
#include "cli/diff_report.h"
#include "cli/report.h"
#include "core/parallel.h"
#include "feeds/diff/find_side.h"

namespace almanac::cli {
namespace {

struct DiffOptions {
  std::string before;
  std::string after;
  std::string format = "text";
};

// Both at once: a folder may have many files.
std::array<Result<feeds::diff::Side>, 2> find_sides(const DiffOptions& options, const Env& env) {
  std::array<Result<feeds::diff::Side>, 2> sides = {feeds::diff::Side{}, feeds::diff::Side{}};
  parallel_for(2, env.cores, [&](std::size_t i) {
    sides.at(i) = feeds::diff::find_side(env.fs, i == 0 ? options.before : options.after);
  });
  return sides;
}

int diff(const DiffOptions& options, Env& env) {
  const auto [before, after] = find_sides(options, env);
  const Error* failed = !before ? &before.error() : !after ? &after.error() : nullptr;
  Result<feeds::diff::Diff> changes =
      failed != nullptr ? Result<feeds::diff::Diff>(*failed) : feeds::diff::compare(env.fs, *before, *after, env.cores);
  if (!changes) return fail(env, changes.error().message, kUsage);
  const DiffReport report{.diff = std::move(*changes), .color = env.out_is_terminal && !env.no_color};
  find_diff_format(options.format)->write(env.out, report);
  return report.diff.disturbs() ? kInputErrors : kDone;
}

}  // namespace

CommandLine declare_diff(Env& env) {
  const auto options = std::make_shared<DiffOptions>();
  return {{{.name = "OLD",
            .target = &options->before,
            .help = "feed, or folder with feeds, as it is published now",
            .required = true},
           {.name = "NEW", .target = &options->after, .help = "the same as it will be published", .required = true},
           format_option(diff_formats(), options->format)},
          [options, &env] { return diff(*options, env); }};
}

}  // namespace almanac::cli
