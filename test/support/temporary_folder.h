// A folder on the real disk for as long as a test runs.
#pragma once

#include <string>

namespace almanac::test {

class TemporaryFolder {
 public:
  TemporaryFolder();  // empty, readable by no one else; fails the test where it cannot be made
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  // Absolute; of a path in it.
  std::string path(const std::string& below = "") const;

 private:
  std::string path_;
};

}  // namespace almanac::test
