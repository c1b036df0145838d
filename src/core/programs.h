// Other programs, as this one sees them. main() passes the real ones; tests pass made-up answers.
//
// The rule for every program that is run, whatever the site contains:
// - Its name stands in the list in programs.cpp, with the arguments and variables that it always gets.
// - PATH finds it, but never in the site's folder or the current directory: relative and empty elements do not count.
// - Its arguments are written in the code. What comes from the site are paths only: they follow "--" and are taken
//   literally.
// - Its environment has what the list says, and no folder of the site. It reads nothing from standard input.
// - It ends: a program that takes too long, or answers too much, is stopped (ProgramLimits).
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "core/result.h"

namespace almanac {

enum class Program { kGit };

struct ProgramCall {
  Program program = Program::kGit;
  std::string folder;              // of the site, in which the program works; empty: the current directory
  std::vector<std::string> args;   // written in the code
  std::vector<std::string> paths;  // from the site, below `folder`
};

struct ProgramOutput {
  int exit_code = 0;
  std::string out;
  std::string err;  // its first 64 KB
};

// Git reads a history of 100,000 commits in 2 s and one with all its files in 7 s (15 MB): both limits are far above
// what a blog needs, and low enough that a build goes on when a file of the repository is a pipe to which nobody
// writes.
struct ProgramLimits {
  std::chrono::milliseconds time = std::chrono::seconds(15);
  std::size_t out_bytes = std::size_t{64} << 20;
};

class Programs {
 public:
  virtual ~Programs() = default;

  // Runs the program and waits until it ends. An Error where it is not found, cannot be started, was killed, or
  // exceeded a limit.
  virtual Result<ProgramOutput> run(const ProgramCall& call) = 0;
};

class RealPrograms final : public Programs {
 public:
  // The variables ("NAME=value") of this process; tests pass others.
  explicit RealPrograms(std::vector<std::string> variables = own_variables(), ProgramLimits limits = {});

  Result<ProgramOutput> run(const ProgramCall& call) override;

 private:
  static std::vector<std::string> own_variables();

  std::vector<std::string> variables_;
  ProgramLimits limits_;
};

}  // namespace almanac
