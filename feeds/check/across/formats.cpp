// RSS, Atom and JSON of one feed have the same entries.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include "feeds/check/across/entry_keys.h"
#include "feeds/check/across/families.h"

namespace almanac::feeds::check::across {
namespace {

using Documents = std::vector<std::size_t>;

class FormatCheck {
 public:
  FormatCheck(const Run& run, const Chains& chains, Report& report) : run_(run), chains_(chains), report_(report) {}

  // Feeds of one page are told apart by their titles, and those of one title by their folders.
  void run() {
    Documents heads;
    for (std::size_t i = 0; i < run_.documents.size(); ++i)
      if (chains_.is_head[i]) heads.push_back(i);
    split(heads, 0);
  }

 private:
  const DocumentFacts& document(std::size_t i) const { return run_.documents[i]; }

  bool has_one_of_each_format(const Documents& group) const {
    std::set<FeedKind> kinds;
    return std::all_of(group.begin(), group.end(),
                       [&](std::size_t i) { return kinds.insert(document(i).kind).second; });
  }

  std::string group_key(std::size_t i, int depth) const {
    if (depth == 0) {
      std::string home = address_key(document(i).home);
      while (home.ends_with('/')) home.pop_back();
      return home;
    }
    if (depth == 1) return document(i).title;
    const std::string& path = document(i).below;
    return path.substr(0, path.rfind('/') + 1);
  }

  void split(const Documents& documents, int depth) {
    std::map<std::string, Documents> groups;
    for (const std::size_t i : documents) groups[group_key(i, depth)].push_back(i);
    for (const auto& [key, group] : groups) {
      if (group.size() < 2) continue;
      if (has_one_of_each_format(group))
        compare(group);
      else if (depth < 2)
        split(group, depth + 1);
    }
  }

  struct Entries {
    std::size_t head = 0;
    Documents documents;
    EntryKeys keys;
  };

  Entries collect(std::size_t head, bool whole) const {
    Entries entries{.head = head, .documents = whole ? chains_.members[head] : Documents{head}, .keys = {}};
    entries.keys = collect_keys(run_.documents, entries.documents);
    return entries;
  }

  // The histories of the feeds where each has a whole one, since one may be cut otherwise than the other; else what is
  // newest.
  void compare(const Documents& group) {
    const bool whole = std::all_of(group.begin(), group.end(), [&](std::size_t i) {
      return chains_.members[i].size() > 1 && !is_broken(run_, chains_, i);
    });
    std::vector<Entries> feeds;
    for (const std::size_t head : group) feeds.push_back(collect(head, whole));
    for (const Entries& feed : feeds) {
      std::unordered_set<std::string> told;
      for (const Entries& other : feeds)
        if (&feed != &other && are_one_feed(feed, other)) report_missing(feed, other, told);
    }
  }

  // Of one title, or with half of their entries in common: a page may offer two feeds of different things.
  bool are_one_feed(const Entries& a, const Entries& b) const {
    if (document(a.head).title == document(b.head).title) return true;
    const auto [small, large] = a.keys.size() < b.keys.size() ? std::pair(&a, &b) : std::pair(&b, &a);
    std::size_t common = 0;
    for (const std::string& key : small->keys) common += large->keys.contains(key);
    return common > 0 && common * 2 >= small->keys.size();
  }

  void report_missing(const Entries& feed, const Entries& other, std::unordered_set<std::string>& told) {
    for (const std::size_t i : other.documents)
      for (const EntryFacts& entry : document(i).entries)
        if (!has_entry(feed.keys, entry) && told.insert(name_of(entry)).second)
          report_.add(
              "MissingItem", document(feed.head).file, document(feed.head).position,
              {{"value", name_of(entry)}, {"file", document(i).file}, {"line", std::to_string(entry.position.line)}});
  }

  const Run& run_;
  const Chains& chains_;
  Report& report_;
};

}  // namespace

void check_formats(const Run& run, const Chains& chains, Report& report) { FormatCheck(run, chains, report).run(); }

}  // namespace almanac::feeds::check::across
