#include "support/program.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "cli/env.h"
#include "cli/run.h"
#include "core/filesystem.h"
#include "core/time.h"
#include "support/files.h"

namespace almanac::test {

namespace stdfs = std::filesystem;

Ran run_almanac(std::vector<std::string> args) {
  RealFileSystem fs;
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  cli::Env env{.fs = fs, .in = in, .out = out, .err = err, .now = parse_rfc3339("2024-06-01T00:00:00Z")->instant};
  const int exit_code = cli::run(std::move(args), env);
  return {exit_code, out.str(), err.str()};
}

ScratchFolder::ScratchFolder() {
  std::string name = (stdfs::temp_directory_path() / "almanac-test-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  stdfs::remove_all(path_, ignored);
}

std::map<std::string, std::string> read_tree(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : stdfs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    Result<std::string> bytes = RealFileSystem().read_file(entry.path().string());
    REQUIRE(bytes.ok());
    files.emplace(stdfs::relative(entry.path(), folder).generic_string(), std::move(*bytes));
  }
  return files;
}

std::string fresh_sample(const std::string& name) {
  std::string path = source_path("samples/" + name);
  std::filesystem::remove_all(path + "/.almanac");
  return path;
}

}  // namespace almanac::test
