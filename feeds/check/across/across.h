// Judges what several documents say together: the chain of a feed's history (RFC 5005), ids, the formats of one feed,
// the pages and files of the site, and what was published before.
//
//   DocumentFacts facts;
//   findings = check_feed(bytes, file, options, &facts);   // for each document, on any thread
//   findings.append(check_across({.documents = ..., .site = site_key(base_url)}));
#pragma once

#include <string>
#include <vector>

#include "core/finding.h"
#include "feeds/check/across/addresses.h"
#include "feeds/check/across/facts.h"

namespace almanac::feeds::check::across {

struct Run {
  std::vector<DocumentFacts> documents;
  std::vector<PageFacts> pages;
  std::vector<DocumentFacts> previous;  // what was published before
  std::string site;                     // a site_key(); empty: rules that need addresses are silent
  HasFile has_file;                     // empty: nothing is known of the site's other files
};

// By document, place and rule, whatever threads gathered the facts. Time and memory are linear in the facts.
Findings check_across(const Run& run);

}  // namespace almanac::feeds::check::across
