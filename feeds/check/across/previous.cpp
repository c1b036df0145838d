// What was published before stays as it was: closed archive documents, ids, and the entries of a feed with an archive.
#include <unordered_map>

#include "feeds/check/across/entry_keys.h"
#include "feeds/check/across/families.h"

namespace almanac::feeds::check::across {
namespace {

class PreviousCheck {
 public:
  PreviousCheck(const Run& run, const Locations& locations, const Chains& chains, Report& report)
      : run_(run), locations_(locations), chains_(chains), report_(report) {
    for (std::size_t i = 0; i < run.documents.size(); ++i)
      if (run.documents[i].in_folder) by_path_.emplace(run.documents[i].below, i);
  }

  void run() {
    for (const DocumentFacts& before : run_.previous) {
      const std::size_t now = find_now(before);
      if (before.is_archive) check_archive(before, now);
      if (now == kNoDocument) continue;
      check_feed_id(before, run_.documents[now]);
      if (!before.is_archive && chains_.is_head[now]) check_lost(before, now);
    }
    check_ids();
  }

 private:
  std::size_t find_now(const DocumentFacts& before) const {
    if (const auto at = by_path_.find(before.below); at != by_path_.end()) return at->second;
    const std::size_t published = locations_.find(before.address);
    return published != kNoDocument ? published : locations_.find(before.self.text);
  }

  // RFC 5005 4: neither an archive document's address nor its entries change.
  void check_archive(const DocumentFacts& before, std::size_t i) {
    if (i == kNoDocument) return report_removed(before);
    const DocumentFacts& now = run_.documents[i];
    if (now.kind == FeedKind::kUnknown) return;
    if (!now.is_archive) return report_changed(now, now.position, "it no longer says that it is one (fh:archive)");
    if (now.metadata != before.metadata)
      report_changed(now, now.position, "what it says of the feed is not what it was");
    if (const HistoryLink* next = before.find("next-archive")) {
      const HistoryLink* next_now = now.find("next-archive");
      if (next_now == nullptr || address_key(next_now->target.text) != address_key(next->target.text))
        report_changed(now, next_now == nullptr ? now.position : next_now->target.position,
                       "its next-archive was " + quote(next->target.text));
    }
    check_entries(before, now);
  }

  void check_entries(const DocumentFacts& before, const DocumentFacts& now) {
    std::unordered_map<std::string, const EntryFacts*> old;
    for (const EntryFacts& entry : before.entries)
      for (std::string& key : keys_of(entry)) old.try_emplace(std::move(key), &entry);
    for (const EntryFacts& entry : now.entries) {
      const EntryFacts* was = nullptr;
      for (const std::string& key : keys_of(entry))
        if (const auto at = old.find(key); at != old.end() && was == nullptr) was = at->second;
      if (was == nullptr)
        report_changed(now, entry.position, "it did not have the entry " + quote(name_of(entry)));
      else if (was->content != entry.content && was->id.text == entry.id.text)  // another id is IdChanged
        report_changed(now, entry.position, "the entry " + quote(name_of(entry)) + " is not what it was");
    }
    EntryKeys keys;
    for (const EntryFacts& entry : now.entries)
      for (std::string& key : keys_of(entry)) keys.insert(std::move(key));
    for (const EntryFacts& entry : before.entries)
      if (!has_entry(keys, entry)) report_changed(now, now.position, "it had the entry " + quote(name_of(entry)));
  }

  void report_changed(const DocumentFacts& now, Position position, std::string reason) {
    report_.add("ArchiveChanged", now.file, position, {{"reason", std::move(reason)}});
  }

  // Told where the feed is now that the archive is of; in what was published before where there is none.
  void report_removed(const DocumentFacts& before) {
    if (by_path_.empty()) return;
    const HistoryLink* current = before.find("current");
    const std::size_t feed = current == nullptr ? kNoDocument : locations_.find(current->target.text);
    const DocumentFacts& place = feed == kNoDocument ? before : run_.documents[feed];
    report_.add("ArchiveRemoved", place.file, place.position, {{"value", before.below}});
  }

  void check_feed_id(const DocumentFacts& before, const DocumentFacts& now) {
    if (before.id.text.empty() || now.id.text.empty() || before.id.text == now.id.text) return;
    report_.add("IdChanged", now.file, now.id.position,
                {{"value", now.id.text}, {"other", before.id.text}, {"what", "the feed"}});
  }

  // What has left the feed must be in its archive, or be said to be deleted (RFC 6721).
  void check_lost(const DocumentFacts& before, std::size_t now) {
    const std::vector<std::size_t>& members = chains_.members[now];
    if (members.size() < 2 || is_broken(run_, chains_, now)) return;
    EntryKeys keys = collect_keys(run_.documents, members);
    for (const std::size_t i : members)
      for (const std::string& id : run_.documents[i].deleted) keys.insert("id " + id);
    const DocumentFacts& feed = run_.documents[now];
    for (const EntryFacts& entry : before.entries)
      if (!has_entry(keys, entry)) report_.add("EntryLost", feed.file, feed.position, {{"value", name_of(entry)}});
  }

  static std::string id_key(const DocumentFacts& document, const EntryFacts& entry) {
    return std::to_string(static_cast<int>(document.kind)) + " " + entry.link.text;
  }

  // The ids by which readers know the entries: those of one format, by the entry's link. Empty: of several entries.
  std::unordered_map<std::string, std::string> ids_before() const {
    std::unordered_map<std::string, std::string> ids;
    for (const DocumentFacts& document : run_.previous)
      for (const EntryFacts& entry : document.entries) {
        if (entry.link.text.empty() || entry.id.text.empty()) continue;
        const auto [at, is_new] = ids.try_emplace(id_key(document, entry), entry.id.text);
        if (!is_new && at->second != entry.id.text) at->second.clear();
      }
    return ids;
  }

  void check_ids() {
    auto ids = ids_before();
    for (const DocumentFacts& document : run_.documents)
      for (const EntryFacts& entry : document.entries) {
        if (entry.link.text.empty() || entry.id.text.empty()) continue;
        const auto at = ids.find(id_key(document, entry));
        if (at == ids.end() || at->second.empty() || at->second == entry.id.text) continue;
        report_.add("IdChanged", document.file, entry.id.position,
                    {{"value", entry.id.text}, {"other", at->second}, {"what", "the entry " + quote(entry.link.text)}});
        at->second.clear();  // once is enough
      }
  }

  const Run& run_;
  const Locations& locations_;
  const Chains& chains_;
  Report& report_;
  std::unordered_map<std::string, std::size_t> by_path_;
};

}  // namespace

void check_previous(const Run& run, const Locations& locations, const Chains& chains, Report& report) {
  PreviousCheck(run, locations, chains, report).run();
}

}  // namespace almanac::feeds::check::across
