// The chain of a feed's documents is whole (RFC 5005 3 and 4).
#include <unordered_set>

#include "feeds/check/across/families.h"

namespace almanac::feeds::check::across {
namespace {

class ChainCheck {
 public:
  ChainCheck(const Run& run, const Locations& locations, const Chains& chains, Report& report)
      : run_(run), locations_(locations), chains_(chains), report_(report) {}

  void run() {
    for (std::size_t i = 0; i < run_.documents.size(); ++i)
      for (const HistoryLink& link : run_.documents[i].history) check_target(i, link);
    find_loops();
    find_users();
    for (std::size_t i = 0; i < run_.documents.size(); ++i) check_neighbours(i);
    check_reached();
  }

 private:
  const DocumentFacts& document(std::size_t i) const { return run_.documents[i]; }

  void report(RuleId rule, std::size_t i, const HistoryLink& link, std::string reason = "") {
    report_.add(rule, document(i).file, link.target.position,
                {{"value", link.target.text}, {"rel", link.relation}, {"reason", std::move(reason)}});
  }

  // Of another feed's history nothing is known, so only what a folder was searched for must be there.
  void check_missing(std::size_t i, const HistoryLink& link) {
    const auto path = find_below(run_.site, link.target.text);
    if (!path || !document(i).in_folder || has_query(link.target.text)) return;
    const bool is_file = run_.has_file && is_served(run_.has_file, *path);
    report("HistoryLinkNotFound", i, link, is_file ? "which is no feed" : "which is no file of this folder");
  }

  void check_target(std::size_t i, const HistoryLink& link) {
    const std::size_t target = locations_.find(link.target.text);
    if (target == kNoDocument) return check_missing(i, link);
    if (document(target).kind == FeedKind::kUnknown) return;
    const bool is_archive = document(target).is_archive;
    if (link.relation == "current" && is_archive) report("CurrentIsArchive", i, link);
    if ((link.relation == "prev-archive" || link.relation == "next-archive") && !is_archive)
      report("NotAnArchive", i, link);
  }

  // Each document leads to one older one at most, so a walk from each, as far as the next that was seen, finds all
  // loops.
  void find_loops() {
    std::vector<std::size_t> seen(run_.documents.size(), kNoDocument);  // by the walk from which document
    for (std::size_t start = 0; start < seen.size(); ++start) {
      std::size_t i = start;
      while (seen[i] == kNoDocument) {
        seen[i] = start;
        const std::size_t older = chains_.older[i];
        if (older == kNoDocument) break;
        if (seen[older] == start) report("HistoryLoop", i, *find_older(document(i)));
        i = older;
      }
    }
  }

  struct Pair {
    std::string_view forth;
    std::string_view back;
  };

  void check_neighbours(std::size_t i) {
    constexpr Pair kPairs[] = {
        {"prev-archive", "next-archive"}, {"next-archive", "prev-archive"}, {"next", "previous"}, {"previous", "next"}};
    for (const Pair& pair : kPairs)
      if (const HistoryLink* link = document(i).find(pair.forth)) check_way_back(i, *link, pair);
  }

  // A closed archive document may be too old to know the one after it: no link back is no mistake where the feed has
  // none at all. A link that leads elsewhere is one.
  void check_way_back(std::size_t i, const HistoryLink& link, const Pair& pair) {
    const std::size_t target = locations_.find(link.target.text);
    if (target == kNoDocument || target == i || document(target).kind == FeedKind::kUnknown) return;
    const bool is_archived = pair.forth.ends_with("archive");
    if (is_archived && !(document(i).is_archive && document(target).is_archive)) return;
    const HistoryLink* back = document(target).find(pair.back);
    const std::string rel = "whose rel=\"" + std::string(pair.back) + "\" leads to ";
    const std::size_t returned = back == nullptr ? kNoDocument : locations_.find(back->target.text);
    if (returned != kNoDocument && returned != i) {
      report("HistoryNotLinkedBack", i, link, rel + quote(back->target.text));
    } else if (back == nullptr && is_archived && uses(i, pair.back)) {
      report("HistoryNotLinkedBack", i, link, "which has no rel=\"" + std::string(pair.back) + "\"");
    }
  }

  // Whether the archive that the document is of has such links at all.
  bool uses(std::size_t i, std::string_view relation) const {
    return relation == "prev-archive" || users_.contains(chains_.owner[i]);
  }

  // The heads of chains that have next-archive.
  void find_users() {
    for (std::size_t i = 0; i < run_.documents.size(); ++i)
      if (chains_.owner[i] != kNoDocument && document(i).find("next-archive") != nullptr)
        users_.insert(chains_.owner[i]);
  }

  bool is_told(std::size_t head) const {
    if (!is_broken(run_, chains_, head)) return false;
    const std::size_t last = chains_.members[head].back();
    return chains_.older[last] == kNoDocument && document(last).in_folder &&
           find_below(run_.site, find_older(document(last))->target.text).has_value();
  }

  // Every archive document that says where its current document is must be reached from there. Of several in a row, the
  // newest is told; none where a link on the way was told to lead nowhere.
  void check_reached() {
    std::vector<bool> is_lost(run_.documents.size());
    for (std::size_t i = 0; i < is_lost.size(); ++i) {
      const std::size_t current = chains_.current[i];
      is_lost[i] = document(i).is_archive && current != kNoDocument && current != i && chains_.is_head[current] &&
                   chains_.owner[i] != current && !is_told(current);
    }
    std::vector<bool> is_led_to(is_lost.size());
    for (std::size_t i = 0; i < is_lost.size(); ++i)
      if (is_lost[i] && chains_.older[i] != kNoDocument) is_led_to[chains_.older[i]] = true;
    for (std::size_t i = 0; i < is_lost.size(); ++i)
      if (is_lost[i] && !is_led_to[i]) report("ArchiveNotReached", i, *document(i).find("current"));
  }

  const Run& run_;
  const Locations& locations_;
  const Chains& chains_;
  Report& report_;
  std::unordered_set<std::size_t> users_;
};

}  // namespace

void check_chain(const Run& run, const Locations& locations, const Chains& chains, Report& report) {
  ChainCheck(run, locations, chains, report).run();
}

}  // namespace almanac::feeds::check::across
