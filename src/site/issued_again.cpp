#include "site/issued_again.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <tuple>

namespace almanac::site {
namespace {

using model::PostIndex;

// The oldest of the newest `limit` times.
Instant find_begin(std::vector<Instant> times, std::size_t limit) {
  if (limit == 0) return Instant::max();
  if (times.size() <= limit) return Instant::min();
  const auto last = times.begin() + static_cast<std::ptrdiff_t>(limit) - 1;
  std::nth_element(times.begin(), last, times.end(), std::greater<>());
  return *last;
}

std::vector<Instant> issue_times(const Site& site, const std::vector<PostIndex>& posts) {
  std::vector<Instant> times;
  for (PostIndex post : posts) times.push_back(site.issues[post].issued.instant);
  return times;
}

template <class T>
void keep_first(std::vector<T>& list, std::size_t count) {
  if (list.size() > count) list.erase(list.begin() + static_cast<std::ptrdiff_t>(count), list.end());
}

}  // namespace

void issue_again(const Site& site, const std::vector<PostIndex>& posts, int limit, std::vector<PostIndex>& window) {
  const auto most = static_cast<std::size_t>(std::max(limit, 0));
  const auto is_again = [&](PostIndex post) { return site.issues[post].is_again(); };
  if (std::none_of(posts.begin(), posts.end(), is_again)) return;
  const Instant begin = find_begin(issue_times(site, posts), most);
  std::vector<PostIndex> again;
  for (PostIndex post : posts)
    if (is_again(post) && site.issues[post].issued.instant >= begin) again.push_back(post);
  std::stable_sort(again.begin(), again.end(), [&](PostIndex a, PostIndex b) {
    return site.issues[a].issued.instant > site.issues[b].issued.instant;
  });
  keep_first(again, most);
  window.insert(window.end(), again.begin(), again.end());
  std::sort(window.begin(), window.end());
  window.erase(std::unique(window.begin(), window.end()), window.end());
}

std::vector<feeds::Deleted> find_told_deletions(const Site& site, int limit) {
  if (site.tombstones.empty()) return {};
  const auto most = static_cast<std::size_t>(std::max(limit, 0));
  std::vector<PostIndex> all(site.library.posts.size());
  std::iota(all.begin(), all.end(), PostIndex{0});
  std::vector<Instant> times = issue_times(site, all);
  for (const lock::Tombstone& gone : site.tombstones) times.push_back(gone.when.instant);
  const Instant begin = find_begin(std::move(times), most);
  std::vector<feeds::Deleted> told;
  for (const lock::Tombstone& gone : site.tombstones)
    if (gone.when.instant >= begin) told.push_back({gone.id, gone.when});
  std::sort(told.begin(), told.end(), [](const feeds::Deleted& a, const feeds::Deleted& b) {
    return a.when.instant != b.when.instant ? a.when.instant > b.when.instant : a.id < b.id;
  });
  keep_first(told, most);
  return told;
}

}  // namespace almanac::site
