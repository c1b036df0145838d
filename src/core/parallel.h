// Work on all cores: threads, kept for the next call, take indices from one atomic counter, so that the result depends
// on the index alone, never on the number of threads or their order.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>

namespace almanac {

// Calls work(i) once for each i in [0, count), on up to `jobs` threads (at least 1); returns when all are done. `work`
// must be safe to call from several threads at once for different i, and must not throw.
void parallel_for(std::size_t count, int jobs, const std::function<void(std::size_t)>& work);

// Calls work(begin, end) for pieces of [0, count) that together are all of it, a few for each thread: for work that has
// memory of its own to make once. What comes out must not depend on where the pieces begin.
void parallel_pieces(std::size_t count, int jobs, const std::function<void(std::size_t, std::size_t)>& work);

// The number of cores this process may use, at least 1.
int available_cores();

}  // namespace almanac
