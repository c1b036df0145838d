#include "core/looks.h"

#include <doctest/doctest.h>

#include "support/memory_filesystem.h"
#include "support/temporary_folder.h"

namespace almanac::test {
namespace {

int count_reads(const MemoryFileSystem& fs) {
  int reads = 0;
  for (const auto& [path, times] : fs.reads()) reads += times;
  return reads;
}

// Where it does not hold, nothing was read.
bool holds(const MemoryFileSystem& fs, const std::string& path, const LookedAt& disk) {
  Look look{.kind = Look::Kind::kFile, .path = path, .seen = digest("x")};
  const int before = count_reads(fs);
  const bool answer = still_holds(look, disk);
  CHECK(count_reads(fs) == before + (answer ? 1 : 0));
  return answer;
}

}  // namespace

TEST_CASE("looks: what an earlier run looked at is asked again in the site only") {
  const MemoryFileSystem fs{{"blog/a", "x"}, {"blog/b/c", "x"}, {"blog2/a", "x"}, {"a", "x"}, {"own.yml", "x"}};
  const LookedAt disk{.fs = fs, .folder = "blog", .file = "own.yml"};
  for (const char* path : {"blog/a", "blog/b/c", "blog//a", "own.yml"}) CHECK_MESSAGE(holds(fs, path, disk), path);
  for (const char* path : {"blog2/a", "a", "/a", "blog/../a", "blog/b/../../a", "blog/..", "../own.yml", ""})
    CHECK_FALSE_MESSAGE(holds(fs, path, disk), path);
}

TEST_CASE("looks: a site may be the folder of the process, or lie anywhere") {
  const MemoryFileSystem fs{{"a", "x"}};
  CHECK(holds(fs, "a", {.fs = fs}));
  CHECK(holds(fs, "./a", {.fs = fs, .folder = "."}));
  CHECK_FALSE(holds(fs, "/a", {.fs = fs}));
  CHECK_FALSE(holds(fs, "../a", {.fs = fs}));
  const TemporaryFolder folder;
  RealFileSystem disk;
  REQUIRE(disk.make_folders(folder.path("blog")).ok());
  for (const char* path : {"a", "blog/a"}) REQUIRE(disk.write_file(folder.path(path), "x").ok());
  const auto holds_there = [&](const std::string& path, const std::string& site) {
    Look look{.kind = Look::Kind::kFile, .path = folder.path(path), .seen = digest("x")};
    return still_holds(look, {.fs = disk, .folder = folder.path(site)});
  };
  CHECK(holds_there("blog/a", "blog"));
  CHECK(holds_there("blog/a", "blog/"));
  CHECK_FALSE(holds_there("a", "blog"));
  CHECK_FALSE(holds_there("blog/../a", "blog"));
}

}  // namespace almanac::test
