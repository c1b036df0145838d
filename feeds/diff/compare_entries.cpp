#include "feeds/diff/compare_entries.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "core/text.h"
#include "feeds/diff/entry_match.h"

namespace almanac::feeds::diff {
namespace {

using ById = std::unordered_map<std::string_view, const HistoryEntry*>;

std::string date_text(std::optional<Instant> instant) { return instant ? to_rfc3339({*instant}) : "no date"; }

// "its title, its text, its links": what differs.
std::string changed_parts(const SeenEntry& before, const SeenEntry& after) {
  std::vector<std::string> parts;
  if (before.title != after.title) parts.emplace_back("its title");
  if (before.content.text != after.content.text) parts.emplace_back("its text");
  if (before.content.links != after.content.links) parts.emplace_back("its links");
  return join(parts, ", ");
}

class Comparer {
 public:
  explicit Comparer(const Comparison& comparison) : of_(comparison) {
    for (const HistoryEntry& one : of_.before.entries) old_by_id_.emplace(one.entry->id, &one);
    for (const HistoryEntry& one : of_.after.entries) new_by_id_.emplace(one.entry->id, &one);
    for (const SeenEntry& old : of_.before.subscription->entries)
      if (!newest_old_ || old.published > newest_old_) newest_old_ = old.published;
    for (const SeenEntry& shown : of_.after.subscription->entries)
      if (shown.updated && (!oldest_new_ || *shown.updated < *oldest_new_)) oldest_new_ = shown.updated;
  }

  std::vector<Change> compare() {
    compare_unmatched();
    compare_common();
    compare_order();
    std::stable_sort(changes_.begin(), changes_.end(), [](const Change& a, const Change& b) {
      return std::pair(a.kind, a.in_archive) < std::pair(b.kind, b.in_archive);
    });
    return std::move(changes_);
  }

 private:
  void add(Kind kind, const HistoryEntry& at, std::string reason, std::string old_id = "") {
    const SeenEntry& entry = *at.entry;
    changes_.push_back({kind, entry.id, std::move(old_id), entry.title, entry.url, std::move(reason), at.in_archive});
  }

  void compare_unmatched() {
    std::vector<const SeenEntry*> lost, fresh;
    for (const HistoryEntry& one : of_.before.entries)
      if (!new_by_id_.contains(one.entry->id) && !of_.kept.contains(one.entry->id)) lost.push_back(one.entry);
    for (const HistoryEntry& one : of_.after.entries)
      if (!old_by_id_.contains(one.entry->id) && !of_.kept.contains(one.entry->id)) fresh.push_back(one.entry);
    std::unordered_map<const SeenEntry*, const SeenEntry*> old_of;
    std::unordered_set<const SeenEntry*> found;
    for (const EntryMatch& match : match_entries(lost, fresh)) {
      old_of[match.after] = match.before;
      found.insert(match.before);
    }
    for (const SeenEntry* entry : fresh) {
      const HistoryEntry& at = *new_by_id_.at(entry->id);
      const auto old = old_of.find(entry);
      if (old != old_of.end())
        add(Kind::kResent, at, find_reason(*old->second, *entry), old->second->id);
      else if (of_.before.has_archive || !at.in_archive)
        add(Kind::kNew, at, late_reason(*entry));
    }
    for (const SeenEntry* entry : lost)
      if (!found.contains(entry)) add_gone(*old_by_id_.at(entry->id));
  }

  // A new entry that is older than what was published before: a late one, or one that had been taken away.
  std::string late_reason(const SeenEntry& entry) const {
    if (!newest_old_ || !entry.published || *entry.published >= *newest_old_) return "";
    return "dated " + date_text(entry.published) + ", before entries that are published: restored, or late";
  }

  void add_gone(const HistoryEntry& old) {
    const std::string& id = old.entry->id;
    if (of_.deleted.contains(id)) return add(Kind::kDeleted, old, "");
    const bool is_elsewhere = of_.elsewhere.contains(id);
    if (old.in_archive) return add(is_elsewhere ? Kind::kLeft : Kind::kChainLost, old, "");
    if (!of_.after.has_archive && fell_out(*old.entry, is_elsewhere)) return;
    add(is_elsewhere ? Kind::kLeft : Kind::kGone, old, "");
  }

  // Out of the window by its limit: older than the oldest shown, and no place is left empty.
  bool fell_out(const SeenEntry& old, bool is_elsewhere) const {
    const std::vector<SeenEntry>& shown = of_.after.subscription->entries;
    const bool may_be_older = is_elsewhere || of_.after.is_cut_off;
    if (shown.size() < of_.before.subscription->entries.size() && !may_be_older) return false;
    return shown.empty() || !oldest_new_ || !old.published || *old.published <= *oldest_new_;
  }

  void compare_common() {
    for (const HistoryEntry& after : of_.after.entries) {
      const auto before = old_by_id_.find(after.entry->id);
      if (before != old_by_id_.end()) compare_versions(*before->second->entry, after);
    }
  }

  void compare_versions(const SeenEntry& before, const HistoryEntry& at) {
    const SeenEntry& after = *at.entry;
    const std::string parts = changed_parts(before, after);
    const bool is_later = after.updated && (!before.updated || *after.updated > *before.updated);
    if (before.published != after.published)
      add(Kind::kRedated, at, date_text(before.published) + " became " + date_text(after.published));
    if (!parts.empty()) return add(is_later ? Kind::kUpdated : Kind::kUntold, at, parts);
    if (before.updated != after.updated && before.published == after.published)
      add(Kind::kTouched, at, date_text(before.updated) + " became " + date_text(after.updated));
  }

  // Entries of both documents, without those that were updated, which may move to the top: those that are not in the
  // longest run that kept its order.
  void compare_order() {
    std::unordered_map<std::string_view, std::size_t> old_place;
    const std::vector<SeenEntry>& old_entries = of_.before.subscription->entries;
    for (std::size_t i = 0; i < old_entries.size(); ++i) old_place.emplace(old_entries[i].id, i);
    std::vector<std::pair<const SeenEntry*, std::size_t>> common;
    for (const SeenEntry& entry : of_.after.subscription->entries) {
      const auto old = old_place.find(entry.id);
      if (old == old_place.end() || new_by_id_.at(entry.id)->entry != &entry) continue;
      if (old_entries[old->second].updated == entry.updated) common.emplace_back(&entry, old->second);
    }
    for (const SeenEntry* entry : find_moved(common)) add(Kind::kReordered, *new_by_id_.at(entry->id), "");
  }

  static std::vector<const SeenEntry*> find_moved(
      const std::vector<std::pair<const SeenEntry*, std::size_t>>& entries) {
    std::vector<std::size_t> ends;  // by length - 1: which entry the best run of that length ends with
    std::vector<std::size_t> previous(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const auto at = std::lower_bound(ends.begin(), ends.end(), entries[i].second,
                                       [&](std::size_t end, std::size_t place) { return entries[end].second < place; });
      previous[i] = at == ends.begin() ? entries.size() : *(at - 1);
      if (at == ends.end())
        ends.push_back(i);
      else
        *at = i;
    }
    std::vector<char> stays(entries.size(), 0);
    for (std::size_t i = ends.empty() ? entries.size() : ends.back(); i < entries.size(); i = previous[i]) stays[i] = 1;
    std::vector<const SeenEntry*> moved;
    for (std::size_t i = 0; i < entries.size(); ++i)
      if (stays[i] == 0) moved.push_back(entries[i].first);
    return moved;
  }

  const Comparison& of_;
  ById old_by_id_;
  ById new_by_id_;
  std::optional<Instant> newest_old_;  // published, of the subscription
  std::optional<Instant> oldest_new_;  // updated, of the subscription
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> compare_entries(const Comparison& comparison) { return Comparer(comparison).compare(); }

}  // namespace almanac::feeds::diff
