// The arrows between the parts point down, and parts of one rank do not see each other (CONTRIBUTING.md).
#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>

#include "support/files.h"

namespace {

namespace fs = std::filesystem;

// What each part may include beside itself. `site` and `cli` are told apart by their folders, feeds' parts are one.
const std::map<std::string, std::set<std::string>>& allowed() {
  static const std::map<std::string, std::set<std::string>> table = {
      {"core", {}},
      {"model", {"core"}},
      {"config", {"core"}},
      {"markdown", {"core"}},
      {"render", {"core"}},
      {"feeds", {"core"}},
      {"lock", {"core", "model"}},
      {"loader", {"core", "model", "config"}},
      {"archive", {"core", "model", "config", "markdown"}},
      {"site", {"core", "model", "config", "markdown", "render", "feeds", "lock", "loader", "archive"}},
      {"cli", {"core", "model", "config", "markdown", "render", "feeds", "lock", "loader", "archive", "site"}},
  };
  return table;
}

std::string part_of(const std::string& path) { return path.substr(0, path.find('/')); }

void check_file(const std::string& part, const fs::path& file) {
  static const std::regex include("#include \"([^\"]+)\"");
  const std::string text = almanac::test::read_source(fs::relative(file, almanac::test::source_path("")).string());
  for (std::sregex_iterator it(text.begin(), text.end(), include), end; it != end; ++it) {
    const std::string other = part_of((*it)[1]);
    const bool is_part = allowed().contains(other);
    CHECK_MESSAGE((!is_part || other == part || allowed().at(part).contains(other)),
                  file.string() << " includes " << (*it)[1].str());
  }
}

}  // namespace

TEST_CASE("layers: no part includes one above it or beside it") {
  for (const auto& [part, others] : allowed()) {
    const bool is_top = part == "feeds" || part == "archive";
    const std::string folder = almanac::test::source_path(is_top ? part : "src/" + part);
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
      check_file(part, entry.path());
      ++files;
    }
    CHECK_MESSAGE(files > 0, part << " has no sources");
  }
}
