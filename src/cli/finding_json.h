// Findings as JSON, for the reports that machines read.
#pragma once

#include "core/finding.h"
#include "core/value.h"

namespace almanac::cli {

Value to_value(const Finding& finding);  // {"rule", "severity", "line", "column", "message", "params"}
Value params_value(const Finding& finding);

}  // namespace almanac::cli
