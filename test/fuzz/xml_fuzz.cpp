// Any bytes as an XML feed: the check ends, its findings have places in the text, and twice the same come out.
#include <cstddef>
#include <cstdint>
#include <string>

#include "feeds/check/check.h"
#include "fuzz/findings.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace almanac;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with('{') || bytes.starts_with('[')) bytes.insert(0, "<rss>");
  const feeds::check::Options options{.address = "https://example.org/feed.xml"};
  const Findings findings = feeds::check::check_feed(bytes, "f", options);
  fuzz::require_sound(findings, bytes);
  const Findings again = feeds::check::check_feed(bytes, "f", options);
  fuzz::require(again.items().size() == findings.items().size());
  return 0;
}
