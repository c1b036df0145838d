// Finds a feed again among the feeds of the other side.
#pragma once

#include <optional>
#include <vector>

#include "feeds/diff/history.h"

namespace almanac::feeds::diff {

struct FeedPair {
  std::optional<std::size_t> before;  // into the feeds of that side; nothing: there is none
  std::optional<std::size_t> after;
};

struct FeedSide {
  const std::vector<DocumentFile>& documents;
  const std::vector<FeedHistory>& feeds;

  const DocumentFile& subscription(std::size_t feed) const { return documents[feeds[feed].documents.front()]; }
};

// Every feed of both sides, in one pair each: those at one path, else with one id or self link, else those that share
// the most entries, at least half of the one that has fewer, else those of one title; the last three in one format
// only.
std::vector<FeedPair> match_feeds(const FeedSide& before, const FeedSide& after);

}  // namespace almanac::feeds::diff
