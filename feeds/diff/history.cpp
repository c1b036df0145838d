#include "feeds/diff/history.h"

#include <optional>
#include <unordered_map>

#include "core/url.h"
#include "feeds/diff/entry_match.h"

namespace almanac::feeds::diff {
namespace {

class Finder {
 public:
  explicit Finder(const std::vector<DocumentFile>& documents) : documents_(documents) {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      by_self_.try_emplace(address_key(documents[i].seen.self), i);
      by_path_.try_emplace(documents[i].path, i);
    }
  }

  // By its self link; else by its path, whose first folders the output may not have.
  std::optional<std::size_t> find(const std::string& link) const {
    if (link.empty()) return std::nullopt;
    if (const auto at = by_self_.find(address_key(link)); at != by_self_.end()) return at->second;
    const std::string encoded = split_url(link).path;
    std::string path = decode_path(encoded).value_or(encoded);
    for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/')) {
      path.erase(0, slash + 1);
      if (const auto at = by_path_.find(path); at != by_path_.end()) return at->second;
    }
    return std::nullopt;
  }

  // Documents that come after another in a chain, and archive documents whose feed is here.
  std::vector<char> find_older() const {
    std::vector<char> is_older(documents_.size(), 0);
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      const SeenDocument& seen = documents_[i].seen;
      if (const auto next = find(seen.older); next && *next != i) is_older[*next] = 1;
      if (const auto current = find(seen.current); seen.is_archive && current && *current != i) is_older[i] = 1;
    }
    return is_older;
  }

  FeedHistory follow(std::size_t root, std::vector<char>& used) const {
    FeedHistory feed{.documents = {root}};
    used[root] = 1;
    for (std::string link = documents_[root].seen.older; !link.empty();) {
      const auto next = find(link);
      feed.is_complete = next.has_value();
      if (!next || used[*next] != 0) break;
      used[*next] = 1;
      feed.documents.push_back(*next);
      link = documents_[*next].seen.older;
    }
    return feed;
  }

 private:
  const std::vector<DocumentFile>& documents_;
  std::unordered_map<std::string, std::size_t> by_self_;
  std::unordered_map<std::string, std::size_t> by_path_;
};

}  // namespace

std::vector<FeedHistory> find_feeds(const std::vector<DocumentFile>& documents) {
  const Finder finder(documents);
  const std::vector<char> is_older = finder.find_older();
  std::vector<char> used(documents.size(), 0);
  std::vector<FeedHistory> feeds;
  for (std::size_t i = 0; i < documents.size(); ++i)
    if (is_older[i] == 0) feeds.push_back(finder.follow(i, used));
  if (feeds.empty() && !documents.empty()) feeds.push_back(finder.follow(0, used));  // all in a ring
  return feeds;
}

}  // namespace almanac::feeds::diff
