#include "site/publish.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "support/memory_filesystem.h"

using almanac::Result;
using almanac::site::PlannedFile;
using almanac::site::Publication;
using almanac::site::PublishOptions;
using almanac::site::Tree;
using almanac::test::MemoryFileSystem;

namespace {

constexpr const char* kMarkPath = "out/.almanac-site";

using Files = std::map<std::string, std::string>;

const PublishOptions kOptions{.site = "blog", .output = "out"};

// What a build does: asks which of the files are stale, and writes these. Every file's inputs are its bytes.
struct Build {
  explicit Build(MemoryFileSystem& disk, PublishOptions chosen = kOptions) : fs(disk), options(std::move(chosen)) {}

  almanac::Status run(const Files& files, Tree before = {}) {
    std::vector<PlannedFile> planned;
    std::vector<PlannedFile*> all;
    for (const auto& [path, bytes] : files) planned.push_back({path, path, almanac::digest(bytes)});
    for (PlannedFile& file : planned) all.push_back(&file);
    Result<Publication> publication = Publication::begin(fs, options, std::move(before), all);
    if (!publication) return publication.error();
    for (const PlannedFile& file : planned)
      if (publication->is_stale(file)) publication->write(file, files.at(file.path));
    const almanac::Status status = publication->finish();
    changed = publication->changed_files();
    if (status) tree = publication->tree();
    return status;
  }

  MemoryFileSystem& fs;
  PublishOptions options;
  int changed = 0;
  Tree tree;
};

Tree publish(MemoryFileSystem& fs, const Files& files, const Tree& before = {}, PublishOptions options = kOptions) {
  Build build(fs, std::move(options));
  const almanac::Status status = build.run(files, before);
  REQUIRE_MESSAGE(status.ok(), (status.ok() ? "" : status.error().message));
  return build.tree;
}

std::string error_of(MemoryFileSystem& fs, PublishOptions options) {
  const almanac::Status status = Build(fs, std::move(options)).run({});
  REQUIRE(!status.ok());
  return status.error().message;
}

// The output without its mark.
Files output(const MemoryFileSystem& fs) {
  Files files;
  for (const auto& [path, bytes] : fs.files())
    if (path.starts_with("out/") && path != kMarkPath) files[path.substr(4)] = bytes;
  return files;
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
  CHECK(output(fs) == Files{{"index.html", "new"}});
  CHECK(std::count_if(fs.log().begin(), fs.log().end(),
                      [](const std::string& line) { return line.starts_with("exchange "); }) == 1);
}

TEST_CASE("publish: what did not change is not counted as changed") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}};
  publish(fs, {{"index.html", "home"}, {"a.html", "a"}});
  Build build(fs);
  REQUIRE(build.run({{"index.html", "home"}, {"a.html", "b"}}).ok());
  CHECK(build.changed == 1);
}

TEST_CASE("publish: where nothing changed, nothing is written") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}};
  const Tree tree = publish(fs, {{"index.html", "home"}, {"a/a.html", "a"}});
  const std::size_t changes = fs.log().size();
  const Tree again = publish(fs, {{"index.html", "home"}, {"a/a.html", "a"}}, tree);
  CHECK(fs.log().size() == changes);
  CHECK(again.files.size() == 2);
}

TEST_CASE("publish: from the second change on, only what changed is written") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}};
  const std::vector<Files> versions = {{{"a", "1"}, {"b", "1"}, {"c/d", "1"}, {"e/f/g", "1"}},
                                       {{"a", "2"}, {"b", "1"}, {"c/d", "1"}, {"e/f/g", "1"}},
                                       {{"a", "2"}, {"b", "2"}, {"c", "file"}, {"e/f/g", "1"}},
                                       {{"a/b", "folder"}, {"b", "2"}, {"c", "file"}},
                                       {{"a/b", "folder"}, {"b", "2"}, {"c", "file"}, {"e/f/g", "1"}},
                                       {{"a", "1"}, {"b", "1"}, {"c/d", "1"}, {"e/f/g", "1"}}};
  Tree tree;
  for (const Files& files : versions) {
    tree = publish(fs, files, tree);
    CHECK(output(fs) == files);
  }
  const std::size_t changes = fs.log().size();
  publish(fs, {{"a", "3"}, {"b", "1"}, {"c/d", "1"}, {"e/f/g", "1"}}, tree);
  for (std::size_t i = changes; i < fs.log().size(); ++i) CHECK(fs.log()[i] != "write out.next/c/d");
}

TEST_CASE("publish: a file that somebody changed or took away is made again") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}};
  const Files files = {{"a", "1"}, {"b", "1"}};
  const Tree tree = publish(fs, files);
  fs.add_file("out/a", "2");
  REQUIRE(fs.remove_tree("out/b").ok());
  publish(fs, files, tree);
  CHECK(output(fs) == files);
}

TEST_CASE("publish: killed after any number of changes, the output is the whole old or the whole new one") {
  const Files first = {{"index.html", "first"}, {"a/b/old.html", "old"}};
  const Files old_files = {{"index.html", "old"}, {"a/old.html", "old"}};
  const Files new_files = {{"index.html", "new"}, {"b/new.html", "new"}};
  for (const bool knows_tree : {false, true}) {
    for (int changes = 0; changes < 30; ++changes) {
      CAPTURE(changes);
      MemoryFileSystem fs{{"blog/almanac.yml", ""}};
      const Tree tree = publish(fs, old_files, publish(fs, first));
      const Tree known = knows_tree ? tree : Tree{};
      fs.stop_after(changes);
      static_cast<void>(Build(fs).run(new_files, known));
      fs.stop_after(-1);
      CHECK((output(fs) == old_files || output(fs) == new_files));
      publish(fs, new_files, known);  // the next build cannot know more than the killed one did
      CHECK(output(fs) == new_files);
      publish(fs, first, known);
      CHECK(output(fs) == first);
    }
  }
}

TEST_CASE("publish: a folder that almanac did not make is refused, and left alone") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}, {"out/thesis.tex", "years of work"}};
  CHECK(error_of(fs, {.site = "blog", .output = "out"}).find("--replace") != std::string::npos);
  CHECK(fs.files().at("out/thesis.tex") == "years of work");
  publish(fs, {{"index.html", "home"}}, {}, {.site = "blog", .output = "out", .replace = true});
  CHECK(!fs.find("out/thesis.tex"));
}

TEST_CASE("publish: a stage that almanac did not make is refused even with --replace") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}, {"out.next/mine", "mine"}};
  CHECK(error_of(fs, {.site = "blog", .output = "out"}).find("out.next has files") != std::string::npos);
  CHECK(error_of(fs, {.site = "blog", .output = "out", .replace = true}).find("out.next has files") !=
        std::string::npos);
  CHECK(fs.files().at("out.next/mine") == "mine");
}

TEST_CASE("publish: the site and the folders above it are refused, --replace or not") {
  MemoryFileSystem fs{{"home/blog/almanac.yml", ""}, {"home/blog/_posts/a.md", ""}};
  for (const char* output : {"home/blog", "home", "home/blog/", "home/blog/../blog", "."}) {
    CAPTURE(output);
    CHECK(error_of(fs, {.site = "home/blog", .output = output, .replace = true}).find("above it") != std::string::npos);
  }
  publish(fs, {{"index.html", "home"}}, {}, {.site = "home/blog", .output = "home/blog/_site"});
  CHECK(fs.files().contains("home/blog/_site/index.html"));
}

TEST_CASE("publish: kept files are carried over, save where the site makes them itself") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}};
  const PublishOptions options{.site = "blog", .output = "out", .keep = {"CNAME", ".git", "index.html", "missing"}};
  Tree tree = publish(fs, {{"index.html", "old"}, {"other", "x"}}, {}, options);
  fs.add_file("out/CNAME", "example.org");
  for (const char* config : {"one", "two"}) {
    fs.add_file("out/.git/config", config);
    tree = publish(fs, {{"index.html", config}}, tree, options);
    CHECK(output(fs) == Files{{"CNAME", "example.org"}, {".git/config", config}, {"index.html", config}});
  }
}

TEST_CASE("publish: beside another generator, files are written one by one and nothing is removed") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}, {"out/index.html", "theirs"}, {"out/feed.xml", "old"}};
  const PublishOptions options{.site = "blog", .output = "out", .in_place = true};
  const Tree tree = publish(fs, {{"feed.xml", "new"}}, {}, options);
  CHECK(output(fs) == Files{{"index.html", "theirs"}, {"feed.xml", "new"}});
  CHECK(!fs.files().contains(kMarkPath));
  const std::size_t changes = fs.log().size();
  publish(fs, {{"feed.xml", "new"}}, tree, options);
  CHECK(std::none_of(fs.log().begin() + static_cast<std::ptrdiff_t>(changes), fs.log().end(),
                     [](const std::string& line) { return line.starts_with("write "); }));

  fs.fail_at("out/.almanac-next/b.xml");
  CHECK(!Build(fs, options).run({{"b.xml", "b"}, {"feed.xml", "newer"}}).ok());
  CHECK(fs.files().at("out/feed.xml") == "new");
}

TEST_CASE("publish: a disk that fails is an error, and the old output stays") {
  MemoryFileSystem fs{{"blog/almanac.yml", ""}};
  publish(fs, {{"index.html", "old"}});
  fs.fail_at("out.next/index.html");
  CHECK(Build(fs).run({{"index.html", "new"}}).error().message == "cannot write out.next/index.html: No such device");
  CHECK(output(fs) == Files{{"index.html", "old"}});
}
