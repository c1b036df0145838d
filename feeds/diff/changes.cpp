#include "feeds/diff/changes.h"

#include <algorithm>
#include <array>

namespace almanac::feeds::diff {
namespace {

constexpr std::array kKinds = {
    KindInfo{Kind::kFeedGone, "feed-gone", "the feed is gone", true},
    KindInfo{Kind::kFeedMoved, "feed-moved", "the feed has moved", true},
    KindInfo{Kind::kFeedId, "feed-id", "the feed has another id", true},
    KindInfo{Kind::kFeedSelf, "feed-self", "the feed has another self link", true},
    KindInfo{Kind::kFeedTitle, "feed-title", "the feed has another title", true},
    KindInfo{Kind::kResent, "resent", "sent again though old: the id changed", true},
    KindInfo{Kind::kGone, "gone", "gone without a word", true},
    KindInfo{Kind::kChainLost, "chain-lost", "lost from the archive", true},
    KindInfo{Kind::kUntold, "untold", "changed, and nobody is told: updated stayed", true},
    KindInfo{Kind::kTouched, "touched", "marked updated though nothing changed", true},
    KindInfo{Kind::kRedated, "redated", "published at another time", true},
    KindInfo{Kind::kReordered, "reordered", "at another place in the order", true},
    KindInfo{Kind::kFeedNew, "feed-new", "a new feed"},
    KindInfo{Kind::kNew, "new", "new"},
    KindInfo{Kind::kUpdated, "updated", "updated"},
    KindInfo{Kind::kDeleted, "deleted", "deleted, with a tombstone"},
    KindInfo{Kind::kLeft, "left", "no longer in this feed, but in another"},
};

}  // namespace

std::span<const KindInfo> kinds() { return kKinds; }

const KindInfo& info(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::size_t Diff::count(Kind kind) const {
  std::size_t count = 0;
  for (const FeedDiff& feed : feeds)
    count += static_cast<std::size_t>(std::count_if(feed.changes.begin(), feed.changes.end(),
                                                    [kind](const Change& change) { return change.kind == kind; }));
  return count;
}

bool Diff::disturbs() const {
  return std::any_of(kKinds.begin(), kKinds.end(),
                     [this](const KindInfo& one) { return one.disturbs && count(one.kind) > 0; });
}

}  // namespace almanac::feeds::diff
