// A build from a cache whose bytes were changed and sealed again with the right key: it ends, and touches nothing but
// the output and its own files.
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "fuzz/findings.h"
#include "site/build.h"
#include "support/memory_filesystem.h"

namespace {

using namespace almanac;
using Files = std::map<std::string, std::string>;

constexpr const char* kCache = "blog/.almanac/cache";
constexpr std::size_t kSealBytes = 41;

const site::CacheKey& fuzz_key() {
  static const site::CacheKey key = to_key("a key of all fuzzers");
  return key;
}

void build(test::MemoryFileSystem& fs) {
  site::BuildOptions options;
  options.load = {.folder = "blog", .now = Instant(std::chrono::sys_days(std::chrono::year(2024) / 6 / 1))};
  options.cache_key = fuzz_key();
  site::build(fs, options);
}

// A small site that was built.
const Files& built_site() {
  static const Files files = [] {
    const std::string first =
        "---\ntitle: A\ntags: [x, y]\nimage: a.gif\nseries: S\nredirect_from: /old/\nauthor: {name: Ada, email: "
        "a@b.c}\n"
        "updated: 2024-02-01\n---\nText of [b](2024-01-02-january-review.md), [none](/2024/01/09/none/). Archive "
        "ledger.\n";
    test::MemoryFileSystem fs{
        {"blog/almanac.yml", "title: Blog\nurl: https://example.org\nauthor: Team\nonly: [feeds, archive]\n"},
        {"blog/_posts/2024-01-01-a.md", first},
        {"blog/_posts/2024-01-02-january-review.md", "---\ntitle: January Review\ntags: [x]\n---\nOther text.\n"},
        {"blog/_posts/2024-02-02-draft.md", "---\ntitle: C\nlayout: p\nlang: de\n---\n<b>Archive</b> ledger text.\n"},
        {"blog/assets/img/a.gif", "GIF89a\x01\x01\x02\x01"},
        {"outside", "secret"}};
    for (int i = 0; i < 3; ++i) fs.add_file("elsewhere", "");  // time passes: what has just changed may change again
    build(fs);
    return fs.files();
  }();
  return files;
}

// Four bytes of the input each: where (two), how, and what. Most change one byte; some take one away or add one.
std::string change(std::string bytes, std::size_t begin, std::string_view input) {
  for (; input.size() >= 4; input.remove_prefix(4)) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(input[i]); };
    const std::size_t at = begin + (byte(0) * 256U + byte(1)) % (bytes.size() - begin);
    if (byte(2) < 200)
      bytes[at] = input[3];
    else if (byte(2) < 230)
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << byte(3) % 8));
    else if (byte(2) < 245 && bytes.size() > begin + 1)
      bytes.erase(at, 1);
    else
      bytes.insert(at, 1, input[3]);
  }
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string& good = built_site().at(kCache);
  const std::size_t begin = good.find('\n', good.find("key ")) + 1;
  std::string forged = change(good.substr(0, good.size() - kSealBytes), begin, input.substr(1));
  fuzz::require(seal(forged, **fuzz_key()).ok());
  test::MemoryFileSystem fs(built_site());
  fs.add_file(kCache, forged);
  if (input.front() % 2 == 1) fs.add_file("blog/_posts/2024-01-02-january-review.md", "---\ntitle: B\n---\nNew.\n");
  build(fs);
  for (const auto& [path, bytes] : fs.files()) {
    const bool is_own =
        path.starts_with("blog/_site") || path.starts_with("blog/.almanac/") || path.starts_with("blog/almanac.lock");
    fuzz::require(is_own || built_site().contains(path));
  }
  fuzz::require(fs.files().at("outside") == "secret");
  return 0;
}
