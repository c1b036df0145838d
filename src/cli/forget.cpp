#include <algorithm>
#include <memory>

#include "cli/command.h"
#include "cli/report.h"
#include "cli/site_options.h"
#include "config/load.h"
#include "core/text.h"
#include "core/url.h"
#include "site/lock_file.h"
#include "site/locking.h"

namespace almanac::cli {
namespace {

struct ForgetOptions {
  std::vector<std::string> words;  // the site, where the first is no id, and ids
  std::optional<std::string> config;
  WaitOptions wait;
};

int fail_after(Env& env, const Findings& findings, const std::string& message, int exit_code) {
  print_findings(env.err, findings, env.err_is_terminal && !env.no_color);
  return message.empty() ? exit_code : fail(env, message, exit_code);
}

Status mark_forgotten(lock::Lock& lock, const std::string& id) {
  const auto found =
      std::find_if(lock.posts.begin(), lock.posts.end(), [&](const lock::LockedPost& post) { return post.id == id; });
  if (found == lock.posts.end()) {
    std::vector<std::string> ids;
    for (const lock::LockedPost& post : lock.posts) ids.push_back(post.id);
    const std::optional<std::string> nearest = find_nearest(id, ids);
    return Error{"almanac.lock has no id " + quote(id) + (nearest ? ": did you mean " + *nearest + "?" : "")};
  }
  found->state = lock::State::kForgotten;
  return {};
}

Status write_lock(FileSystem& fs, const std::string& site, const lock::Lock& lock, bool is_durable) {
  site::StagedLock staged(fs, site);
  Status status = staged.write(lock::write_lock(lock), is_durable);
  if (status) status = staged.commit();
  return status ? staged.settle() : status;
}

int forget(const ForgetOptions& options, Env& env) {
  std::vector<std::string> ids = options.words;
  std::string site = ".";
  if (!is_absolute_url(ids.front())) {
    site = ids.front();
    ids.erase(ids.begin());
  }
  Findings findings;
  if (ids.empty())
    return fail_after(env, findings, "an id is missing: almanac list --json and almanac.lock have them", kUsage);
  const Result<config::Settings> settings = config::load_settings(env.fs, site, {.file = options.config}, findings);
  if (const std::optional<int> failed = fail_unsure(env)) return *failed;
  if (!settings || findings.has_errors())
    return fail_after(env, findings, settings ? "" : settings.error().message, kUsage);
  env.fs.confine(site);
  const Result<site::BuildLock> building = site::BuildLock::of_site(env.fs, site, to_lock_wait(options.wait, env));
  if (!building) return fail_after(env, findings, building.error().message, kSystem);
  if (const Status status = site::finish_lock_file(env.fs, site, settings->output); !status)
    return fail_after(env, findings, status.error().message, kSystem);
  site::LockState state = site::load_lock(env.fs, site, settings->output, findings);
  if (const std::optional<int> failed = fail_unsure(env)) return *failed;
  if (findings.has_errors()) return fail_after(env, findings, "", kInputErrors);
  if (!state.lock)
    return fail_after(env, findings, site + " has no almanac.lock: almanac build writes it", kInputErrors);
  for (const std::string& id : ids)
    if (const Status status = mark_forgotten(*state.lock, id); !status)
      return fail_after(env, findings, status.error().message, kInputErrors);
  if (const Status status = write_lock(env.fs, site, *state.lock, settings->durable); !status)
    return fail_after(env, findings, status.error().message, kSystem);
  return kDone;
}

}  // namespace

CommandLine declare_forget(Env& env) {
  const auto options = std::make_shared<ForgetOptions>();
  CommandLine line{{{.name = "ID",
                     .target = &options->words,
                     .help = "ids of posts, as almanac.lock has them; before them SITE, else the current folder",
                     .type = "[SITE] ID...",
                     .required = true},
                    {"--config", &options->config, "settings file in place of SITE/almanac.yml", "FILE"}},
                   [options, &env] { return forget(*options, env); }};
  for (Option& row : wait_option_rows(options->wait)) line.options.push_back(std::move(row));
  return line;
}

}  // namespace almanac::cli
