// Any bytes as each kind of thing that a cache keeps: either they are none, or what was read is written and read again
// as the same.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz/findings.h"
#include "loader/load.h"
#include "model/post_bytes.h"
#include "site/cache.h"
#include "site/facts_bytes.h"
#include "support/memory_filesystem.h"

namespace {

using namespace almanac;

template <class T>
void read_as(std::string_view bytes) {
  const std::optional<T> value = parse_bytes<T>(bytes);
  if (!value) return;
  const std::string written = to_bytes(*value);
  const std::optional<T> again = parse_bytes<T>(written);
  fuzz::require(again && to_bytes(*again) == written);
}

// Sealed with the right key behind the lines that a cache begins with.
void read_as_cache(std::string_view bytes) {
  static const site::CacheKey key = to_key("a key of all fuzzers");
  static const std::string begin = [] {
    test::MemoryFileSystem fs;
    site::save_cache(fs, "", key, {});
    const std::string file = fs.files().at(".almanac/cache");
    return file.substr(0, file.find('\n', file.find("key ")) + 1);
  }();
  std::string file = begin + std::string(bytes);
  fuzz::require(seal(file, **key).ok());
  test::MemoryFileSystem fs;
  fs.add_file(".almanac/cache", file);
  Findings findings;
  const site::Cache cache = site::load_cache(fs, "", key, findings);
  for (const site::TreeFile& left : cache.tree.files) fuzz::require(stays_inside(left.path));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.empty()) return 0;
  const std::string_view rest = bytes.substr(1);
  switch (bytes.front() % 8) {
    case 0: read_as_cache(rest); break;
    case 1: read_as<loader::PostRecord>(rest); break;
    case 2: read_as<model::Post>(rest); break;
    case 3: read_as<site::Study>(rest); break;
    case 4: read_as<site::SuggestionsOf>(rest); break;
    case 5: read_as<site::Tree>(rest); break;
    case 6: read_as<site::Standing>(rest); break;
    default: read_as<std::vector<model::FieldPlace>>(rest); break;
  }
  return 0;
}
