#include "support/run_program.h"

#include <sstream>

#include "cli/run.h"
#include "core/seal.h"

namespace almanac::test {

ProgramRun run_program(FileSystem& fs, std::vector<std::string> args, Programs* programs) {
  using std::chrono::year;
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  const Instant now = std::chrono::sys_days(year(2024) / 6 / 1) + std::chrono::hours(12);
  cli::Env env{.fs = fs, .in = in, .out = out, .err = err, .now = now, .cores = 2, .programs = programs};
  env.cache_key = [](const std::string&) { return to_key("a key of all tests"); };
  const int exit_code = cli::run(std::move(args), env);
  return {exit_code, out.str(), err.str()};
}

}  // namespace almanac::test
