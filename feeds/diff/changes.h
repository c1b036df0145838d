// What subscribers of a feed will see when another version of it is published.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "feeds/seen.h"

namespace almanac::feeds::diff {

enum class Kind : std::uint8_t {
  kFeedGone,
  kFeedMoved,
  kFeedId,
  kFeedSelf,
  kFeedTitle,
  kResent,
  kGone,
  kChainLost,
  kUntold,
  kTouched,
  kRedated,
  kReordered,
  kFeedNew,
  kNew,
  kUpdated,
  kDeleted,
  kLeft
};

struct KindInfo {
  Kind kind;
  std::string_view name;      // for programs: "resent"
  std::string_view sentence;  // for people, after a number of entries: "sent again though old"
  bool disturbs = false;      // subscribers are told what they know, or not told what they do not
};

std::span<const KindInfo> kinds();  // in the order in which they are told
const KindInfo& info(Kind kind);

struct Change {
  Kind kind = Kind::kNew;
  std::string id;      // of the entry as it is now; where it is gone, as it was
  std::string old_id;  // kResent
  std::string title;
  std::string url;
  std::string reason;       // why, or what: "http became https", "its text"; may be empty
  bool in_archive = false;  // stands in archive documents only: sent to those who read the archive

  bool operator==(const Change&) const = default;
};

struct FeedDiff {
  std::string path;  // of the subscription document, as it is now; where it is gone, as it was
  SeenFormat format = SeenFormat::kAtom;
  std::string title;
  std::vector<Change> changes;  // by kind, those of the subscription document first, each in the document's order
};

struct Diff {
  std::vector<FeedDiff> feeds;  // by path; those without a change, too

  std::size_t count(Kind kind) const;
  bool disturbs() const;
};

}  // namespace almanac::feeds::diff
