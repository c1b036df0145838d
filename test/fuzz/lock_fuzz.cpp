// Any bytes as almanac.lock: either there are errors at lines of it, or the lock is written and read again as the same.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz/findings.h"
#include "lock/lock.h"

namespace {

using namespace almanac;

void read(std::string_view text) {
  Findings findings;
  const std::optional<lock::Lock> lock = lock::parse_lock(text, "almanac.lock", findings);
  const auto lines = 1 + std::count(text.begin(), text.end(), '\n');
  for (const Finding& finding : findings.items())
    fuzz::require(finding.place.line >= 0 && finding.place.line <= lines && !finding.message.empty());
  fuzz::require(lock.has_value() != findings.has_errors());
  if (!lock) return;
  const std::string written = lock::write_lock(*lock);
  Findings none;
  const std::optional<lock::Lock> again = lock::parse_lock(written, "almanac.lock", none);
  fuzz::require(again && !none.has_errors() && again->posts.size() == lock->posts.size());
  fuzz::require(lock::write_lock(*again) == written);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read({reinterpret_cast<const char*>(data), size});
  return 0;
}
