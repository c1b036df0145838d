#include "core/parallel.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

using almanac::parallel_for;
using almanac::parallel_pieces;

namespace {

std::vector<int> count_calls(std::size_t count, int jobs) {
  std::vector<int> calls(count);
  parallel_for(count, jobs, [&](std::size_t i) { ++calls[i]; });
  return calls;
}

}  // namespace

TEST_CASE("parallel: each index is worked on once, with any number of threads, again and again") {
  for (int round = 0; round < 50; ++round)
    for (const int jobs : {-1, 0, 1, 2, 3, 8})
      for (const std::size_t count : {0U, 1U, 2U, 7U, 300U}) CHECK(count_calls(count, jobs) == std::vector(count, 1));
}

TEST_CASE("parallel: no more threads than jobs") {
  for (const int jobs : {8, 2}) {
    std::mutex mutex;
    std::set<std::thread::id> threads;
    parallel_for(100, jobs, [&](std::size_t) {
      const std::lock_guard lock(mutex);
      threads.insert(std::this_thread::get_id());
    });
    CHECK(threads.size() <= static_cast<std::size_t>(jobs));
  }
  CHECK(almanac::available_cores() >= 1);
}

TEST_CASE("parallel: calls inside of calls, and from threads of their own") {
  std::vector<std::vector<int>> inner(8);
  std::vector<std::jthread> callers;
  for (std::size_t caller = 0; caller < 2; ++caller)
    callers.emplace_back(
        [&, caller] { parallel_for(4, 3, [&](std::size_t i) { inner[4 * caller + i] = count_calls(100, 3); }); });
  callers.clear();
  CHECK(std::all_of(inner.begin(), inner.end(), [](const auto& calls) { return calls == std::vector(100, 1); }));
}

TEST_CASE("parallel: as many threads as asked for are at it together") {
  std::atomic<int> here = 0;
  parallel_for(4, 4, [&](std::size_t) {
    ++here;
    while (here < 4) std::this_thread::yield();
  });
  CHECK(here == 4);
}

TEST_CASE("parallel: what the caller's own part throws leaves no thread at the call") {
  const std::thread::id self = std::this_thread::get_id();
  for (int round = 0; round < 20; ++round) {
    std::atomic<int> done = 0;
    const auto work = [&](std::size_t) {
      if (std::this_thread::get_id() == self) throw std::runtime_error("stop");
      ++done;
    };
    try {
      parallel_for(100, 3, work);
    } catch (const std::runtime_error&) {
    }
    CHECK(done <= 100);
  }
  CHECK(count_calls(100, 3) == std::vector(100, 1));
}

TEST_CASE("parallel: pieces are together all of it") {
  for (const int jobs : {1, 2, 8})
    for (const std::size_t count : {0U, 1U, 5U, 1000U}) {
      std::vector<int> calls(count);
      parallel_pieces(count, jobs, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) ++calls[i];
      });
      CHECK(calls == std::vector(count, 1));
    }
}
