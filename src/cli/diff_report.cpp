#include "cli/diff_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "cli/report.h"
#include "core/hash.h"
#include "core/text.h"

namespace almanac::cli {
namespace {

using feeds::diff::Change;
using feeds::diff::FeedDiff;
using feeds::diff::KindInfo;

constexpr std::array kDiffFormats = {
    DiffFormat{"text", "for people", write_text_diff},
    DiffFormat{"jsonl", "an object a change, for programs", write_jsonl_diff},
    DiffFormat{"github", "annotations of GitHub Actions", write_github_diff},
    DiffFormat{"markdown", "a comment for a pull request", write_markdown_diff},
};

Digest digest_of(const std::vector<Change>& changes) {
  Digester all;
  for (const Change& change : changes) {
    all.add(static_cast<std::uint64_t>(change.kind)).add(change.id).add(change.old_id).add(change.title);
    all.add(change.reason).add(std::uint64_t(change.in_archive));
  }
  return all.finish();
}

}  // namespace

std::span<const DiffFormat> diff_formats() { return kDiffFormats; }

const DiffFormat* find_diff_format(std::string_view name) {
  const auto found =
      std::find_if(kDiffFormats.begin(), kDiffFormats.end(), [name](const auto& one) { return one.name == name; });
  return found == kDiffFormats.end() ? nullptr : &*found;
}

std::string ToldTogether::names() const {
  constexpr std::size_t kMost = 6;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(kMost, feeds.size()); ++i) names.push_back(feeds[i]->path);
  if (feeds.size() > kMost) names.push_back(fmt::format("and {} more", feeds.size() - kMost));
  return join(names, ", ");
}

std::vector<ToldTogether> tell_together(const feeds::diff::Diff& diff) {
  std::vector<ToldTogether> groups;
  std::map<Digest, std::size_t> by_changes;
  for (const FeedDiff& feed : diff.feeds) {
    if (feed.changes.empty()) continue;
    const auto [at, is_first] = by_changes.try_emplace(digest_of(feed.changes), groups.size());
    if (is_first) groups.emplace_back();
    groups[at->second].feeds.push_back(&feed);
  }
  return groups;
}

std::string count_text(const feeds::diff::Diff& diff) {
  std::vector<std::string> counts;
  for (const KindInfo& kind : feeds::diff::kinds())
    if (const std::size_t count = diff.count(kind.kind); count > 0)
      counts.push_back(fmt::format("{} {}", count, kind.name));
  const std::string feeds = counted(static_cast<int>(diff.feeds.size()), "feed");
  return feeds + (counts.empty() ? ": no change" : ": " + join(counts, ", "));
}

}  // namespace almanac::cli
