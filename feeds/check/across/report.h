// Where the rules over several documents report.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/finding.h"
#include "feeds/check/context.h"
#include "feeds/check/finding.h"

namespace almanac::feeds::check::across {

// Keeps the first Context::kMostFindings of each rule.
class Report {
 public:
  void add(RuleId rule, const std::string& file, Position position, Params params) {
    counts_.resize(rules().size());
    if (++counts_[rule.index()] > Context::kMostFindings) return;
    findings_.add(make_finding(rule, file, position, std::move(params)));
  }
  Findings take() { return std::exchange(findings_, {}); }

 private:
  Findings findings_;
  std::vector<std::uint32_t> counts_;  // by rule
};

}  // namespace almanac::feeds::check::across
