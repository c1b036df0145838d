#include "site/locking.h"

#include <fmt/format.h>

#include <utility>

#include "archive/addresses.h"
#include "lock/advance.h"
#include "lock/change_dates.h"
#include "lock/match.h"
#include "site/lock_file.h"

namespace almanac::site {
namespace {

constexpr std::size_t kMostNamed = 5;  // changes, in one finding

std::vector<Digest> digests_of(const Site& site) {
  std::vector<Digest> seen;
  for (const PostFacts& facts : site.facts) seen.push_back(facts.seen);
  return seen;
}

Digest digest_of(const lock::ChangeDates& dates, const std::vector<std::string>& files) {
  Digester digester;
  digester.add(dates.trouble);
  for (const std::string& file : files)
    if (const auto date = dates.by_path.find(file); date != dates.by_path.end())
      digester.add(file).add(to_rfc3339(date->second));
  return digester.finish();
}

lock::ChangeDates ask_git(const FileSystem& fs, const LockingOptions& options, const std::vector<std::string>& paths,
                          GitAnswer& answer) {
  if (paths.empty() || options.programs == nullptr) return {};
  lock::ChangedFiles files;
  for (const std::string& path : paths)
    (fs.find(join_path(options.folder, path)) ? files.present : files.gone).push_back(path);
  lock::ChangeDates dates = lock::find_change_dates(*options.programs, options.folder, files);
  answer = {files.present, digest_of(dates, files.present)};
  return dates;
}

void apply(Site& site, const lock::Advance& advance) {
  std::vector<model::Post>& posts = site.library.posts;
  for (model::PostIndex i = 0; i < posts.size(); ++i) {
    const lock::Issue& issue = advance.issues[i];
    const bool shows_update =
        issue.updated.instant > issue.published.instant && issue.updated.instant >= posts[i].published.instant;
    posts[i].id = advance.ids[i];
    posts[i].updated = shows_update ? std::optional(issue.updated) : std::nullopt;
  }
  site.issues = advance.issues;
  site.tombstones = advance.tombstones;
  site.settings.id_url = advance.lock.feed_base;
}

void refuse_changes(const std::vector<std::string>& changes, Findings& findings) {
  std::string named;
  for (std::size_t i = 0; i < std::min(changes.size(), kMostNamed); ++i) named += (i == 0 ? "" : ", ") + changes[i];
  if (changes.size() > kMostNamed) named += fmt::format(" and {} more", changes.size() - kMostNamed);
  findings.error("LockOutOfDate", {std::string(lock::kFileName), 0, 0},
                 "the lock would change: " + named + "; run almanac build without --locked, and commit the lock");
}

}  // namespace

LockState load_lock(const FileSystem& fs, const std::string& folder, const std::string& output, Findings& findings) {
  LockState state;
  Result<std::string> text = read_lock_file(fs, folder, output);
  const std::string name(lock::kFileName);
  if (!text) {
    findings.error("UnreadableLock", {name, 0, 0}, text.error().message);
  } else if (!text->empty() || fs.find(join_path(folder, name))) {
    state.lock = lock::parse_lock(*text, name, findings);
    state.text = *std::move(text);
  }
  return state;
}

bool still_answers(const GitAnswer& known, Programs* programs, const std::string& folder) {
  if (known.files.empty()) return true;
  if (programs == nullptr) return false;
  return digest_of(lock::find_change_dates(*programs, folder, {known.files, {}}), known.files) == known.answer;
}

AppliedLock apply_lock(Site& site, const LockState& state, const FileSystem& fs, const LockingOptions& options,
                       Findings& findings) {
  const std::vector<Digest> seen = digests_of(site);
  const lock::Posts posts{site.library.posts, seen};
  const lock::Lock nothing;
  const lock::Lock& before = state.lock ? *state.lock : nothing;
  const lock::Matching matching = lock::match_posts(before, posts, findings);
  AppliedLock applied;
  lock::ChangeDates dates{{}, "dates: none, so that git is not asked"};
  if (site.settings.dates == config::Dates::kGit)
    dates = ask_git(fs, options, lock::undated_paths(before, matching, posts), applied.git);
  const lock::AdvanceOptions advance_options{
      .now = options.now,
      .is_part = site.settings.limit_posts > 0,
      .feed_base = site.settings.id_url,
      .url_of = [&](const model::Post& post) { return archive::absolute_url(site.settings, post.url_path); },
      .has_file = [&](const std::string& path) { return fs.find(join_path(options.folder, path)).has_value(); },
      .changed_at = std::move(dates.by_path),
      .without_date = dates.trouble};
  const lock::Advance advance = lock::advance(state.lock, matching, posts, advance_options, findings);
  apply(site, advance);
  applied.next_due = advance.next_due;
  applied.text = lock::write_lock(advance.lock);
  if (options.use == LockUse::kRequire && applied.text != state.text)
    refuse_changes(
        advance.changes.empty() ? std::vector<std::string>{"its lines are in another form"} : advance.changes,
        findings);
  return applied;
}

}  // namespace almanac::site
