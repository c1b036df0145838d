// One build at a time works on a site (its ids, its cache) and on an output: the locks that a command which writes
// takes before it reads, the site's first. Neither lock's file lies in a folder that is exchanged.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "core/filesystem.h"
#include "core/result.h"

namespace almanac::site {

// What to do while another build holds a lock.
struct LockWait {
  std::chrono::seconds longest{600};                       // 0: does not wait
  std::function<void(const std::string& what)> tell = {};  // is called once, before the wait; may be empty
};

class BuildLock {
 public:
  // SITE/.almanac/building. What lies at SITE/.almanac and is no folder is replaced by one. A site that cannot be
  // written has no lock, and needs none. An Error where another build holds it for longer than is waited.
  static Result<BuildLock> of_site(FileSystem& fs, const std::string& site, const LockWait& wait);
  // DIR.building.
  static Result<BuildLock> of_output(FileSystem& fs, const std::string& output, const LockWait& wait);
  static std::string file_of_output(const std::string& output);

 private:
  explicit BuildLock(std::unique_ptr<FileLock> lock) : lock_(std::move(lock)) {}

  std::unique_ptr<FileLock> lock_;  // null: none is needed
};

}  // namespace almanac::site
