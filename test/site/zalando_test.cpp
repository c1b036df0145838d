// The real blog that this project started from.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "support/contains.h"
#include "support/files.h"
#include "support/run_program.h"
#include "support/temporary_folder.h"

using almanac::RealFileSystem;
using almanac::test::contains;

TEST_CASE("zalando: the blog builds as it is, and its reviews find each other") {
  const auto site = almanac::test::shared_path("corpora/zalando");
  if (!site) return;
  const almanac::test::TemporaryFolder scratch;
  RealFileSystem disk;
  const std::string blog = scratch.path("blog"), output = scratch.path("site");
  std::filesystem::copy(*site, blog, std::filesystem::copy_options::recursive);  // a build leaves its cache in the site
  const auto run = almanac::test::run_program(disk, {"build", blog, "--output", output, "--now", "2024-06-01"});
  REQUIRE_MESSAGE(run.exit_code == 0, run.err);
  const auto read = [&](const std::string& path) { return *disk.read_file(almanac::join_path(output, path)); };

  const std::string november = "/blog/2018/12/november-review/";
  const std::string december = "/blog/2019/01/december-review/";
  CHECK(contains(read("blog/2019/01/december-review/index.html"), "href=\"" + november + "\""));
  CHECK(contains(read("blog/2018/12/november-review/index.html"), "href=\"" + december + "\""));
  const std::string archive = read("blog/2019/01/atom.xml");
  CHECK(contains(archive, "https://opensource.zalando.com" + november));
  CHECK(!contains(read("blog/2018/12/atom.xml"), december));
  CHECK(contains(read("series/monthly-review/index.html"), "April 2019"));  // one of the two months without a review
}
