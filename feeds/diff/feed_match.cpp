#include "feeds/diff/feed_match.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "feeds/diff/entry_match.h"

namespace almanac::feeds::diff {
namespace {

using FeedKey = std::string (*)(const DocumentFile& subscription);  // empty: none

std::string with_format(const DocumentFile& document, const std::string& text) {
  return text.empty() ? text : std::string(to_text(document.seen.format)) + " " + text;
}

class Matcher {
 public:
  Matcher(const FeedSide& before, const FeedSide& after) : before_(before), after_(after) {
    for (std::size_t i = 0; i < before.feeds.size(); ++i) old_left_.insert(i);
    for (std::size_t i = 0; i < after.feeds.size(); ++i) new_left_.insert(i);
  }

  std::vector<FeedPair> match() {
    match_by([](const DocumentFile& one) { return one.path; });
    match_by([](const DocumentFile& one) { return with_format(one, one.seen.id); });
    match_by([](const DocumentFile& one) { return with_format(one, address_key(one.seen.self)); });
    match_by([](const DocumentFile& one) { return with_format(one, one.seen.title); });
    match_by_entries();
    for (const std::size_t feed : old_left_) pairs_.push_back({feed, std::nullopt});
    for (const std::size_t feed : new_left_) pairs_.push_back({std::nullopt, feed});
    return std::move(pairs_);
  }

 private:
  // In each step a key that several have matches nothing.
  static std::map<std::string, std::size_t> index(const FeedSide& side, const std::set<std::size_t>& left,
                                                  FeedKey key) {
    constexpr std::size_t kTwice = SIZE_MAX;
    std::map<std::string, std::size_t> by_key;
    for (const std::size_t feed : left) {
      const auto [at, is_first] = by_key.try_emplace(key(side.subscription(feed)), feed);
      if (!is_first) at->second = kTwice;
    }
    std::erase_if(by_key, [](const auto& one) { return one.first.empty() || one.second == kTwice; });
    return by_key;
  }

  void match_by(FeedKey key) {
    const auto old_by_key = index(before_, old_left_, key);
    for (const auto& [text, feed] : index(after_, new_left_, key)) {
      const auto found = old_by_key.find(text);
      if (found != old_by_key.end()) pair(found->second, feed);
    }
  }

  void match_by_entries() {
    std::unordered_map<std::string_view, std::vector<std::size_t>> feeds_of;
    for (const std::size_t feed : old_left_)
      for (const SeenEntry& entry : before_.subscription(feed).seen.entries) feeds_of[entry.id].push_back(feed);
    for (const std::size_t feed : std::set(new_left_)) {
      const std::optional<std::size_t> found = most_shared(feed, feeds_of);
      if (found) pair(*found, feed);
    }
  }

  std::optional<std::size_t> most_shared(
      std::size_t feed, const std::unordered_map<std::string_view, std::vector<std::size_t>>& feeds_of) const {
    const SeenDocument& seen = after_.subscription(feed).seen;
    std::map<std::size_t, std::size_t> shared;
    for (const SeenEntry& entry : seen.entries)
      if (const auto found = feeds_of.find(entry.id); found != feeds_of.end())
        for (const std::size_t other : found->second) ++shared[other];
    std::optional<std::size_t> best;
    for (const auto& [other, count] : shared) {
      const SeenDocument& old = before_.subscription(other).seen;
      if (!old_left_.contains(other) || old.format != seen.format) continue;
      if (2 * count >= std::min(old.entries.size(), seen.entries.size()) && (!best || count > shared[*best]))
        best = other;
    }
    return best;
  }

  void pair(std::size_t before, std::size_t after) {
    pairs_.push_back({before, after});
    old_left_.erase(before);
    new_left_.erase(after);
  }

  const FeedSide& before_;
  const FeedSide& after_;
  std::set<std::size_t> old_left_;
  std::set<std::size_t> new_left_;
  std::vector<FeedPair> pairs_;
};

}  // namespace

std::vector<FeedPair> match_feeds(const FeedSide& before, const FeedSide& after) {
  return Matcher(before, after).match();
}

}  // namespace almanac::feeds::diff
