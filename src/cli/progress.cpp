#include "cli/progress.h"

#include <chrono>
#include <ostream>

#include "cli/report.h"

namespace almanac::cli {

Progress::Progress(std::size_t total, Env& env) : total_(total), err_(env.err) {
  if (env.err_is_terminal) thread_ = std::thread([this] { show(); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    has_ended_ = true;
  }
  ended_.notify_one();
  thread_.join();
}

void Progress::show() {
  using std::chrono::milliseconds;
  std::unique_lock lock(mutex_);
  milliseconds wait(1000);
  bool shown = false;
  for (; !ended_.wait_for(lock, wait, [this] { return has_ended_; }); wait = milliseconds(200), shown = true)
    err_ << "\rchecked " << done_ << " of " << counted(static_cast<int>(total_), "file") << std::flush;
  if (shown) err_ << "\r\033[K" << std::flush;
}

}  // namespace almanac::cli
