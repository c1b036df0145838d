// Judges the documents of one run.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/check_inputs.h"
#include "cli/env.h"
#include "core/finding.h"
#include "feeds/check/across/facts.h"

namespace almanac::cli {

// A line of a document's text, cut and cleaned for a terminal.
struct Excerpt {
  std::string line;
  int caret = 0;  // columns of a terminal before the character that is wrong
};

struct CheckedFile {
  std::string file;
  std::string below;                                // its path below the folder that was searched, or as `file`
  std::string address;                              // empty: not known
  std::string failure;                              // why it was not judged; empty: it was
  Findings findings;                                // sorted by place
  std::map<std::pair<int, int>, Excerpt> excerpts;  // by line and column of findings; empty where not asked for
};

struct JudgeOptions {
  std::string content_type;
  Instant now;
  std::uint64_t max_bytes = 0;
  bool excerpts = false;
  bool facts = false;  // gather what other documents must agree with
  std::string site;    // of these facts: feeds::check::across::site_key() of the base URL
};

struct Judged {
  std::vector<CheckedFile> files;
  std::vector<feeds::check::across::DocumentFacts> facts;  // of each file, where asked for
};

// One document for each input, in the same order, judged on env.cores threads; says how far it is on env.err where that
// is a terminal and a second has passed.
Judged judge(const std::vector<CheckInput>& inputs, const JudgeOptions& options, Env& env);

}  // namespace almanac::cli
