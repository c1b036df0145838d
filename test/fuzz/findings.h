// What every fuzzer of the check demands of findings.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "core/finding.h"
#include "feeds/check/rules.h"

namespace almanac::fuzz {

inline void require(bool condition) {
  if (!condition) std::abort();
}

// Each has a rule of the table and, save where it is about the whole, a line of the text and a column.
inline void require_sound(const Findings& findings, std::string_view bytes) {
  const auto lines = 1 + std::count(bytes.begin(), bytes.end(), '\n') + std::count(bytes.begin(), bytes.end(), '\r');
  for (const Finding& finding : findings.items()) {
    require(feeds::check::find_rule(finding.rule) != nullptr);
    require(!finding.message.empty() && finding.place.line >= 1 && finding.place.column >= 1);
    require(finding.place.line <= lines);
  }
}

}  // namespace almanac::fuzz
