#include "support/files.h"

#include <doctest/doctest.h>

#include "core/filesystem.h"

namespace almanac::test {

std::string source_path(const std::string& path) { return join_path(ALMANAC_SOURCE_DIR, path); }

std::string read_source(const std::string& path) {
  Result<std::string> bytes = RealFileSystem().read_file(source_path(path));
  REQUIRE_MESSAGE(bytes.ok(), (bytes.ok() ? "" : bytes.error().message));
  return *bytes;
}

std::optional<std::string> shared_path(const std::string& path) {
  for (const char* folder : {"../shared", "../../shared", "../../../shared"}) {
    const std::string found = join_path(source_path(folder), path);
    if (RealFileSystem().find(found)) return found;
  }
  MESSAGE("passed over: no ../shared/" << path << " beside the project");
  return std::nullopt;
}

}  // namespace almanac::test
