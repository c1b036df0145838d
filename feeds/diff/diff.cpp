#include "feeds/diff/diff.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "core/parallel.h"
#include "feeds/diff/compare_entries.h"
#include "feeds/diff/documents.h"
#include "feeds/diff/entry_match.h"
#include "feeds/diff/feed_match.h"

namespace almanac::feeds::diff {
namespace {

using Ids = std::unordered_set<std::string_view>;

FeedVersion to_version(const FeedSide& side, std::size_t feed) {
  const FeedHistory& history = side.feeds[feed];
  FeedVersion version{.subscription = &side.subscription(feed).seen,
                      .has_archive = history.documents.size() > 1 && history.is_complete,
                      .is_cut_off = !history.is_complete};
  Ids seen;
  for (std::size_t i = 0; i < history.documents.size(); ++i)
    for (const SeenEntry& entry : side.documents[history.documents[i]].seen.entries)
      if (seen.insert(entry.id).second) version.entries.push_back({&entry, i > 0});
  return version;
}

// Ids that only one version has. What is dated after all that was published before cannot be in an old document.
std::unordered_set<std::string> find_doubtful(const FeedVersion& before, const FeedVersion& after) {
  std::optional<Instant> newest;
  Ids old_ids, new_ids;
  for (const HistoryEntry& one : before.entries) {
    old_ids.insert(one.entry->id);
    newest = std::max(newest, one.entry->published);
  }
  for (const HistoryEntry& one : after.entries) new_ids.insert(one.entry->id);
  std::unordered_set<std::string> doubtful;
  for (const HistoryEntry& one : before.entries)
    if (!new_ids.contains(one.entry->id)) doubtful.insert(one.entry->id);
  for (const HistoryEntry& one : after.entries)
    if (!old_ids.contains(one.entry->id) && (!newest || one.entry->published <= newest)) doubtful.insert(one.entry->id);
  return doubtful;
}

// Moves to `found` the ids that the document has.
void find_ids(const FileSystem& fs, const DocumentFile& document, std::unordered_set<std::string>& wanted,
              std::unordered_set<std::string>& found) {
  const Result<std::string> bytes = fs.read_file(document.file);
  if (!bytes) return;
  constexpr std::size_t kFew = 20;
  if (wanted.size() <= kFew &&
      std::none_of(wanted.begin(), wanted.end(), [&](const std::string& id) { return may_have(*bytes, id); }))
    return;
  const std::optional<SeenDocument> seen = read_feed(*bytes);
  if (!seen) return;
  for (const SeenEntry& entry : seen->entries)
    if (wanted.erase(entry.id) > 0) found.insert(entry.id);
}

class SideComparison {
 public:
  SideComparison(const FileSystem& fs, Documents documents, const Side& before, const Side& after)
      : fs_(fs),
        documents_(std::move(documents)),
        before_is_folder_(before.is_folder),
        after_is_folder_(after.is_folder),
        old_feeds_(find_feeds(documents_.before)),
        new_feeds_(find_feeds(documents_.after)),
        before_{documents_.before, old_feeds_},
        after_{documents_.after, new_feeds_} {}

  Result<Diff> run(int jobs) {
    const std::vector<FeedPair> pairs = match_feeds(before_, after_);
    std::vector<Status> read(pairs.size());
    parallel_for(pairs.size(), jobs, [&](std::size_t i) { read[i] = read_subscriptions(pairs[i]); });
    for (const Status& status : read)
      if (!status) return status.error();
    index_new_side();
    std::vector<FeedDiff> feeds(pairs.size());
    parallel_for(pairs.size(), jobs, [&](std::size_t i) { feeds[i] = compare_feed(pairs[i]); });
    settle_gone(feeds, jobs);
    std::erase_if(feeds, [](const FeedDiff& feed) { return feed.path.empty(); });
    std::sort(feeds.begin(), feeds.end(), [](const FeedDiff& a, const FeedDiff& b) { return a.path < b.path; });
    return Diff{std::move(feeds)};
  }

 private:
  bool is_same(const FeedPair& pair) const {
    if (!pair.before || !pair.after) return false;
    const auto& old_documents = old_feeds_[*pair.before].documents;
    const auto& new_documents = new_feeds_[*pair.after].documents;
    return old_documents.size() == new_documents.size() &&
           std::equal(old_documents.begin(), old_documents.end(), new_documents.begin(),
                      [&](std::size_t before, std::size_t after) {
                        const DocumentFile& one = documents_.after[after];
                        return !one.is_whole && documents_.before[before].path == one.path;
                      });
  }

  Status read_subscriptions(const FeedPair& pair) {
    if (is_same(pair) || !pair.before || !pair.after) return {};
    if (Status status = read_whole(fs_, documents_.before[old_feeds_[*pair.before].documents.front()]); !status)
      return status;
    return read_whole(fs_, documents_.after[new_feeds_[*pair.after].documents.front()]);
  }

  // The new documents that subscribers can find.
  std::vector<std::size_t> reachable() const {
    std::vector<std::size_t> all;
    for (const FeedHistory& feed : new_feeds_) all.insert(all.end(), feed.documents.begin(), feed.documents.end());
    return all;
  }

  void index_new_side() {
    for (const std::size_t document : reachable()) {
      const SeenDocument& seen = documents_.after[document].seen;
      for (const SeenEntry& entry : seen.entries) elsewhere_.insert(entry.id);
      deleted_.insert(seen.deleted.begin(), seen.deleted.end());
    }
  }

  // Where only one side has the feed, the feed itself is all there is to tell; of a single feed that is compared with a
  // folder not even that.
  FeedDiff compare_feed(const FeedPair& pair) const {
    if (!pair.before && !before_is_folder_) return {};
    if (!pair.after && !after_is_folder_) return {};
    const DocumentFile& shown = pair.after ? after_.subscription(*pair.after) : before_.subscription(*pair.before);
    FeedDiff feed{.path = shown.path, .format = shown.seen.format, .title = shown.seen.title};
    if (!pair.after) feed.changes.push_back({.kind = Kind::kFeedGone, .title = feed.title});
    if (!pair.before) feed.changes.push_back({.kind = Kind::kFeedNew, .title = feed.title});
    if (!pair.before || !pair.after || is_same(pair)) return feed;
    compare_heads(before_.subscription(*pair.before), after_.subscription(*pair.after), feed.changes);
    const std::vector<Change> entries = compare_histories(*pair.before, *pair.after);
    feed.changes.insert(feed.changes.end(), entries.begin(), entries.end());
    std::stable_sort(feed.changes.begin(), feed.changes.end(),
                     [](const Change& a, const Change& b) { return a.kind < b.kind; });
    return feed;
  }

  void compare_heads(const DocumentFile& before, const DocumentFile& after, std::vector<Change>& changes) const {
    const auto add = [&](Kind kind, const std::string& old_text, const std::string& new_text) {
      if (old_text != new_text) changes.push_back({.kind = kind, .reason = old_text + " became " + new_text});
    };
    if (before_is_folder_ && after_is_folder_) add(Kind::kFeedMoved, before.path, after.path);
    add(Kind::kFeedId, before.seen.id, after.seen.id);
    add(Kind::kFeedSelf, before.seen.self, after.seen.self);
    add(Kind::kFeedTitle, before.seen.title, after.seen.title);
  }

  std::vector<Change> compare_histories(std::size_t before, std::size_t after) const {
    const FeedVersion old_version = to_version(before_, before), new_version = to_version(after_, after);
    const std::unordered_set<std::string> kept = find_kept(after, old_version, new_version);
    return compare_entries({old_version, new_version, kept, deleted_, elsewhere_});
  }

  // Those ids that stand in documents that did not change, of which only the beginning was read.
  std::unordered_set<std::string> find_kept(std::size_t feed, const FeedVersion& before,
                                            const FeedVersion& after) const {
    std::unordered_set<std::string> wanted = find_doubtful(before, after), kept;
    for (const std::size_t document : new_feeds_[feed].documents)
      if (!wanted.empty() && !documents_.after[document].is_whole)
        find_ids(fs_, documents_.after[document], wanted, kept);
    return kept;
  }

  // What is gone from one feed may stand in a document of another that did not change.
  void settle_gone(std::vector<FeedDiff>& feeds, int jobs) const {
    std::unordered_set<std::string> gone;
    const auto is_gone = [](const Change& change) {
      return change.kind == Kind::kGone || change.kind == Kind::kChainLost;
    };
    for (const FeedDiff& feed : feeds)
      for (const Change& change : feed.changes)
        if (is_gone(change)) gone.insert(change.id);
    if (gone.empty()) return;
    const std::vector<std::size_t> documents = reachable();
    std::vector<std::unordered_set<std::string>> found(documents.size());
    parallel_for(found.size(), jobs, [&](std::size_t i) {
      const DocumentFile& document = documents_.after[documents[i]];
      std::unordered_set<std::string> wanted = gone;
      if (!document.is_whole) find_ids(fs_, document, wanted, found[i]);
    });
    std::unordered_set<std::string> elsewhere;
    for (const auto& ids : found) elsewhere.insert(ids.begin(), ids.end());
    for (FeedDiff& feed : feeds) {
      for (Change& change : feed.changes)
        if (is_gone(change) && elsewhere.contains(change.id)) change.kind = Kind::kLeft;
      std::stable_sort(feed.changes.begin(), feed.changes.end(),
                       [](const Change& a, const Change& b) { return a.kind < b.kind; });
    }
  }

  const FileSystem& fs_;
  Documents documents_;
  bool before_is_folder_;
  bool after_is_folder_;
  std::vector<FeedHistory> old_feeds_;
  std::vector<FeedHistory> new_feeds_;
  FeedSide before_;
  FeedSide after_;
  Ids elsewhere_;
  Ids deleted_;
};

}  // namespace

Result<Diff> compare(const FileSystem& fs, const Side& before, const Side& after, int jobs) {
  Result<Documents> documents = read_documents(fs, before, after, jobs);
  if (!documents) return documents.error();
  return SideComparison(fs, std::move(*documents), before, after).run(jobs);
}

}  // namespace almanac::feeds::diff
