#include <doctest/doctest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "cli/run.h"
#include "core/text.h"
#include "support/contains.h"
#include "support/memory_filesystem.h"
#include "support/run_program.h"
#include "support/xml.h"

using almanac::test::contains;
using almanac::test::MemoryFileSystem;
using almanac::test::ProgramRun;
using almanac::test::run_program;
using Json = nlohmann::json;

namespace {

constexpr const char* kGood =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n"
    "<id>tag:example.org,2024:a</id><title>A</title><updated>2024-01-02T00:00:00Z</updated>\n"
    "<link rel=\"self\" href=\"https://example.org/good.xml\"/>\n"
    "<author><name>Ada</name></author>\n"
    "</feed>\n";

// One error, InvalidRFC3339Date, at 3:57.
std::string bad() { return almanac::replace_all(kGood, "2024-01-02T00", "2024-13-02T00"); }
// One warning, MissingSelf, at 2:1.
std::string plain() {
  return almanac::replace_all(kGood, "<link rel=\"self\" href=\"https://example.org/good.xml\"/>", "");
}

int lines_with(const std::string& text, std::string_view part) {
  int count = 0;
  for (const std::string_view line : almanac::split(text, '\n')) count += line.find(part) != line.npos;
  return count;
}

ProgramRun check(almanac::FileSystem& fs, std::vector<std::string> args) {
  args.insert(args.begin(), "check");
  return run_program(fs, args);
}

}  // namespace

TEST_CASE("check: a good feed is exit 0 and one line that counts") {
  MemoryFileSystem fs{{"good.xml", kGood}};
  const ProgramRun run = check(fs, {"good.xml"});
  CHECK(run.exit_code == 0);
  CHECK(run.out == "1 file: 0 errors, 0 warnings\n");
  CHECK(run.err.empty());
}

TEST_CASE("check: a finding is told by place, severity, sentence and rule") {
  MemoryFileSystem fs{{"good.xml", kGood}, {"bad.xml", bad()}};
  const ProgramRun run = check(fs, {"good.xml", "bad.xml"});
  CHECK(run.exit_code == 1);
  CHECK(contains(run.out, "bad.xml:3:"));
  CHECK(contains(run.out, ": error: "));
  CHECK(contains(run.out, "\"2024-13-02T00:00:00Z\""));
  CHECK(contains(run.out, "[InvalidRFC3339Date]\n"));
  CHECK(contains(run.out, "2 files: 1 error, 0 warnings\n"));
}

TEST_CASE("check: --fail-on says from which severity on the run fails") {
  MemoryFileSystem fs{{"bad.xml", bad()}, {"plain.xml", plain()}, {"good.xml", kGood}};
  CHECK(check(fs, {"plain.xml"}).exit_code == 0);
  CHECK(check(fs, {"plain.xml", "--fail-on", "warning"}).exit_code == 1);
  CHECK(check(fs, {"plain.xml", "--fail-on", "info"}).exit_code == 1);
  CHECK(check(fs, {"good.xml", "--fail-on", "info"}).exit_code == 0);
  CHECK(check(fs, {"bad.xml", "--fail-on", "never"}).exit_code == 0);
  CHECK(check(fs, {"bad.xml", "--fail-on", "always"}).exit_code == 2);
}

TEST_CASE("check: what cannot be read is exit 2, and the other files are judged") {
  MemoryFileSystem fs{{"bad.xml", bad()}, {"good.xml", kGood}};
  for (const char* fail_on : {"error", "never"}) {
    const ProgramRun run = check(fs, {"nope.xml", "bad.xml", "--fail-on", fail_on});
    CHECK(run.exit_code == 2);
    CHECK(contains(run.err, "almanac: cannot read nope.xml"));
    CHECK(contains(run.out, "[InvalidRFC3339Date]"));
    CHECK(contains(run.out, "1 file: 1 error, 0 warnings; 1 path could not be checked\n"));
  }
  CHECK(check(fs, {"good.xml", "--max-size", "10"}).exit_code == 2);
  CHECK(contains(check(fs, {"good.xml", "--max-size", "10"}).err, "more than --max-size 10\n"));
  CHECK(check(fs, {}).exit_code == 2);
  CHECK(check(fs, {"good.xml", "--base-url", "example.org"}).exit_code == 2);
  CHECK(check(fs, {"good.xml", "--now", "today"}).exit_code == 2);
  CHECK(check(fs, {"good.xml", "--format", "html"}).exit_code == 2);
}

TEST_CASE("check: --ignore passes over a rule, everywhere or where a glob is met") {
  MemoryFileSystem fs{{"site/a/bad.xml", bad()}, {"site/b/bad.xml", bad()}};
  CHECK(check(fs, {"site", "--ignore", "InvalidRFC3339Date"}).exit_code == 0);
  CHECK(
      check(fs, {"--ignore", "InvalidRFC3339Date:a/*", "--ignore", "InvalidRFC3339Date:site/b/*", "site"}).exit_code ==
      0);
  const ProgramRun run = check(fs, {"--ignore", "InvalidRFC3339Date:a/*", "site"});
  CHECK(run.exit_code == 1);
  CHECK(lines_with(run.out, "InvalidRFC3339Date") == 1);
  const ProgramRun wrong = check(fs, {"--ignore", "InvalidRFC3339Dates", "site"});
  CHECK(wrong.exit_code == 2);
  CHECK(contains(wrong.err, "did you mean \"InvalidRFC3339Date\"?"));
}

TEST_CASE("check: almanac.yml of the current folder, or --config's, says what to ignore") {
  const std::string settings =
      "title: A\nurl: https://example.org\ncheck: {ignore: [{rule: InvalidRFC3339Date, path: 'old/*', reason: old}]}\n";
  MemoryFileSystem fs{{"site/old/bad.xml", bad()}, {"conf/almanac.yml", settings}};
  CHECK(check(fs, {"site"}).exit_code == 1);
  CHECK(check(fs, {"site", "--config", "conf/almanac.yml"}).exit_code == 0);
  CHECK(check(fs, {"site", "--config", "nope.yml"}).exit_code == 2);
  fs.add_file("almanac.yml", settings);
  CHECK(check(fs, {"site"}).exit_code == 0);
  fs.add_file("almanac.yml", almanac::replace_all(settings, "InvalidRFC3339Date", "Nonsense"));
  CHECK(check(fs, {"site"}).exit_code == 2);
}

TEST_CASE("check: a baseline makes what is known pass, wherever it moves, and names what is gone") {
  MemoryFileSystem fs{{"bad.xml", bad()}, {"plain.xml", plain()}};
  const ProgramRun made = check(fs, {"bad.xml", "plain.xml", "--write-baseline", "known.jsonl"});
  CHECK(made.exit_code == 0);
  CHECK(contains(made.out, "2 files: 0 errors, 0 warnings; 2 known from the baseline\n"));
  fs.add_file("bad.xml", almanac::replace_all(bad(), "<id>", "\n\n<id>"));
  CHECK(check(fs, {"bad.xml", "plain.xml", "--baseline", "known.jsonl", "--fail-on", "info"}).exit_code == 0);

  fs.add_file("plain.xml", kGood);
  fs.add_file("bad.xml", almanac::replace_all(bad(), "<name>Ada</name>", ""));
  const ProgramRun later = check(fs, {"bad.xml", "plain.xml", "--baseline", "known.jsonl"});
  CHECK(later.exit_code == 1);
  CHECK(!contains(later.out, "InvalidRFC3339Date"));
  CHECK(contains(later.err, "known.jsonl: no longer occurs: plain.xml: MissingSelf"));
  // Of a file that was not judged, nothing is said.
  CHECK(!contains(check(fs, {"bad.xml", "--baseline", "known.jsonl"}).err, "plain.xml"));
}

TEST_CASE("check: a baseline knows as many of equal findings as it lists, and must be one") {
  const std::string twice = almanac::replace_all(plain(), "<author><name>Ada</name></author>",
                                                 "<author><name/></author><author><name/></author>");
  MemoryFileSystem fs{{"a.xml", almanac::replace_all(twice, "<author><name/></author><author>", "<author>")}};
  REQUIRE(check(fs, {"a.xml", "--write-baseline", "known.jsonl"}).exit_code == 0);
  fs.add_file("a.xml", twice);
  const ProgramRun run = check(fs, {"a.xml", "--baseline", "known.jsonl", "--fail-on", "warning"});
  CHECK(run.exit_code == 1);
  CHECK(lines_with(run.out, "[NotBlank]") == 1);
  fs.add_file("known.jsonl", "\n[1]\n");
  const ProgramRun broken = check(fs, {"a.xml", "--baseline", "known.jsonl"});
  CHECK(broken.exit_code == 2);
  CHECK(contains(broken.err, "known.jsonl:2: "));
}

TEST_CASE("check: equal findings collapse to the first three and a count") {
  std::string entries;
  for (int i = 0; i < 40; ++i) entries += "<author><name/></author>\n";
  MemoryFileSystem fs{{"a.xml", almanac::replace_all(kGood, "<author><name>Ada</name></author>\n", entries)}};
  const ProgramRun run = check(fs, {"a.xml"});
  CHECK(lines_with(run.out, "[NotBlank]") == 3);
  CHECK(contains(run.out, "    and 37 more like this\n"));
  CHECK(contains(run.out, "1 file: 0 errors, 40 warnings\n"));
}

TEST_CASE("check: on a terminal the source line is shown with a caret, in colour unless NO_COLOR is set") {
  MemoryFileSystem fs{{"bad.xml", bad()}};
  for (const bool no_color : {false, true}) {
    std::istringstream in;
    std::ostringstream out, err;
    almanac::cli::Env env{
        .fs = fs, .in = in, .out = out, .err = err, .now = {}, .out_is_terminal = true, .no_color = no_color};
    CHECK(almanac::cli::run({"check", "bad.xml"}, env) == 1);
    CHECK(contains(out.str(), "\033[") == !no_color);
    if (!no_color) continue;
    const std::string text = out.str();
    const auto lines = almanac::split(text, '\n');
    REQUIRE(lines.size() >= 3);
    const std::size_t wrong = lines[1].find("2024-13-02");
    const std::size_t ellipsis = lines[1].find("…") == std::string::npos ? 0 : 2;  // bytes more than columns
    CHECK_MESSAGE(lines[2].find('^') == wrong - ellipsis, out.str());
  }
}

TEST_CASE("check: standard input is read as the file -, its address is the base URL") {
  MemoryFileSystem fs;
  std::istringstream in{std::string(kGood)};
  std::ostringstream out, err;
  almanac::cli::Env env{.fs = fs, .in = in, .out = out, .err = err, .now = {}};
  CHECK(almanac::cli::run(
            {"check", "--base-url", "https://example.org/good.xml", "--now", "2024-06-01", "--format", "jsonl", "-"},
            env) == 0);
  CHECK(Json::parse(out.str()) == Json{{"file", "-"}, {"findings", Json::array()}});
  std::istringstream again{std::string(kGood)};
  almanac::cli::Env small{.fs = fs, .in = again, .out = out, .err = err, .now = {}};
  CHECK(almanac::cli::run({"check", "--max-size", "20", "-"}, small) == 2);
}

TEST_CASE("check: jsonl is an object a file") {
  MemoryFileSystem fs{{"bad.xml", bad()}, {"good.xml", kGood}};
  const ProgramRun run = check(fs, {"bad.xml", "good.xml", "--format", "jsonl"});
  const auto lines = almanac::split(run.out, '\n');
  REQUIRE(lines.size() == 3);
  const Json first = Json::parse(lines[0]);
  CHECK(first["file"] == "bad.xml");
  const Json finding = first["findings"][0];
  CHECK(finding["rule"] == "InvalidRFC3339Date");
  CHECK(finding["severity"] == "error");
  CHECK(finding["line"] == 3);
  CHECK(finding["params"]["value"] == "2024-13-02T00:00:00Z");
  CHECK(Json::parse(lines[1])["findings"].empty());
}

TEST_CASE("check: SARIF names each rule once, with its help, and places in code points") {
  MemoryFileSystem fs{{"my feeds/a.xml", bad()}, {"b.xml", bad()}};
  const ProgramRun run = check(fs, {"my feeds/a.xml", "b.xml", "nope.xml", "--format", "sarif"});
  const Json log = Json::parse(run.out);
  CHECK(log["version"] == "2.1.0");
  const Json& sarif = log["runs"][0];
  CHECK(sarif["columnKind"] == "unicodeCodePoints");
  CHECK(sarif["results"].size() == 2);
  const Json& rules = sarif["tool"]["driver"]["rules"];
  REQUIRE(rules.size() == 1);
  CHECK(rules[0]["id"] == "InvalidRFC3339Date");
  CHECK(!rules[0]["help"]["text"].get<std::string>().empty());
  const Json& place = sarif["results"][0]["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"]["uri"] == "my%20feeds/a.xml");
  CHECK(place["region"]["startLine"] == 3);
  CHECK(sarif["invocations"][0]["executionSuccessful"] == false);
  CHECK(contains(run.err, "nope.xml"));
}

TEST_CASE("check: SARIF's address of a file is never taken for a scheme") {
  const std::map<std::string, std::string> wanted = {{"a:b.xml", "./a:b.xml"}, {"a/b:c.xml", "a/b:c.xml"}};
  for (const auto& [file, uri] : wanted) {
    MemoryFileSystem fs{{file, bad()}};
    const Json log = Json::parse(check(fs, {file, "--format", "sarif"}).out);
    CHECK(log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri);
  }
}

TEST_CASE("check: JUnit has a suite a file, a failure for each finding that fails the run") {
  MemoryFileSystem fs{{"bad.xml", bad()}, {"plain.xml", plain()}};
  const ProgramRun run = check(fs, {"bad.xml", "plain.xml", "nope.xml", "--format", "junit"});
  const auto suites = almanac::test::parse_xml(run.out).all("testsuite");
  REQUIRE(suites.size() == 3);
  CHECK(suites[0].attributes.at("failures") == "1");
  CHECK(suites[0].only("testcase").only("failure").attributes.at("type") == "error");
  CHECK(suites[1].attributes.at("failures") == "0");
  CHECK(suites[1].attributes.at("tests") == "1");
  CHECK(contains(suites[1].only("system-out").text, "MissingSelf"));
  CHECK(suites[2].attributes.at("errors") == "1");
  const ProgramRun strict = check(fs, {"plain.xml", "--fail-on", "warning", "--format", "junit"});
  CHECK(almanac::test::parse_xml(strict.out).only("testsuite").attributes.at("failures") == "1");
}

TEST_CASE("check: GitHub's commands escape what would end them") {
  MemoryFileSystem fs{{"a,b:c%.xml", bad()}};
  const ProgramRun run = check(fs, {"a,b:c%.xml", "--format", "github"});
  CHECK(run.out.starts_with("::error file=a%2Cb%3Ac%25.xml,line=3,col="));
  CHECK(contains(run.out, ",title=InvalidRFC3339Date::"));
  CHECK(lines_with(run.out, "::error") == 1);
}

TEST_CASE(
    "check: a folder's documents and pages are judged together, what --ignore and the baseline say goes for them") {
  const std::string feed = almanac::replace_all(
      kGood, "<author>", "<link rel=\"prev-archive\" href=\"https://example.org/old.xml\"/>\n<author>");
  MemoryFileSystem fs{{"site/good.xml", feed},
                      {"site/a/page.html", "<link rel=alternate type=application/atom+xml href=/no.xml>"}};
  const ProgramRun run = check(fs, {"site", "--base-url", "https://example.org/"});
  CHECK(run.exit_code == 1);
  CHECK(
      contains(run.out, "site/good.xml:5:32: error: rel=\"prev-archive\" leads to \"https://example.org/old.xml\", "));
  CHECK(contains(run.out, "site/a/page.html:1:52: error: the page offers the feed \"https://example.org/no.xml\", "));
  CHECK(contains(run.out, "2 errors, 0 warnings\n"));
  CHECK(check(fs, {"site"}).exit_code == 0);
  CHECK(check(fs, {"site/good.xml", "--base-url", "https://example.org/site/"}).exit_code == 0);
  CHECK(check(fs, {"site", "--base-url", "https://example.org/", "--ignore", "HistoryLinkNotFound", "--ignore",
                   "AutodiscoveryNotFound:a/*"})
            .exit_code == 0);
  CHECK(check(fs, {"site", "--base-url", "https://example.org/", "--write-baseline", "known.jsonl"}).exit_code == 0);
  CHECK(check(fs, {"site", "--base-url", "https://example.org/", "--baseline", "known.jsonl"}).exit_code == 0);
}

TEST_CASE("check: files that are named one by one may be of different sites, and are not compared with each other") {
  const std::string feed = almanac::replace_all(kGood, "</feed>",
                                                "<entry><title>T</title><id>tag:example.org,2024:1</"
                                                "id><updated>2024-01-01T00:00:00Z</updated><summary>S</summary>"
                                                "<link href=\"https://example.org/1\"/></entry></feed>");
  MemoryFileSystem fs{{"a/a.xml", feed}, {"a/b.xml", almanac::replace_all(feed, "2024:1<", "2024:2<")}};
  CHECK(check(fs, {"a/a.xml", "a/b.xml"}).exit_code == 0);
  CHECK(check(fs, {"a"}).exit_code == 1);
  CHECK(check(fs, {"a/b.xml", "a"}).exit_code == 1);
}

TEST_CASE("check: --previous compares with what was published before, and must be there") {
  MemoryFileSystem fs{{"new/good.xml", kGood}, {"old/good.xml", almanac::replace_all(kGood, "2024:a<", "2024:b<")}};
  CHECK(check(fs, {"new"}).exit_code == 0);
  const ProgramRun run = check(fs, {"new", "--previous", "old"});
  CHECK(run.exit_code == 1);
  CHECK(contains(run.out, "new/good.xml:3:5: error: the feed had the id \"tag:example.org,2024:b\""));
  CHECK(check(fs, {"new/good.xml", "--previous", "old"}).exit_code == 1);
  CHECK(check(fs, {"new", "--previous", "older"}).exit_code == 2);
}

TEST_CASE("rules: a line each; a page for one; the nearest for a name that is none") {
  MemoryFileSystem fs;
  const ProgramRun all = run_program(fs, {"rules"});
  CHECK(all.exit_code == 0);
  CHECK(lines_with(all.out, "MissingSelf ") == 1);
  const ProgramRun one = run_program(fs, {"rules", "MissingSelf"});
  CHECK(one.exit_code == 0);
  CHECK(contains(one.out, "MissingSelf (warning)"));
  CHECK(contains(one.out, "RFC 4287"));
  CHECK(contains(one.out, "\nBad:\n\n    {"));
  CHECK(contains(one.out, "\nGood:\n\n    {"));
  const ProgramRun none = run_program(fs, {"rules", "MissingSelv"});
  CHECK(none.exit_code == 2);
  CHECK(contains(none.err, "did you mean \"MissingSelf\"?"));
}
