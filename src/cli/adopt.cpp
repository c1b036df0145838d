#include "site/adopt.h"

#include <fmt/format.h>

#include <memory>

#include "cli/check_inputs.h"
#include "cli/command.h"
#include "cli/report.h"
#include "cli/site_options.h"
#include "site/lock_file.h"

namespace almanac::cli {
namespace {

struct AdoptArguments {
  std::vector<std::string> feeds;
  std::string site = ".";
  std::optional<std::string> config;
  WaitOptions wait;
};

Result<std::vector<std::string>> find_feeds(const AdoptArguments& arguments, const FileSystem& fs) {
  std::vector<std::string> files;
  const CheckInputs inputs = find_inputs(fs, {.paths = arguments.feeds, .base_url = "", .max_bytes = kMostInputBytes});
  for (const CheckInput& input : inputs.documents) {
    if (!input.failure.empty()) return Error{input.failure};
    files.push_back(input.file);
  }
  return files;
}

int adopt(const AdoptArguments& arguments, Env& env) {
  Result<std::vector<std::string>> feeds = find_feeds(arguments, env.fs);
  if (!feeds) return fail(env, feeds.error().message, kUsage);
  const site::LoadOptions load{.folder = arguments.site,
                               .settings = {.file = arguments.config, .future = true},
                               .now = env.now,
                               .jobs = env.cores};
  env.fs.confine(arguments.site);
  const Result<site::BuildLock> building =
      site::BuildLock::of_site(env.fs, arguments.site, to_lock_wait(arguments.wait, env));
  if (!building) return fail(env, building.error().message, kSystem);
  site::AdoptReport report = site::adopt(env.fs, {.load = load, .feeds = std::move(*feeds)});
  if (const std::optional<int> failed = fail_unsure(env)) return *failed;
  print_findings(env.err, report.findings, env.err_is_terminal && !env.no_color);
  if (report.outcome != site::Outcome::kDone)
    return fail(env, report.message.empty() ? "nothing was adopted" : report.message, to_exit_code(report.outcome));
  if (report.adopted == 0)
    return fail(env, "no entry of the feeds is a post of the site: nothing was written", kInputErrors);
  const std::string path = join_path(arguments.site, lock::kFileName);
  site::StagedLock staged(env.fs, arguments.site);
  Status written = staged.write(lock::write_lock(report.lock), true);
  if (written) written = staged.commit();
  if (written) written = staged.settle();
  if (!written) return fail(env, written.error().message, kSystem);
  env.out.line(fmt::format("{} of {} keep their ids; {} was written: commit it with the posts", report.adopted,
                           counted(report.posts, "post"), path));
  if (report.inferred > 0)
    env.out.line(fmt::format("{} that no feed has: ids as the old generator made them, from their addresses",
                             counted(report.inferred, "post")));
  env.out.line("now build, and look: almanac diff " + arguments.feeds.front() + " NEW");
  return kDone;
}

}  // namespace

CommandLine declare_adopt(Env& env) {
  const auto arguments = std::make_shared<AdoptArguments>();
  CommandLine line{
      {{.name = "FEED",
        .target = &arguments->feeds,
        .help = "what is published now: feeds, or folders that are searched for them (Atom, RSS 2.0, RSS 1.0, JSON "
                "Feed); of two ids for one post the first counts",
        .required = true},
       {"--site", &arguments->site, "folder of the site; the current folder by default", "SITE"},
       {"--config", &arguments->config, "settings file in place of SITE/almanac.yml", "FILE"}},
      [arguments, &env] { return adopt(*arguments, env); }};
  for (Option& row : wait_option_rows(arguments->wait)) line.options.push_back(std::move(row));
  return line;
}

}  // namespace almanac::cli
