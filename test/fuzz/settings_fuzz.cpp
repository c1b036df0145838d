// Any bytes as almanac.yml or _config.yml (told by the first byte): settings, or an error that says why not.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "config/load.h"
#include "core/filesystem.h"
#include "fuzz/findings.h"
#include "support/memory_filesystem.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace almanac;
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const bool is_jekyll = data[0] % 2 == 1;
  test::MemoryFileSystem fs;
  fs.add_file(is_jekyll ? "_config.yml" : "almanac.yml", bytes);
  Findings findings;
  const Result<config::Settings> settings = config::load_settings(fs, "", {}, findings);
  const auto lines = 2 + std::count(bytes.begin(), bytes.end(), '\n') + std::count(bytes.begin(), bytes.end(), '\r');
  for (const Finding& finding : findings.items())
    fuzz::require(!finding.message.empty() && finding.place.line >= 0 && finding.place.line <= lines);
  if (!settings || findings.has_errors()) return 0;
  fuzz::require(!settings->url.empty() && !settings->title.empty() && !settings->output.empty());
  for (const std::string& folder : settings->post_folders) fuzz::require(inner_path(folder).has_value());
  return 0;
}
