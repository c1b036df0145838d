// Findings as text for people: one line each, and a line that counts.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "core/finding.h"

namespace almanac::cli {

// Prints "file:line:column: severity: message [Rule]". `color`: the severity in colour.
void print_finding(std::ostream& out, const Finding& finding, bool color);
// Prints each finding on a line, sorted.
void print_findings(std::ostream& out, Findings findings, bool color);

// "1 post", "2 posts".
std::string counted(int count, std::string_view noun);

// "2 errors, 1 warning"; empty where there are none.
std::string count_text(const Findings& findings);

}  // namespace almanac::cli
