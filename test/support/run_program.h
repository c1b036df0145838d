// Runs the program in this process, on a disk in memory.
#pragma once

#include <string>
#include <vector>

#include "core/filesystem.h"
#include "core/programs.h"
#include "core/time.h"

namespace almanac::test {

struct ProgramRun {
  int exit_code = 0;
  std::string out;
  std::string err;
};

// `programs`: other programs, as the run finds them.
// `args` without the program's name. The clock says 1 June 2024, noon, UTC.
ProgramRun run_program(FileSystem& fs, std::vector<std::string> args, Programs* programs = nullptr);

}  // namespace almanac::test
