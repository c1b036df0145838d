// The families of rules over several documents; check_across() runs them in this order.
#pragma once

#include <vector>

#include "feeds/check/across/across.h"
#include "feeds/check/across/report.h"

namespace almanac::feeds::check::across {

// How the documents of feeds follow each other, by index into Run::documents.
struct Chains {
  std::vector<std::size_t> older;    // the document with older entries: prev-archive, next_url or next
  std::vector<std::size_t> current;  // the one that rel="current" names
  std::vector<std::size_t> owner;    // the head from which the document is reached, the heads themselves too
  std::vector<std::vector<std::size_t>> members;  // of a head: itself and what is reached from it, newest first
  std::vector<bool> is_head;                      // people subscribe to it: no archive, and no document leads on to it
};

Chains make_chains(const Run& run, const Locations& locations);
// Where a document's older entries are; nullptr: it does not say.
const HistoryLink* find_older(const DocumentFacts& document);
// The last document of the head's chain leads to one that is not in the run, or on into another feed.
bool is_broken(const Run& run, const Chains& chains, std::size_t head);

void check_chain(const Run& run, const Locations& locations, const Chains& chains, Report& report);
void check_ids(const Run& run, Report& report);
void check_formats(const Run& run, const Chains& chains, Report& report);
void check_pages(const Run& run, const Locations& locations, Report& report);
void check_targets(const Run& run, Report& report);
void check_previous(const Run& run, const Locations& locations, const Chains& chains, Report& report);

}  // namespace almanac::feeds::check::across
