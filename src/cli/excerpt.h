// The lines of a document that findings are about, as a terminal shows them.
#pragma once

#include <map>
#include <string_view>
#include <utility>

#include "cli/check_run.h"
#include "core/finding.h"

namespace almanac::cli {

// For each place of a finding that has a line: the line around it, at most 100 columns, "…" where it is cut. Tabs are
// blanks, control characters "�", so that no document speaks to the terminal. Linear in the bytes and the findings.
std::map<std::pair<int, int>, Excerpt> make_excerpts(std::string_view bytes, const Findings& findings);

}  // namespace almanac::cli
