// Each folder of samples/broken is a site with one mistake; the findings that a build prints are in its
// expected-findings.txt, which scripts/golden rewrites.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "core/text.h"
#include "support/files.h"
#include "support/program.h"

namespace almanac::test {
namespace {

std::set<std::string> broken_samples() {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(source_path("samples/broken")))
    if (entry.is_directory()) names.insert(entry.path().filename().string());
  return names;
}

// The lines that are findings: all but the program's own last word.
std::string findings_of(const std::string& err) {
  std::string findings;
  for (std::string_view line : split(err, '\n'))
    if (!line.empty() && !line.starts_with("almanac: ")) findings += std::string(line) + '\n';
  return findings;
}

}  // namespace

TEST_CASE("cli: each broken sample has its findings, and is published where none is an error") {
  const std::set<std::string> names = broken_samples();
  CHECK(names.size() > 60);
  INFO("where the change is meant, scripts/golden rewrites expected-findings.txt: read its diff");
  for (const std::string& name : names) {
    CAPTURE(name);
    const ScratchFolder scratch;
    const std::string output = scratch.path() + "/site";
    const Ran ran =
        run_almanac({"build", fresh_sample("broken/" + name), "--output", output, "--quiet", "--now", "2024-06-01"});
    const std::string findings = findings_of(ran.err);
    CHECK(findings == read_source("samples/broken/" + name + "/expected-findings.txt"));
    CHECK(findings != "");
    const bool has_errors = findings.find(": error: ") != std::string::npos;
    CHECK((ran.exit_code != 0) == has_errors);
    CHECK(std::filesystem::exists(output) != has_errors);
  }
}

}  // namespace almanac::test
