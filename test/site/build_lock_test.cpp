#include "site/build_lock.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/contains.h"
#include "support/memory_filesystem.h"
#include "support/run_program.h"

using almanac::test::contains;
using almanac::test::MemoryFileSystem;
using almanac::test::run_program;

namespace {

MemoryFileSystem two_posts() {
  return {{"s/almanac.yml", "title: S\nurl: https://s.example\n"},
          {"s/_posts/2024-01-07-one.md", "---\ntitle: One\n---\nx\n"},
          {"s/_posts/2024-01-08-two.md", "---\ntitle: Two\n---\ny\n"}};
}

}  // namespace

TEST_CASE("build lock: a build that may not wait ends at once and changes nothing") {
  for (const char* path : {"s/.almanac/building", "s/_site.building"}) {
    MemoryFileSystem fs = two_posts();
    fs.hold_lock(path);
    const auto run = run_program(fs, {"build", "s", "--no-wait"});
    CHECK(run.exit_code == 3);
    CHECK(contains(run.err, "almanac: another build of s"));
    CHECK(!fs.find("s/_site"));
    CHECK(!fs.find("s/almanac.lock"));
  }
}

TEST_CASE("build lock: a build that waits says so, once") {
  MemoryFileSystem fs = two_posts();
  fs.hold_lock("s/.almanac/building");
  const auto run = run_program(fs, {"build", "s", "--wait", "3"});
  CHECK(run.exit_code == 3);
  CHECK(run.err ==
        "almanac: waits for another build of s\n"
        "almanac: another build of s is running, and did not end within 3 seconds\n"
        "almanac: nothing was published\n");
}

TEST_CASE("build lock: a command that only reads needs none") {
  MemoryFileSystem fs = two_posts();
  REQUIRE(run_program(fs, {"build", "s"}).exit_code == 0);
  fs.hold_lock("s/.almanac/building");
  fs.add_file("s/almanac.lock.next", "half of");
  CHECK(run_program(fs, {"list", "s"}).exit_code == 0);
  CHECK(fs.find("s/almanac.lock.next"));  // of the build that is running
}

TEST_CASE("site: an answer of the disk that may be wrong publishes nothing") {
  MemoryFileSystem fs = two_posts();
  REQUIRE(run_program(fs, {"build", "s"}).exit_code == 0);
  const auto before = fs.files();
  for (const char* lost : {"s/_posts", "s/_posts/2024-01-08-two.md"}) {
    MemoryFileSystem broken(before);
    broken.lose(lost);
    const auto run = run_program(broken, {"build", "s"});
    CHECK(run.exit_code == 3);
    CHECK(contains(run.err, std::string("cannot look at ") + lost));
    CHECK(broken.files().at("s/_site/atom.xml") == before.at("s/_site/atom.xml"));
    CHECK(broken.files().at("s/almanac.lock") == before.at("s/almanac.lock"));
  }
}

TEST_CASE("site: somebody else's file in the output is reported once and goes with the next change") {
  MemoryFileSystem fs = two_posts();
  const auto build = [&] { return run_program(fs, {"build", "s"}); };
  const auto edit = [&](const char* text) {
    fs.add_file("s/_posts/2024-01-07-one.md", std::string("---\ntitle: One\nupdated: 2024-02-01\n---\n") + text);
  };
  for (const char* text : {"a", "b", "c"}) {  // there is an earlier output to go on from
    edit(text);
    REQUIRE(build().exit_code == 0);
  }
  fs.add_file("s/_site/stray.txt", "mine");
  CHECK(contains(build().err, "s/_site/stray.txt: warning: is no file of this site"));
  CHECK(fs.find("s/_site/stray.txt"));
  CHECK(!contains(build().err, "stray"));
  CHECK(fs.find("s/_site/stray.txt"));
  for (const char* text : {"d", "e", "f", "g"}) {
    edit(text);
    CHECK(!contains(build().err, "stray"));
    CHECK(!fs.find("s/_site/stray.txt"));
  }
}

TEST_CASE("site: without a cache, what the last build left and this one has not is reported, and goes") {
  MemoryFileSystem fs = two_posts();
  REQUIRE(run_program(fs, {"build", "s"}).exit_code == 0);
  fs.add_file("s/_site/stray.txt", "mine");
  fs.add_file("s/_site/feeds/stray.txt", "mine");
  REQUIRE(fs.remove_tree("s/.almanac").ok());
  const auto run = run_program(fs, {"build", "s"});
  CHECK(contains(run.err, "s/_site/stray.txt: warning: is no file of this site"));
  CHECK(contains(run.err, "s/_site/feeds: warning: is no file of this site"));
  CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 2);
  CHECK(!fs.find("s/_site/stray.txt"));
}

TEST_CASE("site: a file of somebody else's in the earlier output does not come back") {
  MemoryFileSystem fs = two_posts();
  for (const char* text : {"a", "b", "c", "d", "e"}) {
    fs.add_file("s/_posts/2024-01-07-one.md", std::string("---\ntitle: One\nupdated: 2024-02-01\n---\n") + text);
    REQUIRE(run_program(fs, {"build", "s"}).exit_code == 0);
    CHECK(!fs.find("s/_site/stray.txt"));
    if (fs.find("s/_site.next")) fs.add_file("s/_site.next/stray.txt", "mine");
  }
}

TEST_CASE("site: settings may not name an output outside of the site") {
  for (const char* output : {"../elsewhere", "/elsewhere", "."}) {
    MemoryFileSystem fs = two_posts();
    fs.add_file("s/almanac.yml", std::string("title: S\nurl: https://s.example\noutput: ") + output + "\n");
    const auto run = run_program(fs, {"build", "s"});
    CHECK(run.exit_code == 0);
    CHECK(contains(run.err, "almanac.yml:3:9: warning: output \"" + std::string(output) + "\" is not below the site"));
    CHECK(fs.find("s/_site/index.html"));
    CHECK(!fs.find("elsewhere"));
  }
}

TEST_CASE("site: without its lock no output is published") {
  MemoryFileSystem fs = two_posts();
  fs.fail_at("s/almanac.lock.next");
  const auto run = run_program(fs, {"build", "s"});
  CHECK(run.exit_code == 3);
  CHECK(contains(run.err, "cannot write s/almanac.lock.next"));
  CHECK(!fs.find("s/_site"));
}
