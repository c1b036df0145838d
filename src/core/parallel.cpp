#include "core/parallel.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace almanac {
namespace {

// A call of parallel_for. Whoever takes part takes indices until there are no more.
struct Call {
  std::size_t count;
  const std::function<void(std::size_t)>& work;
  std::atomic<std::size_t> next = 0;
  std::size_t wanted = 0;   // helpers that have not come yet
  std::size_t helpers = 0;  // that are at it

  void take_part() {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  }
};

// Threads that help, kept from call to call: a new one would begin with no memory of its own, and ask the system for
// it. There are as many as were ever wanted at once.
class Pool {
 public:
  Pool() = default;
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() {
    const std::lock_guard lock(mutex_);
    ends_ = true;
    asked_.notify_all();
  }

  // The call must live, and not move, until end().
  void begin(Call& call, std::size_t helpers) {
    const std::lock_guard lock(mutex_);
    while (call.wanted < helpers && reserve_thread()) ++call.wanted;
    if (call.wanted > 0) calls_.push_back(&call);
    for (std::size_t i = 0; i < call.wanted; ++i) asked_.notify_one();
  }

  // Returns when no thread is at the call. Those that have not come yet are not waited for.
  void end(Call& call) {
    std::unique_lock lock(mutex_);
    std::erase(calls_, &call);
    free_ += std::exchange(call.wanted, 0);
    left_.wait(lock, [&] { return call.helpers == 0; });
  }

 private:
  bool reserve_thread() {
    if (free_ > 0) return --free_, true;
    try {
      threads_.emplace_back([this] { serve(); });
    } catch (const std::system_error&) {  // the system has no more threads: those there are do the work
      return false;
    }
    return true;
  }

  void serve() {
    std::unique_lock lock(mutex_);
    while (true) {
      asked_.wait(lock, [&] { return ends_ || !calls_.empty(); });
      if (calls_.empty()) return;
      Call& call = *calls_.back();
      if (--call.wanted == 0) calls_.pop_back();
      ++call.helpers;
      lock.unlock();
      call.take_part();
      lock.lock();
      ++free_;
      if (--call.helpers == 0) left_.notify_all();
    }
  }

  std::mutex mutex_;  // of all that follows, and of the calls' numbers of helpers
  std::condition_variable asked_, left_;
  std::vector<Call*> calls_;  // that want helpers
  std::size_t free_ = 0;      // threads that are neither at a call nor wanted by one
  bool ends_ = false;
  std::vector<std::jthread> threads_;  // last: they end before the rest goes
};

Pool& pool() {
  static Pool pool;
  return pool;
}

// However the caller's own part ends.
class Help {
 public:
  Help(Call& call, std::size_t helpers) : call_(call) { pool().begin(call_, helpers); }
  Help(const Help&) = delete;
  Help& operator=(const Help&) = delete;
  ~Help() { pool().end(call_); }

 private:
  Call& call_;
};

}  // namespace

void parallel_for(std::size_t count, int jobs, const std::function<void(std::size_t)>& work) {
  const std::size_t threads = std::min<std::size_t>(count, static_cast<std::size_t>(std::max(jobs, 1)));
  Call call{count, work};
  if (threads <= 1) return call.take_part();
  const Help help(call, threads - 1);
  call.take_part();
}

void parallel_pieces(std::size_t count, int jobs, const std::function<void(std::size_t, std::size_t)>& work) {
  constexpr std::size_t kPiecesPerThread = 4;
  const std::size_t pieces = jobs <= 1 ? 1 : std::min(count, kPiecesPerThread * static_cast<std::size_t>(jobs));
  parallel_for(count == 0 ? 0 : pieces, jobs,
               [&](std::size_t i) { work(i * count / pieces, (i + 1) * count / pieces); });
}

int available_cores() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }

}  // namespace almanac
