// samples/full and what it must become, byte for byte. scripts/golden rewrites samples/full/expected.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/text.h"
#include "support/files.h"
#include "support/program.h"

namespace almanac::test {
namespace {

// "line 3: \"...\" should be \"...\""
std::string first_difference(const std::string& found, const std::string& expected) {
  const auto [at, _] = std::mismatch(found.begin(), found.end(), expected.begin(), expected.end());
  const auto offset = static_cast<std::size_t>(at - found.begin());
  const int line = LineIndex(expected).find(offset).line;
  const std::size_t start = offset < 20 ? 0 : offset - 20;
  return "line " + std::to_string(line) + ": " + quote(std::string_view(found).substr(start)) + " should be " +
         quote(std::string_view(expected).substr(std::min(start, expected.size())));
}

}  // namespace

TEST_CASE("site: the full sample is built as expected, byte for byte, with no finding but the post of the future") {
  INFO("where the change is meant, scripts/golden rewrites samples/full/expected: read its diff");
  const ScratchFolder scratch;
  const std::string output = scratch.path() + "/site";
  const Ran ran = run_almanac({"build", fresh_sample("full"), "--output", output, "--quiet", "--now", "2024-06-01"});
  CHECK(ran.exit_code == 0);
  CHECK(ran.err.starts_with("_posts/2035-04-01-marram-for-text.md: info: "));
  CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
  REQUIRE(ran.exit_code == 0);

  const auto found = read_tree(output);
  const auto expected = read_tree(source_path("samples/full/expected"));
  for (const auto& [path, bytes] : found) CHECK_MESSAGE(expected.contains(path), "not expected: ", path);
  for (const auto& [path, bytes] : expected) {
    const auto at = found.find(path);
    CHECK_MESSAGE(at != found.end(), "missing: ", path);
    if (at != found.end() && at->second != bytes) FAIL_CHECK(path, ": ", first_difference(at->second, bytes));
  }
}

TEST_CASE("site: any number of threads gives the same bytes") {
  const ScratchFolder scratch;
  const auto build_with = [&](const char* jobs) {
    const std::string output = scratch.path() + "/site-" + jobs;
    CHECK(
        run_almanac({"build", source_path("samples/full"), "--output", output, "--quiet", "--jobs", jobs}).exit_code ==
        0);
    return read_tree(output);
  };
  const auto on_one = build_with("1");
  CHECK_FALSE(on_one.empty());
  for (const char* jobs : {"2", "8", "64"}) CHECK(build_with(jobs) == on_one);
}

TEST_CASE("site: the minimal sample builds with no finding") {
  const ScratchFolder scratch;
  const Ran ran = run_almanac(
      {"build", fresh_sample("minimal"), "--output", scratch.path() + "/site", "--quiet", "--now", "2024-06-01"});
  CHECK(ran.exit_code == 0);
  CHECK(ran.err == "");
}

}  // namespace almanac::test
