// Other programs, as this one sees them. main() passes the real ones; tests pass made-up answers.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"

namespace almanac {

struct ProgramOutput {
  int exit_code = 0;
  std::string out;
  std::string err;
};

class Programs {
 public:
  virtual ~Programs() = default;

  // Runs the program of that name (as PATH finds it) with these arguments, no shell between, nothing to read, and no
  // variable of the environment whose name begins with "GIT_"; waits until it ends. An Error where it cannot be started
  // or was killed.
  virtual Result<ProgramOutput> run(const std::string& name, const std::vector<std::string>& args) = 0;
};

class RealPrograms final : public Programs {
 public:
  Result<ProgramOutput> run(const std::string& name, const std::vector<std::string>& args) override;
};

}  // namespace almanac
