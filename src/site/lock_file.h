// almanac.lock on the disk, and the output that goes with it. They are two names, so a build writes almanac.lock.next,
// exchanges the output, whose mark has the new lock's digest, and renames almanac.lock.next; a command that finds one
// knows by the mark whether the output was exchanged, and ends what was begun or discards it.
#pragma once

#include <memory>
#include <string>

#include "core/filesystem.h"
#include "core/result.h"

namespace almanac::site {

// almanac.lock's text. `output`: the folder whose mark decides about an almanac.lock.next. Empty where there is no
// lock; an Error where it cannot be read. A SITE that cannot be written is read all the same.
Result<std::string> read_lock_file(FileSystem& fs, const std::string& site, const std::string& output);

// The line of an output's mark (publish.h) that names the lock it was made with; empty without a lock.
std::string to_mark_line(const std::string& lock_text);

// The next lock beside the lock.
class StagedLock {
 public:
  StagedLock(FileSystem& fs, const std::string& site);
  ~StagedLock();  // what was not committed is removed
  StagedLock(const StagedLock&) = delete;
  StagedLock& operator=(const StagedLock&) = delete;

  Status write(const std::string& text);
  // Once the output is exchanged; nothing to do where nothing was written.
  Status commit();

 private:
  FileSystem& fs_;
  std::string path_;
  bool is_written_ = false;
};

}  // namespace almanac::site
