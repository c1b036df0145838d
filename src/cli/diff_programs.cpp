// The reports of `almanac diff` for programs: lines of JSON, and annotations of GitHub Actions.
#include <fmt/format.h>

#include "cli/diff_report.h"

namespace almanac::cli {
namespace {

using feeds::diff::Change;
using feeds::diff::FeedDiff;
using feeds::diff::KindInfo;

void set(Value& object, const char* key, const std::string& text) {
  if (!text.empty()) object.set(key, text);
}

Value to_value(const FeedDiff& feed, const Change& change) {
  const KindInfo& kind = feeds::diff::info(change.kind);
  Value object = Value::Map{
      {"feed", feed.path}, {"format", to_text(feed.format)}, {"change", kind.name}, {"disturbs", kind.disturbs}};
  set(object, "id", change.id);
  set(object, "old_id", change.old_id);
  set(object, "title", change.title);
  set(object, "url", change.url);
  set(object, "reason", change.reason);
  if (!change.id.empty()) object.set("in_archive", change.in_archive);
  return object;
}

// "3 entries sent again though old: the id changed: A, B, C"
std::string message(const std::vector<Change>& changes, const KindInfo& kind) {
  constexpr std::size_t kMost = 3;
  std::string titles;
  std::size_t count = 0;
  for (const Change& change : changes) {
    if (change.kind != kind.kind || ++count > kMost) continue;
    const std::string reason = change.reason.empty() ? "" : " (" + change.reason + ")";
    titles += (count > 1 ? ", " : "") + (change.title.empty() ? change.id : change.title) + reason;
  }
  if (count == 0) return "";
  if (count > kMost) titles += fmt::format(", and {} more", count - kMost);
  return fmt::format("{} {}: {}", count, kind.sentence, titles);
}

}  // namespace

void write_jsonl_diff(Console& out, const DiffReport& report) {
  for (const FeedDiff& feed : report.diff.feeds)
    for (const Change& change : feed.changes) out.json(to_value(feed, change));
}

void write_github_diff(Console& out, const DiffReport& report) {
  for (const ToldTogether& group : tell_together(report.diff)) {
    for (const KindInfo& kind : feeds::diff::kinds()) {
      const std::string text = message(group.feeds.front()->changes, kind);
      if (text.empty()) continue;
      out.command({kind.disturbs ? "error" : "notice",
                   {{"title", "almanac diff: " + std::string(kind.name)}},
                   group.names() + ": " + text});
    }
  }
}

}  // namespace almanac::cli
