// What the documents of a run of `almanac check` show together, beside each other and beside what was published before.
#pragma once

#include <string>

#include "cli/check_inputs.h"
#include "cli/check_run.h"
#include "cli/env.h"

namespace almanac::cli {

struct AcrossOptions {
  std::string base_url;
  std::string previous;  // the folder of what was published before; empty: nothing is compared with
};

// Judges the documents, as judge() does each, then those of the folders together. Findings on pages come as files of
// their own after the documents; what of the previous documents cannot be read, too.
std::vector<CheckedFile> judge_all(const CheckInputs& inputs, JudgeOptions judging, const AcrossOptions& options,
                                   Env& env);

}  // namespace almanac::cli
