// The same entry has the same id in every document (RFC 4287 4.2.6).
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "feeds/check/across/families.h"

namespace almanac::feeds::check::across {
namespace {

constexpr std::size_t kKinds = 7;  // of FeedKind

struct Seen {
  const DocumentFacts* document = nullptr;
  const EntryFacts* entry = nullptr;
};

class IdCheck {
 public:
  IdCheck(const Run& run, Report& report) : run_(run), report_(report) {}

  void run() {
    for (const DocumentFacts& document : run_.documents) find_shared_links(document);
    for (const DocumentFacts& document : run_.documents) {
      said_ = false;
      for (const EntryFacts& entry : document.entries) check(document, entry);
    }
  }

 private:
  // Where several entries of one document lead to one page, the page does not say which entry is meant.
  void find_shared_links(const DocumentFacts& document) {
    std::unordered_map<std::string, const std::string*> ids;
    for (const EntryFacts& entry : document.entries) {
      if (entry.link.text.empty() || entry.id.text.empty()) continue;
      const auto [at, is_new] = ids.try_emplace(entry.link.text, &entry.id.text);
      if (!is_new && *at->second != entry.id.text) shared_.insert(entry.link.text);
    }
  }

  void check(const DocumentFacts& document, const EntryFacts& entry) {
    if (entry.link.text.empty() || entry.id.text.empty() || shared_.contains(entry.link.text)) return;
    std::array<Seen, kKinds>& seen = entries_[entry.link.text];
    Seen& same_kind = seen[static_cast<std::size_t>(document.kind)];
    if (same_kind.document != nullptr) return compare("InconsistentId", document, entry, same_kind);
    for (const Seen& other : seen)
      if (other.document != nullptr && !said_) {
        compare("IdDiffersByFormat", document, entry, other);
        break;
      }
    same_kind = {&document, &entry};
  }

  void compare(RuleId rule, const DocumentFacts& document, const EntryFacts& entry, const Seen& other) {
    if (other.entry->id.text == entry.id.text) return;
    if (rule == RuleId("IdDiffersByFormat")) said_ = true;  // it is so of all entries, and one is enough
    report_.add(rule, document.file, entry.id.position,
                {{"value", entry.id.text},
                 {"entry", entry.link.text},
                 {"other", other.entry->id.text},
                 {"file", other.document->file}});
  }

  const Run& run_;
  Report& report_;
  std::unordered_set<std::string> shared_;
  std::unordered_map<std::string, std::array<Seen, kKinds>> entries_;  // by link
  bool said_ = false;
};

}  // namespace

void check_ids(const Run& run, Report& report) { IdCheck(run, report).run(); }

}  // namespace almanac::feeds::check::across
