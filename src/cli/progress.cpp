#include "cli/progress.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/report.h"

namespace almanac::cli {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::size_t kBarWidth = 20;  // columns of a terminal

}  // namespace

std::string progress_line(std::string_view stage, std::size_t done, std::size_t steps, std::string_view unit,
                          microseconds elapsed) {
  if (steps == 0) return std::string(stage);
  done = std::min(done, steps);
  const std::string bar(kBarWidth * done / steps, '#');
  std::string line =
      fmt::format("{} [{:<{}}] {} of {}", stage, bar, kBarWidth, done, counted(static_cast<int>(steps), unit));
  if (done > 0 && elapsed >= seconds(1)) {
    const auto left = elapsed * static_cast<microseconds::rep>(steps - done) / static_cast<microseconds::rep>(done);
    line += fmt::format(", {} s left", std::chrono::ceil<seconds>(left).count());
  }
  return line;
}

Progress::Progress(Env& env) : env_(env) {
  if (env.err_is_terminal) thread_ = std::thread([this] { show(); });
}

Progress::~Progress() { finish(); }

microseconds Progress::now() const { return env_.clock ? env_.clock() : microseconds(0); }

void Progress::begin(std::string_view stage, std::size_t steps, std::string_view unit) {
  end_stage();
  const std::lock_guard lock(mutex_);
  stage_ = stage;
  steps_ = steps;
  unit_ = unit;
  done_ = 0;
  began_ = now();
}

void Progress::end_stage() {
  const std::lock_guard lock(mutex_);
  if (stage_.empty()) return;
  const auto same =
      std::find_if(times_.begin(), times_.end(), [&](const StageTime& time) { return time.stage == stage_; });
  StageTime& time = same == times_.end() ? times_.emplace_back(StageTime{stage_, {}}) : *same;
  time.took += now() - began_;
  stage_ = {};
}

std::vector<StageTime> Progress::finish() {
  end_stage();
  if (thread_.joinable()) {
    {
      const std::lock_guard lock(mutex_);
      has_ended_ = true;
    }
    ended_.notify_one();
    thread_.join();
  }
  return times_;
}

void Progress::show() {
  std::unique_lock lock(mutex_);
  milliseconds wait(1000);
  bool shown = false;
  for (; !ended_.wait_for(lock, wait, [this] { return has_ended_; }); wait = milliseconds(200), shown = true)
    env_.err.show_progress(progress_line(stage_, done_, steps_, unit_, now() - began_));
  if (shown) env_.err.clear_progress();
}

std::string time_text(std::vector<StageTime> times) {
  std::ranges::stable_sort(times, [](const StageTime& a, const StageTime& b) { return a.took > b.took; });
  std::string text;
  for (const StageTime& time : times)
    text += fmt::format("{}{} {:.2f} s", text.empty() ? "" : ", ", time.stage,
                        std::chrono::duration<double>(time.took).count());
  return text;
}

}  // namespace almanac::cli
