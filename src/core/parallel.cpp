#include "core/parallel.h"

#include <algorithm>
#include <system_error>
#include <thread>
#include <vector>

namespace almanac {

void parallel_for(std::size_t count, int jobs, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  const std::size_t threads = std::min<std::size_t>(count, static_cast<std::size_t>(std::max(jobs, 1)));
  std::vector<std::jthread> others;
  try {
    for (std::size_t t = 1; t < threads; ++t) others.emplace_back(run);
  } catch (const std::system_error&) {  // the system has no more threads: those there are do the work
  }
  run();
}

void parallel_pieces(std::size_t count, int jobs, const std::function<void(std::size_t, std::size_t)>& work) {
  constexpr std::size_t kPiecesPerThread = 4;
  const std::size_t pieces = jobs <= 1 ? 1 : std::min(count, kPiecesPerThread * static_cast<std::size_t>(jobs));
  parallel_for(count == 0 ? 0 : pieces, jobs,
               [&](std::size_t i) { work(i * count / pieces, (i + 1) * count / pieces); });
}

int available_cores() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }

}  // namespace almanac
