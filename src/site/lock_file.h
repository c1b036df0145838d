// almanac.lock on the disk, and the output that goes with it. They are two names, so a build writes almanac.lock.next,
// exchanges the output, whose mark has the new lock's digest, and renames almanac.lock.next; a command that finds one
// knows by the mark whether the output was exchanged, and ends what was begun or discards it.
#pragma once

#include <memory>
#include <string>

#include "core/filesystem.h"
#include "core/result.h"

namespace almanac::site {

// almanac.lock's text. `output`: the folder whose mark decides whether an almanac.lock.next is the lock already. Empty
// where there is no lock; an Error where it cannot be read or is a link out of the site. Changes nothing.
Result<std::string> read_lock_file(const FileSystem& fs, const std::string& site, const std::string& output);

// Ends what a build that was killed began: renames almanac.lock.next or removes it. For who holds the site's build
// lock.
Status finish_lock_file(FileSystem& fs, const std::string& site, const std::string& output);

// The line of an output's mark (publish.h) that names the lock it was made with; empty without a lock.
std::string to_mark_line(const std::string& lock_text);

// The next lock beside the lock.
class StagedLock {
 public:
  StagedLock(FileSystem& fs, const std::string& site);
  ~StagedLock();  // what was not committed is removed
  StagedLock(const StagedLock&) = delete;
  StagedLock& operator=(const StagedLock&) = delete;

  // Durable, if `is_durable`, before this returns.
  Status write(const std::string& text, bool is_durable);
  // Once the output is exchanged; nothing to do where nothing was written. Where it fails, the next build does it.
  Status commit();
  // After commit(), so that a power cut does not take it back.
  Status settle();

 private:
  FileSystem& fs_;
  std::string path_;
  bool is_written_ = false;
  bool is_durable_ = false;
};

}  // namespace almanac::site
