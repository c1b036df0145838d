#include "site/guard.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

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

// Each post once, in however many feeds it is. `limit`: nothing: any number.
void judge_one(const Diff& diff, std::initializer_list<Kind> kinds, std::optional<int> limit, const Finding& finding,
               Findings& findings) {
  if (!limit) return;
  std::unordered_set<std::string_view> ids;
  const Change* first = nullptr;
  for (const feeds::diff::FeedDiff& feed : diff.feeds)
    for (const Change& change : feed.changes)
      if (std::find(kinds.begin(), kinds.end(), change.kind) != kinds.end() && ids.insert(change.id).second && !first)
        first = &change;
  if (ids.size() <= static_cast<std::size_t>(*limit)) return;
  Finding found = finding;
  found.message = fmt::format("{} {}, first {}{}: guard allows {}; almanac diff tells all", ids.size(), finding.message,
                              quote(first->title.empty() ? first->id : first->title),
                              first->reason.empty() ? "" : " (" + first->reason + ")", *limit);
  findings.add(std::move(found));
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
  const std::string file = settings.files.empty() ? "" : settings.files.front();
  judge_one(diff, {Kind::kResent}, settings.guard_resend,
            {.rule = "GuardResend", .place = {file, 0, 0}, .message = "old posts would be sent again"}, findings);
  judge_one(diff, {Kind::kGone, Kind::kChainLost}, settings.guard_lost,
            {.rule = "GuardLost", .place = {file, 0, 0}, .message = "posts would be lost to subscribers"}, findings);
  return findings;
}

}  // namespace almanac::site
