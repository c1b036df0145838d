#include "archive/history.h"

#include <fmt/format.h>

#include <map>
#include <optional>

namespace almanac::archive {
namespace {

constexpr std::size_t kMostPosts = 500;  // of an archive document; more only where one day has more

using Posts = std::vector<model::PostIndex>;

std::optional<Month> find_newest_published_month(const Posts& posts, const model::Library& library) {
  std::optional<Month> newest;
  for (model::PostIndex post : posts) {
    const Month month = to_month(library.posts[post].day);
    if (!library.posts[post].draft && (!newest || month > *newest)) newest = month;
  }
  return newest;
}

// Whole days, in the order of time, as many as fit. The posts of a part keep their order.
std::vector<ArchiveDocument> cut_by_day(Month month, const Posts& posts, const model::Library& library) {
  std::map<Day, std::size_t> count_by_day;
  for (model::PostIndex post : posts) ++count_by_day[library.posts[post].day];
  std::map<Day, std::size_t> part_of_day;
  std::vector<ArchiveDocument> parts;
  std::size_t count = 0;  // in the last part
  for (const auto& [day, posts_of_day] : count_by_day) {
    if (parts.empty() || count + posts_of_day > kMostPosts) {
      parts.push_back({month, fmt::format("-{:02}", static_cast<unsigned>(day.day())), {}});
      count = 0;
    }
    count += posts_of_day;
    part_of_day[day] = parts.size() - 1;
  }
  for (model::PostIndex post : posts) parts[part_of_day[library.posts[post].day]].posts.push_back(post);
  return parts;
}

}  // namespace

FeedHistory make_history(const Posts& posts, const model::Library& library, int limit) {
  FeedHistory history;
  const std::optional<Month> newest = find_newest_published_month(posts, library);
  std::map<Month, Posts> closed;
  for (std::size_t i = 0; i < posts.size(); ++i) {
    const Month month = to_month(library.posts[posts[i]].day);
    const bool is_open = !newest || month >= *newest;
    if (is_open || (limit > 0 && i < static_cast<std::size_t>(limit))) history.window.push_back(posts[i]);
    if (!is_open) closed[month].push_back(posts[i]);
  }
  for (auto& [month, posts_of_month] : closed) {
    if (posts_of_month.size() <= kMostPosts) {
      history.archives.push_back({month, "", std::move(posts_of_month)});
      continue;
    }
    for (ArchiveDocument& part : cut_by_day(month, posts_of_month, library))
      history.archives.push_back(std::move(part));
  }
  return history;
}

}  // namespace almanac::archive
