// The findings that the user does not want: --ignore RULE[:PATH-GLOB], and the setting check.ignore.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/check_run.h"
#include "config/settings.h"
#include "core/result.h"

namespace almanac::cli {

// An Error that names the nearest rule where there is none of that name.
Result<config::IgnoredRule> parse_ignored(std::string_view text);
Status check_rule_name(std::string_view name);

// Takes out of the file what is ignored. A glob is met by the file's path as it was named or its path below the folder
// that was searched; '*' is any text, '/' too.
void drop_ignored(CheckedFile& file, const std::vector<config::IgnoredRule>& ignored);

}  // namespace almanac::cli
