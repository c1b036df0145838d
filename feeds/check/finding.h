// A finding of a rule: the rule's sentence filled in.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/finding.h"
#include "core/text.h"
#include "feeds/check/rules.h"

namespace almanac::feeds::check {

using Params = std::vector<std::pair<std::string, std::string>>;

// Long values are cut: a value may be a whole post, and a post may have many findings.
Finding make_finding(RuleId rule, const std::string& file, Position position, Params params);

}  // namespace almanac::feeds::check
