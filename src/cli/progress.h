// How far a long run is, for someone who waits at a terminal; and what took how long.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "cli/env.h"
#include "core/watcher.h"

namespace almanac::cli {

struct StageTime {
  std::string_view stage;
  std::chrono::microseconds took{0};
};

// "rendering [#####               ] 2500 of 10000 posts, 3 s left". `elapsed`: since the stage began.
std::string progress_line(std::string_view stage, std::size_t done, std::size_t steps, std::string_view unit,
                          std::chrono::microseconds elapsed);

// Writes a progress_line() on env.err, over and over in one line, once a second has passed; takes the line back at its
// end. Silent where env.err is no terminal. Notes the time of every stage by env.clock.
class Progress final : public Watcher {
 public:
  explicit Progress(Env& env);
  ~Progress() override;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void begin(std::string_view stage, std::size_t steps = 0, std::string_view unit = "") override;
  void advance() override { ++done_; }

  // Ends the last stage, and takes the line back. Each stage once, in the order in which they began.
  std::vector<StageTime> finish();

 private:
  std::chrono::microseconds now() const;
  void end_stage();
  void show();

  Env& env_;
  std::vector<StageTime> times_;
  std::chrono::microseconds began_{0};
  std::atomic<std::size_t> done_ = 0;

  std::mutex mutex_;  // of all below
  std::string_view stage_;
  std::string_view unit_;
  std::size_t steps_ = 0;
  std::condition_variable ended_;
  bool has_ended_ = false;
  std::thread thread_;
};

// "rendering 0.41 s, reading 0.12 s": the longest first.
std::string time_text(std::vector<StageTime> times);

}  // namespace almanac::cli
