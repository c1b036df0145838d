// Compares two versions of one feed, entry by entry.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "feeds/diff/changes.h"

namespace almanac::feeds::diff {

// An entry of a feed's history, where it stands newest.
struct HistoryEntry {
  const SeenEntry* entry = nullptr;
  bool in_archive = false;
};

// What is known of a version of a feed beside its subscription document.
struct FeedVersion {
  const SeenDocument* subscription = nullptr;
  std::vector<HistoryEntry> entries;  // each id once, in the order of the documents
  bool has_archive = false;           // the whole chain is here
  bool is_cut_off = false;            // it links an older document that is not here
};

struct Comparison {
  const FeedVersion& before;
  const FeedVersion& after;
  // Ids that stand in the history of the other version though `entries` does not have them: in documents that did not
  // change.
  const std::unordered_set<std::string>& kept;
  // Of the whole new side: ids with a tombstone, and those of any feed.
  const std::unordered_set<std::string_view>& deleted;
  const std::unordered_set<std::string_view>& elsewhere;
};

std::vector<Change> compare_entries(const Comparison& comparison);

}  // namespace almanac::feeds::diff
