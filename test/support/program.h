// The program as its user meets it: arguments in, exit code and text out, on the real disk.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace almanac::test {

struct Ran {
  int exit_code = 0;
  std::string out;
  std::string err;
};

// Runs almanac with these arguments; the clock says 2024-06-01T00:00:00Z.
Ran run_almanac(std::vector<std::string> args);

// A folder of its own below the system's temporary folder, removed when it goes out of scope.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Every file below a folder of the real disk, by its path below it.
std::map<std::string, std::string> read_tree(const std::string& folder);

// The path of samples/NAME, without what an earlier build left there for the next one.
std::string fresh_sample(const std::string& name);

}  // namespace almanac::test
