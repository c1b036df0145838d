#include "site/publish.h"

#include <doctest/doctest.h>

#include "support/memory_filesystem.h"

using almanac::Findings;
using almanac::Result;
using almanac::site::Publication;
using almanac::site::PublishOptions;
using almanac::test::MemoryFileSystem;

namespace {

constexpr const char* kMarkPath = "out/.almanac-site";

Publication begin(MemoryFileSystem& fs, PublishOptions options = {.site = "blog", .output = "out"}) {
  Result<Publication> publication = Publication::begin(fs, std::move(options));
  REQUIRE_MESSAGE(publication.ok(), (publication.ok() ? "" : publication.error().message));
  return *publication;
}

std::string begin_error(MemoryFileSystem& fs, PublishOptions options) {
  Result<Publication> publication = Publication::begin(fs, std::move(options));
  REQUIRE(!publication.ok());
  return publication.error().message;
}

void publish(MemoryFileSystem& fs, const std::map<std::string, std::string>& files,
             PublishOptions options = {.site = "blog", .output = "out"}) {
  Publication publication = begin(fs, std::move(options));
  for (const auto& [path, bytes] : files) publication.write(path, bytes, path);
  REQUIRE(publication.finish().ok());
}

}  // namespace

TEST_CASE("publish: the first output appears with its mark, and nothing else is left") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}};
  publish(fs, {{"index.html", "home"}, {"a/b/atom.xml", "feed"}});
  CHECK(fs.files().at("out/index.html") == "home");
  CHECK(fs.files().at("out/a/b/atom.xml") == "feed");
  CHECK(fs.files().contains(kMarkPath));
  CHECK(!fs.find("out.next"));
}

TEST_CASE("publish: a second output replaces the first whole, by one exchange") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}};
  publish(fs, {{"index.html", "old"}, {"gone.html", "gone"}});
  publish(fs, {{"index.html", "new"}});
  CHECK(fs.files().at("out/index.html") == "new");
  CHECK(!fs.find("out/gone.html"));
  CHECK(!fs.find("out.next"));
}

TEST_CASE("publish: what did not change is not counted as changed") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}};
  publish(fs, {{"index.html", "home"}, {"a.html", "a"}});
  Publication publication = begin(fs);
  publication.write("index.html", "home", "home");
  publication.write("a.html", "b", "a");
  CHECK(publication.files() == 2);
  CHECK(publication.changed_files() == 1);
}

TEST_CASE("publish: killed after any number of changes, the output is the whole old or the whole new one") {
  const std::map<std::string, std::string> old_files = {{"index.html", "old"}, {"a/old.html", "old"}};
  const std::map<std::string, std::string> new_files = {{"index.html", "new"}, {"b/new.html", "new"}};
  for (int changes = 0; changes < 20; ++changes) {
    MemoryFileSystem fs{{"blog/almanac.yml", ""}};
    publish(fs, old_files);
    fs.stop_after(changes);
    Result<Publication> publication = Publication::begin(fs, {.site = "blog", .output = "out"});
    if (publication) {
      for (const auto& [path, bytes] : new_files) publication->write(path, bytes, path);
      static_cast<void>(publication->finish());
    }
    fs.stop_after(-1);
    const bool is_new = fs.files().at("out/index.html") == "new";
    CHECK(fs.find("out/a/old.html").has_value() == !is_new);
    CHECK(fs.find("out/b/new.html").has_value() == is_new);
    publish(fs, new_files);  // the next build takes away what the killed one left
    CHECK(!fs.find("out.next"));
    CHECK(fs.files().at("out/index.html") == "new");
  }
}

TEST_CASE("publish: a folder that almanac did not make is refused, and left alone") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}, {"out/thesis.tex", "years of work"}};
  CHECK(begin_error(fs, {.site = "blog", .output = "out"}).find("--replace") != std::string::npos);
  CHECK(fs.files().at("out/thesis.tex") == "years of work");
  publish(fs, {{"index.html", "home"}}, {.site = "blog", .output = "out", .replace = true});
  CHECK(!fs.find("out/thesis.tex"));
}

TEST_CASE("publish: a stage that almanac did not make is refused even with --replace") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}, {"out.next/mine", "mine"}};
  CHECK(begin_error(fs, {.site = "blog", .output = "out"}).find("out.next has files") != std::string::npos);
  CHECK(begin_error(fs, {.site = "blog", .output = "out", .replace = true}).find("out.next has files") !=
        std::string::npos);
  CHECK(fs.files().at("out.next/mine") == "mine");
}

TEST_CASE("publish: the site and the folders above it are refused, --replace or not") {
  MemoryFileSystem fs{{"home/blog/almanac.yml", ""}, {"home/blog/_posts/a.md", ""}};
  for (const char* output : {"home/blog", "home", "home/blog/", "home/blog/../blog", "."}) {
    CAPTURE(output);
    CHECK(begin_error(fs, {.site = "home/blog", .output = output, .replace = true}).find("above it") !=
          std::string::npos);
  }
  publish(fs, {{"index.html", "home"}}, {.site = "home/blog", .output = "home/blog/_site"});
  CHECK(fs.files().contains("home/blog/_site/index.html"));
}

TEST_CASE("publish: kept files are carried over, save where the site makes them itself") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}};
  publish(fs, {{"CNAME", "example.org"}, {".git/config", "git"}, {"index.html", "old"}, {"other", "x"}});
  publish(fs, {{"index.html", "new"}},
          {.site = "blog", .output = "out", .keep = {"CNAME", ".git", "index.html", "missing"}});
  CHECK(fs.files().at("out/CNAME") == "example.org");
  CHECK(fs.files().at("out/.git/config") == "git");
  CHECK(fs.files().at("out/index.html") == "new");
  CHECK(!fs.find("out/other"));
}

TEST_CASE("publish: beside another generator, files are written one by one and nothing is removed") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}, {"out/index.html", "theirs"}, {"out/feed.xml", "old"}};
  Publication publication = begin(fs, {.site = "blog", .output = "out", .in_place = true});
  publication.write("feed.xml", "new", "feed");
  REQUIRE(publication.finish().ok());
  CHECK(fs.files().at("out/index.html") == "theirs");
  CHECK(fs.files().at("out/feed.xml") == "new");
  CHECK(!fs.files().contains(kMarkPath));
}

TEST_CASE("publish: two sources on one path, and a file where a folder is needed, are named") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}};
  Publication publication = begin(fs);
  publication.write("a.html", "1", "one.md");
  publication.write("a.html", "2", "two.md");
  publication.write("b", "3", "three.md");
  publication.write("b/index.html", "4", "four.md");
  const Findings findings = publication.find_conflicts();
  REQUIRE(findings.items().size() == 2);
  CHECK(findings.items()[0].message.find("both one.md and two.md would be written to /a.html") == 0);
  CHECK(findings.items()[1].place.file == "three.md");
  CHECK(findings.items()[1].message.find("/b/index.html needs a folder") != std::string::npos);
}

TEST_CASE("publish: a name that no file system takes is an error finding") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}};
  Publication publication = begin(fs);
  publication.write(std::string(256, 'a') + "/index.html", "1", "long.md");
  publication.write("a/" + std::string(256, 'b'), "1", "longer.md");
  const Findings findings = publication.find_conflicts();
  REQUIRE(findings.items().size() == 2);
  CHECK(findings.items()[0].rule == "NameTooLong");
  CHECK(findings.items()[0].place.file == "longer.md");
}

TEST_CASE("publish: what has no place in the output is an error finding") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}};
  Publication publication = begin(fs);
  publication.write("", "1", "outside.md");
  const Findings findings = publication.find_conflicts();
  REQUIRE(findings.items().size() == 1);
  CHECK(findings.items()[0].rule == "LeavesSite");
  CHECK(findings.items()[0].place.file == "outside.md");
  CHECK(publication.finish().ok());
}

TEST_CASE("publish: a disk that fails is an error, and the old output stays") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}};
  publish(fs, {{"index.html", "old"}});
  fs.fail_at("out.next/index.html");
  Publication publication = begin(fs);
  publication.write("index.html", "new", "home");
  CHECK(publication.finish().error().message == "cannot write out.next/index.html: No such device");
  CHECK(fs.files().at("out/index.html") == "old");
}
