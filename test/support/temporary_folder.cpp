#include "support/temporary_folder.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <system_error>

#include "core/filesystem.h"

namespace almanac::test {

TemporaryFolder::TemporaryFolder() : path_((std::filesystem::temp_directory_path() / "almanac_test.XXXXXX").string()) {
  REQUIRE(::mkdtemp(path_.data()) != nullptr);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::path(const std::string& below) const { return join_path(path_, below); }

}  // namespace almanac::test
