#include "site/guard.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "core/text.h"
#include "feeds/diff/find_side.h"

namespace almanac::site {
namespace {

using feeds::diff::Change;
using feeds::diff::Diff;
using feeds::diff::Kind;

// Files that were made lie in the stage; the others are kept, and lie in the output that is to be replaced.
feeds::diff::Side find_new_side(const Plan& plan, const Publication& output) {
  const std::vector<std::string>& made = output.tree().written;
  const std::unordered_set<std::string_view> is_made(made.begin(), made.end());
  feeds::diff::Side side;
  const auto add = [&](const PlannedDocument& document) {
    const std::string& path = document.file.path;
    side.files.push_back({path, join_path(is_made.contains(path) ? output.stage() : output.output(), path)});
  };
  for (const auto& month : plan.month_documents) std::for_each(month.begin(), month.end(), add);
  std::for_each(plan.documents.begin(), plan.documents.end(), add);
  return side;
}

// What `guard` limits.
struct Limit {
  std::vector<Kind> kinds;
  std::optional<int> most;  // nothing: any number
  std::string_view rule;
  std::string_view what;
};

// Each post once, in however many feeds it is.
void judge(const Diff& diff, const Limit& limit, const Place& place, Findings& findings) {
  if (!limit.most) return;
  std::unordered_set<std::string_view> ids;
  const Change* first = nullptr;
  for (const feeds::diff::FeedDiff& feed : diff.feeds)
    for (const Change& change : feed.changes)
      if (std::ranges::find(limit.kinds, change.kind) != limit.kinds.end() && ids.insert(change.id).second && !first)
        first = &change;
  if (ids.size() <= static_cast<std::size_t>(*limit.most)) return;
  findings.error(std::string(limit.rule), place,
                 fmt::format("{} {}, first {}{}: guard allows {}; almanac diff tells all", ids.size(), limit.what,
                             quote(first->title.empty() ? first->id : first->title),
                             first->reason.empty() ? "" : " (" + first->reason + ")", *limit.most));
}

}  // namespace

Result<Diff> look_ahead(const FileSystem& fs, const Plan& plan, const Publication& output,
                        const GuardOptions& options) {
  const Result<feeds::diff::Side> before = feeds::diff::find_side(fs, options.against);
  if (!before) return before.error();
  return feeds::diff::compare(fs, *before, find_new_side(plan, output), options.jobs);
}

Findings judge(const Diff& diff, const config::Settings& settings) {
  Findings findings;
  const Place place{settings.files.empty() ? "" : settings.files.front(), 0, 0};
  judge(diff, {{Kind::kResent}, settings.guard_resend, "GuardResend", "old posts would be sent again"}, place,
        findings);
  judge(diff, {{Kind::kGone, Kind::kChainLost}, settings.guard_lost, "GuardLost", "posts would be lost to subscribers"},
        place, findings);
  return findings;
}

}  // namespace almanac::site
