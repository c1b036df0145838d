// Findings as text for people: one line each, and a line that counts; and how a command says why it failed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/console.h"
#include "cli/env.h"
#include "core/finding.h"

namespace almanac::cli {

// Prints "file:line:column: severity: message [Rule]". `color`: the severity in colour.
void print_finding(Console& out, const Finding& finding, bool color);
// Prints each finding on a line, sorted.
void print_findings(Console& out, Findings findings, bool color);

// Prints "almanac: message". Returns the exit code, for the caller to return.
int fail(Env& env, std::string_view message, int exit_code);
// After a failure of the system nothing that was found in a site is sure: then only that is said, and this is the exit
// code.
std::optional<int> fail_unsure(Env& env);

// "1 post", "2 posts".
std::string counted(int count, std::string_view noun);

// "2 errors, 1 warning"; empty where there are none.
std::string count_text(const Findings& findings);

}  // namespace almanac::cli
