#include "feeds/check/across/families.h"

namespace almanac::feeds::check::across {
namespace {

std::vector<bool> find_heads(const Run& run, const Locations& locations) {
  std::vector<bool> is_head(run.documents.size());
  for (std::size_t i = 0; i < is_head.size(); ++i) {
    const FeedKind kind = run.documents[i].kind;
    is_head[i] = !run.documents[i].is_archive && kind != FeedKind::kUnknown && kind != FeedKind::kOpml &&
                 kind != FeedKind::kAtomEntry;
  }
  for (std::size_t i = 0; i < is_head.size(); ++i)
    for (const HistoryLink& link : run.documents[i].history) {
      const std::size_t target = locations.find(link.target.text);
      const bool leads_on = link.relation == "prev-archive" || link.relation == "next_url" || link.relation == "next" ||
                            link.relation == "last";
      if (leads_on && target != kNoDocument && target != i) is_head[target] = false;
    }
  return is_head;
}

// The head, and what follows it as far as that belongs to no other feed: each document is a member of one chain, so
// that all chains together are no longer than the run.
std::vector<std::size_t> follow(Chains& chains, std::size_t head) {
  std::vector<std::size_t> members;
  for (std::size_t i = head; i != kNoDocument && chains.owner[i] == kNoDocument; i = chains.older[i]) {
    if (i != head && chains.current[i] != kNoDocument && chains.current[i] != head) break;
    chains.owner[i] = head;
    members.push_back(i);
  }
  return members;
}

}  // namespace

const HistoryLink* find_older(const DocumentFacts& document) {
  for (std::string_view relation : {"prev-archive", "next_url", "next"})
    if (const HistoryLink* link = document.find(relation)) return link;
  return nullptr;
}

bool is_broken(const Run& run, const Chains& chains, std::size_t head) {
  const std::vector<std::size_t>& members = chains.members[head];
  return !members.empty() && find_older(run.documents[members.back()]) != nullptr;
}

Chains make_chains(const Run& run, const Locations& locations) {
  const std::size_t count = run.documents.size();
  Chains chains{.older = std::vector(count, kNoDocument),
                .current = std::vector(count, kNoDocument),
                .owner = std::vector(count, kNoDocument),
                .members = std::vector<std::vector<std::size_t>>(count),
                .is_head = find_heads(run, locations)};
  for (std::size_t i = 0; i < count; ++i) {
    if (const HistoryLink* older = find_older(run.documents[i])) chains.older[i] = locations.find(older->target.text);
    if (const HistoryLink* current = run.documents[i].find("current"))
      chains.current[i] = locations.find(current->target.text);
  }
  for (std::size_t i = 0; i < count; ++i)
    if (chains.is_head[i]) chains.members[i] = follow(chains, i);
  return chains;
}

}  // namespace almanac::feeds::check::across
