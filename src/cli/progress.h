// How far a long run is, for someone who waits at a terminal.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <iosfwd>
#include <mutex>
#include <thread>

#include "cli/env.h"

namespace almanac::cli {

// Writes "checked 12 of 300 files" on env.err, over and over in one line, once a second has passed; takes the line back
// at its end. Silent where env.err is no terminal.
class Progress {
 public:
  Progress(std::size_t total, Env& env);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void advance() { ++done_; }  // one more file is done; from any thread

 private:
  void show();

  std::size_t total_;
  std::ostream& err_;
  std::atomic<std::size_t> done_ = 0;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool has_ended_ = false;
  std::thread thread_;
};

}  // namespace almanac::cli
