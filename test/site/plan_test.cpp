#include "site/plan.h"

#include <doctest/doctest.h>

using almanac::Findings;
using almanac::site::find_conflicts;
using almanac::site::PlannedFile;

namespace {

Findings conflicts(std::vector<PlannedFile> files) {
  std::vector<PlannedFile*> all;
  for (PlannedFile& file : files) all.push_back(&file);
  return find_conflicts(all, "_site");
}

}  // namespace

TEST_CASE("plan: two sources on one path, and a file where a folder is needed, are named") {
  const Findings findings = conflicts(
      {{"a.html", "one.md", {}}, {"a.html", "two.md", {}}, {"b", "three.md", {}}, {"b/index.html", "four.md", {}}});
  REQUIRE(findings.items().size() == 2);
  CHECK(findings.items()[0].message.find("both one.md and two.md would be written to /a.html") == 0);
  CHECK(findings.items()[1].place.file == "three.md");
  CHECK(findings.items()[1].message.find("/b/index.html needs a folder") != std::string::npos);
}

TEST_CASE("plan: a name that no file system takes is an error finding") {
  const Findings findings = conflicts(
      {{std::string(256, 'a') + "/index.html", "long.md", {}}, {"a/" + std::string(256, 'b'), "longer.md", {}}});
  REQUIRE(findings.items().size() == 2);
  CHECK(findings.items()[0].rule == "NameTooLong");
  CHECK(findings.items()[1].place.file == "longer.md");
}

TEST_CASE("plan: a path that no system call takes is an error finding") {
  std::string deep = "index.html";
  while (deep.size() < 4085) deep = "a/" + deep;
  CHECK(conflicts({{deep.substr(2), "deep.md", {}}}).items().empty());
  const Findings findings = conflicts({{"bb" + deep, "deep.md", {}}});
  REQUIRE(findings.items().size() == 1);
  CHECK(findings.items()[0].rule == "NameTooLong");
}

TEST_CASE("plan: nothing is written to the output's mark or below it") {
  const Findings findings = conflicts({{".almanac-site", "mark.md", {}}, {".almanac-site-b", "other.md", {}}});
  REQUIRE(findings.items().size() == 1);
  CHECK(findings.items()[0].rule == "ReservedAddress");
  CHECK(findings.items()[0].place.file == "mark.md");
  CHECK(conflicts({{".almanac-site/index.html", "below.md", {}}}).items().at(0).rule == "ReservedAddress");
}

TEST_CASE("plan: what has no place in the output is an error finding") {
  const Findings findings = conflicts({{"", "outside.md", {}}});
  REQUIRE(findings.items().size() == 1);
  CHECK(findings.items()[0].rule == "LeavesSite");
  CHECK(findings.items()[0].place.file == "outside.md");
}
