#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "support/contains.h"
#include "support/memory_filesystem.h"
#include "support/run_program.h"

using almanac::test::contains;
using almanac::test::MemoryFileSystem;
using almanac::test::ProgramRun;
using almanac::test::run_program;

namespace {

constexpr const char* kSettings = "title: Notes\nurl: https://example.org\n";
constexpr const char* kPost = "---\ntitle: First\ndate: 2024-01-02\ntags: [C++]\nauthor: Ada\n---\nHello *world*.\n";

MemoryFileSystem blog() { return {{"blog/almanac.yml", kSettings}, {"blog/_posts/2024-01-02-first.md", kPost}}; }

}  // namespace

TEST_CASE("cli: help names every command, and each command's help has its examples") {
  MemoryFileSystem fs;
  const ProgramRun help = run_program(fs, {"--help"});
  CHECK(help.exit_code == 0);
  for (const almanac::cli::Command& command : almanac::cli::commands()) {
    CHECK(contains(help.out, std::string(command.name)));
    const ProgramRun own = run_program(fs, {std::string(command.name), "--help"});
    CHECK(own.exit_code == 0);
    CHECK(contains(own.out, "almanac " + std::string(command.name)));
  }
}

TEST_CASE("cli: wrong usage is exit 2 and says what is wrong") {
  MemoryFileSystem fs;
  CHECK(run_program(fs, {}).exit_code == 2);
  CHECK(run_program(fs, {"biuld"}).exit_code == 2);
  CHECK(run_program(fs, {"build", "--jobs", "0"}).exit_code == 2);
  const ProgramRun run = run_program(fs, {"build", "--now", "yesterday"});
  CHECK(run.exit_code == 2);
  CHECK(contains(run.err, "--now \"yesterday\""));
}

TEST_CASE("cli: a slip of the pen gets the nearest command or option, and where to read on") {
  MemoryFileSystem fs = blog();
  CHECK(run_program(fs, {"biuld"}).err ==
        "almanac: there is no command \"biuld\": did you mean \"build\"?\n`almanac --help` says more\n");
  CHECK(run_program(fs, {"build", "--ouput=x"}).err ==
        "almanac: there is no option \"--ouput\": did you mean \"--output\"?\n`almanac build --help` says more\n");
  CHECK(run_program(fs, {"build", "blog", "too"}).err ==
        "almanac: \"too\" is one argument too many\n`almanac build --help` says more\n");
  CHECK(run_program(fs, {"check"}).err == "almanac: PATH is required\n`almanac check --help` says more\n");
  CHECK(contains(run_program(fs, {"--verison"}).err, "did you mean \"--version\"?"));
  CHECK(run_program(fs, {"-h"}).exit_code == 0);
  CHECK(contains(run_program(fs, {}).err, "judge feeds"));  // alone: the help
}

TEST_CASE("cli: a folder without settings is exit 2 and names the file to write") {
  MemoryFileSystem fs{{"blog/readme.txt", ""}};
  const ProgramRun run = run_program(fs, {"build", "blog"});
  CHECK(run.exit_code == 2);
  CHECK(contains(run.err, "almanac.yml"));
}

TEST_CASE("cli: build makes the site and says so in one line; --quiet says nothing") {
  MemoryFileSystem fs = blog();
  const ProgramRun run = run_program(fs, {"build", "blog"});
  CHECK_MESSAGE(run.exit_code == 0, run.err);
  CHECK(contains(run.out, "1 post, "));
  CHECK(contains(run.out, "blog/_site"));
  CHECK(contains(fs.files().at("blog/_site/atom.xml"), "<title>First</title>"));
  CHECK(run_program(fs, {"build", "blog", "--quiet"}).out.empty());
}

TEST_CASE("cli: an error in a post is exit 1, and the last output stays") {
  MemoryFileSystem fs = blog();
  REQUIRE(run_program(fs, {"build", "blog"}).exit_code == 0);
  const auto before = fs.files().at("blog/_site/atom.xml");
  fs.add_file("blog/_posts/2024-02-30-never.md", "---\ntitle: Never\n---\n");
  const ProgramRun run = run_program(fs, {"build", "blog"});
  CHECK(run.exit_code == 1);
  CHECK(contains(run.err, "_posts/2024-02-30-never.md"));
  CHECK(contains(run.err, "nothing was published"));
  CHECK(fs.files().at("blog/_site/atom.xml") == before);
  CHECK(!fs.find("blog/_site.next"));
}

TEST_CASE("cli: --strict makes a warning stop the build") {
  MemoryFileSystem fs = blog();
  fs.add_file("blog/_posts/2024-01-03-untitled.md", "---\ndate: 2024-01-03\n---\nText.\n");
  CHECK(run_program(fs, {"build", "blog"}).exit_code == 0);
  CHECK(run_program(fs, {"build", "blog", "--strict"}).exit_code == 1);
}

TEST_CASE("cli: a link to a source file that is not built is a warning at its line; one that is becomes its URL") {
  MemoryFileSystem fs = blog();
  fs.add_file("blog/_posts/2024-01-03-links.md",
              "---\ntitle: Links\n---\nOne [here](2024-01-02-first.md#top),\none [nowhere](2024-01-02-frist.md).\n");
  const ProgramRun run = run_program(fs, {"build", "blog"});
  CHECK(run.exit_code == 0);
  CHECK(contains(run.err, "_posts/2024-01-03-links.md:5:5: warning: link \"2024-01-02-frist.md\" leads to no post"));
  CHECK(contains(fs.files().at("blog/_site/2024/01/03/links/index.html"), "href=\"/2024/01/02/first/#top\""));
}

TEST_CASE("cli: --base-url moves every address and no id") {
  const auto ids = [](const std::string& feed) {
    std::vector<std::string> found;
    for (std::size_t at = feed.find("<id>"); at != std::string::npos; at = feed.find("<id>", at + 1))
      found.push_back(feed.substr(at, feed.find("</id>", at) - at));
    return found;
  };
  MemoryFileSystem fs = blog();
  REQUIRE(run_program(fs, {"build", "blog"}).exit_code == 0);
  const std::string published = fs.files().at("blog/_site/atom.xml");
  REQUIRE(run_program(fs, {"build", "blog", "--base-url", "http://localhost:8000/preview"}).exit_code == 0);
  const std::string preview = fs.files().at("blog/_site/atom.xml");
  CHECK(ids(preview) == ids(published));
  CHECK(ids(preview).size() == 2);
  CHECK(contains(preview, "href=\"http://localhost:8000/preview/2024/01/02/first/\""));
  CHECK(!contains(preview, "href=\"https://example.org"));
}

TEST_CASE("cli: with check.on_build the build holds its feeds to the check; rules may be passed over") {
  MemoryFileSystem fs = blog();
  const std::string settings = std::string(kSettings) + "hub: https://hub.example/\n";
  fs.add_file("blog/almanac.yml", settings + "check: {on_build: true}\n");
  const ProgramRun clean = run_program(fs, {"build", "blog"});
  CHECK_MESSAGE(clean.exit_code == 0, clean.err);
  CHECK_MESSAGE(clean.err.empty(), clean.err);

  const std::string title = "---\ntitle: \"Ada &amp; Bob\"\ndate: 2024-01-04\n---\nText.\n";
  fs.add_file("blog/_posts/2024-01-04-markup.md", title);
  const ProgramRun warned = run_program(fs, {"build", "blog"});
  CHECK(warned.exit_code == 0);
  CHECK(contains(warned.err, "warning"));
  CHECK(run_program(fs, {"build", "blog", "--strict"}).exit_code == 1);

  const std::string rule = warned.err.substr(warned.err.find('[') + 1, warned.err.find(']') - warned.err.find('[') - 1);
  fs.add_file("blog/almanac.yml",
              settings + "check: {on_build: true, ignore: [{rule: " + rule + ", reason: a test}]}\n");
  CHECK(!contains(run_program(fs, {"build", "blog"}).err, rule));
}

TEST_CASE("cli: a disk that fails is exit 3") {
  MemoryFileSystem fs = blog();
  fs.fail_at("blog/_site.next/atom.xml");
  CHECK(run_program(fs, {"build", "blog"}).exit_code == 3);
}

TEST_CASE("cli: list --json gives an object a line with every key") {
  MemoryFileSystem fs = blog();
  const ProgramRun run = run_program(fs, {"list", "blog", "--json"});
  CHECK_MESSAGE(run.exit_code == 0, run.err);
  const auto row = nlohmann::json::parse(run.out);
  CHECK(row.at("path") == "_posts/2024-01-02-first.md");
  CHECK(row.at("title") == "First");
  CHECK(row.at("day") == "2024-01-02");
  CHECK(row.at("published") == "2024-01-02T00:00:00Z");
  CHECK(row.at("updated").is_null());
  CHECK(row.at("authors") == nlohmann::json{"Ada"});
  CHECK(row.at("tags") == nlohmann::json{"C++"});
  CHECK(row.at("categories").empty());
  CHECK(row.at("lang") == "en");
  CHECK(row.at("url") == "https://example.org/2024/01/02/first/");
  CHECK(row.at("id").get<std::string>().starts_with("tag:example.org,2024-01-02:"));
  CHECK(row.at("draft") == false);
  CHECK(row.at("series").is_null());
  CHECK(row.at("covers").is_null());
}

TEST_CASE("cli: the same input gives the same bytes with any number of threads") {
  MemoryFileSystem one = blog();
  MemoryFileSystem many = blog();
  for (int i = 10; i < 28; ++i) {
    const std::string day = std::to_string(i);
    for (MemoryFileSystem* fs : {&one, &many})
      fs->add_file("blog/_posts/2024-0" + std::to_string(i % 5 + 1) + "-" + day + "-post.md",
                   "---\ntitle: Post " + day + "\ntags: [a, b" + day + "]\n---\nSee [first](2024-01-02-first.md).\n");
  }
  REQUIRE(run_program(one, {"build", "blog", "--jobs", "1"}).exit_code == 0);
  REQUIRE(run_program(many, {"build", "blog", "--jobs", "8"}).exit_code == 0);
  std::map<std::string, std::string> files = many.files();
  for (const auto& [path, bytes] : one.files()) {
    // The cache notes when files of this disk changed.
    if (path != "blog/.almanac/cache") CHECK_MESSAGE(files[path] == bytes, path);
  }
  CHECK(one.files().size() == files.size());
}
