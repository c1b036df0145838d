// The real blog that this project started from.
#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <string>

#include "support/files.h"
#include "support/run_program.h"

namespace {

namespace fs = std::filesystem;
using almanac::RealFileSystem;

// A folder of this test's own, removed with it.
struct Scratch {
  fs::path path = fs::temp_directory_path() / ("almanac-zalando-" + std::to_string(getpid()));
  ~Scratch() { fs::remove_all(path); }
};

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("zalando: the blog builds as it is, and its reviews find each other") {
  const auto site = almanac::test::shared_path("corpora/zalando");
  if (!site) return;
  const Scratch scratch;
  RealFileSystem disk;
  const fs::path blog = scratch.path / "blog", output = scratch.path / "site";
  fs::create_directories(scratch.path);
  fs::copy(*site, blog, fs::copy_options::recursive);  // a build leaves its cache in the site
  const auto run =
      almanac::test::run_program(disk, {"build", blog.string(), "--output", output.string(), "--now", "2024-06-01"});
  REQUIRE_MESSAGE(run.exit_code == 0, run.err);
  const auto read = [&](const std::string& path) { return *disk.read_file((output / path).string()); };

  const std::string november = "/blog/2018/12/november-review/";
  const std::string december = "/blog/2019/01/december-review/";
  CHECK(contains(read("blog/2019/01/december-review/index.html"), "href=\"" + november + "\""));
  CHECK(contains(read("blog/2018/12/november-review/index.html"), "href=\"" + december + "\""));
  const std::string archive = read("blog/2019/01/atom.xml");
  CHECK(contains(archive, "https://opensource.zalando.com" + november));
  CHECK(!contains(read("blog/2018/12/atom.xml"), december));
  CHECK(contains(read("series/monthly-review/index.html"), "April 2019"));  // one of the two months without a review
}
