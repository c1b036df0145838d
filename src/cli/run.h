// The command line: chooses a command and runs it.
#pragma once

#include <string>
#include <vector>

#include "cli/env.h"

namespace almanac::cli {

// `args` without the program's name. Answers the process's exit code.
int run(std::vector<std::string> args, Env& env);

}  // namespace almanac::cli
