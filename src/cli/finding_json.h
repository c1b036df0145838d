// Findings as JSON, for the reports that machines read.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/finding.h"

namespace almanac::cli {

using Json = nlohmann::ordered_json;

Json to_json(const Finding& finding);  // {"rule", "severity", "line", "column", "message", "params"}
Json params_json(const Finding& finding);
std::string to_line(const Json& json);  // without a line end; U+FFFD for what is not UTF-8

}  // namespace almanac::cli
