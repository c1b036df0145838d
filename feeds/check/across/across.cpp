#include "feeds/check/across/across.h"

#include "feeds/check/across/families.h"

namespace almanac::feeds::check::across {

Findings check_across(const Run& run) {
  Report report;
  const Locations locations(run.documents);
  const Chains chains = make_chains(run, locations);
  check_chain(run, locations, chains, report);
  check_ids(run, report);
  check_formats(run, chains, report);
  check_pages(run, locations, report);
  check_targets(run, report);
  check_previous(run, locations, chains, report);
  Findings findings = report.take();
  findings.sort();
  return findings;
}

}  // namespace almanac::feeds::check::across
