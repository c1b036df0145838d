// Any bytes as a JSON Feed: the check ends and its findings have places in the text.
#include <cstddef>
#include <cstdint>
#include <string>

#include "feeds/check/check.h"
#include "fuzz/findings.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace almanac;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (!bytes.starts_with('{') && !bytes.starts_with('[')) bytes.insert(0, "{");
  fuzz::require_sound(feeds::check::check_feed(bytes, "f", {.address = "https://example.org/feed.json"}), bytes);
  return 0;
}
