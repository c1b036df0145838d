#include "config/folders.h"

#include <doctest/doctest.h>

#include "support/contains.h"
#include "support/program.h"

#include <filesystem>
#include <fstream>

using almanac::test::contains;
using almanac::test::Ran;
using almanac::test::run_almanac;
using almanac::test::ScratchFolder;

namespace {

namespace fs = std::filesystem;

// A site on the disk; `settings` follow its title and url.
class DiskSite {
 public:
  explicit DiskSite(const std::string& settings) {
    for (const char* folder : {"_posts", "_drafts", "_almanac", "assets", "docs"}) fs::create_directories(path(folder));
    write("almanac.yml", "title: T\nurl: https://s.example\n" + settings);
    write("_posts/2024-01-07-a.md", "---\ntitle: A\n---\nx\n");
    write("docs/a.txt", "a");
    write("assets/a.txt", "a");
  }

  std::string path(const std::string& name) const { return folder_.path() + "/site/" + name; }

  Ran build(std::vector<std::string> options = {}) const {
    std::vector<std::string> args = {"build", folder_.path() + "/site"};
    args.insert(args.end(), options.begin(), options.end());
    Ran ran = run_almanac(args);
    CHECK(fs::exists(path("_posts/2024-01-07-a.md")));
    return ran;
  }

 private:
  void write(const std::string& name, const std::string& bytes) const { std::ofstream(path(name)) << bytes; }

  ScratchFolder folder_;
};

void write_git_folder(const DiskSite& site) {
  fs::create_directories(site.path(".git"));
  std::ofstream(site.path(".git/config")) << "[http]\nextraheader = AUTHORIZATION: basic SECRET\n";
}

}  // namespace

TEST_CASE("folders: the output holds no source, whatever --replace says") {
  const DiskSite site("copy: [assets, docs]\n");
  for (const char* folder : {"_posts", "_posts/", "_posts/2024", "_drafts", "_almanac", "assets", "docs", "docs/site",
                             ".", "..", "./_posts/../_posts"}) {
    const Ran ran = site.build({"--replace", "--output", site.path(folder)});
    CAPTURE(ran.err);
    CHECK(ran.exit_code == 2);
    CHECK(contains(ran.err, "--output: error: the output \""));
    CHECK(contains(ran.err, "[OutputHoldsSources]"));
  }
  CHECK(site.build({"--replace", "--output", site.path("public")}).exit_code == 0);
}

TEST_CASE("folders: an output of the settings is named at its line") {
  const DiskSite site("output: _posts\n");
  const Ran ran = site.build({"--replace"});
  CHECK(ran.exit_code == 2);
  CHECK(contains(ran.err, "almanac.yml:3:9: error: the output "));
}

TEST_CASE("folders: neither the output nor what is almanac's own is copied") {
  for (const char* name : {"_site", "_site/tags", ".almanac", ".almanac/cache", "almanac.lock"}) {
    const DiskSite site("copy:\n  - assets\n  - " + std::string(name) + "\n");
    for (int round = 0; round < 2; ++round) {
      const Ran ran = site.build();
      CAPTURE(ran.err);
      CHECK(ran.exit_code == 2);
      CHECK(contains(ran.err, "almanac.yml:5:5: error: copy \"" + std::string(name) + "\""));
      CHECK(contains(ran.err, "[CopyOfOutput]"));
    }
  }
}

TEST_CASE("folders: a path that no disk takes is an error at its line") {
  const std::string name(256, 'x');
  for (const std::string key : {"output", "feed_path", "archive_path", "permalink", "templates"}) {
    const DiskSite site(key + ": " + (key == "permalink" ? "/" : "") + name + "/x\n");
    const Ran ran = site.build();
    CAPTURE(ran.err);
    CHECK(ran.exit_code == 2);
    CHECK(contains(ran.err, "almanac.yml:3:" + std::to_string(key.size() + 3) + ": error: " + key + " \""));
    CHECK(contains(ran.err, "[NameTooLong]"));
  }
  std::string deep = "a";
  while (deep.size() < 4096) deep += "/a";
  CHECK(contains(DiskSite("feeds: [{path: /" + deep + "/x.xml}]\n").build().err, "almanac.yml:3:16: error: path \""));
}

TEST_CASE("folders: templates lie below the site") {
  for (const char* name : {"..", "../x", "/etc", ".", "assets/../.."}) {
    const DiskSite site("templates: " + std::string(name) + "\n");
    const Ran ran = site.build();
    CHECK(ran.exit_code == 2);
    CHECK(contains(ran.err, "almanac.yml:3:12: error: templates \"" + std::string(name) + "\""));
  }
  const DiskSite site("templates: theme\n");
  fs::create_directory_symlink("/etc", site.path("theme"));
  CHECK(contains(site.build().err, "[LeavesSite]"));
}

TEST_CASE("folders: settings that are a link out of the site are an error, but for those of the command line") {
  const DiskSite site("");
  fs::rename(site.path("almanac.yml"), site.path("../mine.yml"));
  fs::create_symlink("../mine.yml", site.path("almanac.yml"));
  const Ran ran = site.build();
  CHECK(ran.exit_code == 2);
  CHECK(contains(ran.err, "almanac.yml: error: is a link that leaves the site"));
  CHECK(site.build({"--config", site.path("../mine.yml")}).exit_code == 0);

  fs::remove(site.path("almanac.yml"));
  fs::rename(site.path("../mine.yml"), site.path("docs/mine.yml"));
  fs::create_symlink("docs/mine.yml", site.path("almanac.yml"));
  CHECK(site.build().exit_code == 0);

  fs::create_directories(site.path("../people"));
  std::ofstream(site.path("../people/authors.yml")) << "ann: {name: Ann}\n";
  fs::create_symlink("../people", site.path("_data"));
  CHECK(contains(site.build().err, "_data/authors.yml: error: is a link that leaves the site"));
}

TEST_CASE("folders: nothing is written into git's folder, and nothing of it is published") {
  for (const char* output : {".git", "./.git", "sub/../.git", ".GIT", ".git/branches/x"})
    for (const char* only : {"", "only: [pages]\n"}) {
      const DiskSite site("output: " + std::string(output) + "\n" + only);
      write_git_folder(site);
      const Ran ran = site.build();
      CAPTURE(output);
      CHECK(ran.exit_code == 2);
      CHECK(contains(ran.err, "almanac.yml:3:9: error: the output"));
      CHECK(contains(ran.err, "is in a folder of git"));
    }
  for (const char* copy : {".git", ".git/config", "docs/../.git", "docs/.git"}) {
    const DiskSite site("copy: [assets, " + std::string(copy) + "]\n");
    write_git_folder(site);
    CHECK(contains(site.build().err, "is git's own"));
  }
  for (const char* settings : {"permalink: /.git/:title\n", "permalink: /x/.Git/:title\n", "feed_path: /.git/config\n",
                               "image_folders: [.git]\n", "include: [.git]\ncopy: [docs]\n"}) {
    const DiskSite site(settings);
    write_git_folder(site);
    fs::create_directories(site.path("docs/.git"));
    fs::copy(site.path(".git/config"), site.path("docs/.git/config"));
    const Ran ran = site.build();
    CAPTURE(settings);
    CAPTURE(ran.err);
    CHECK(ran.exit_code != 0);
    CHECK(contains(ran.err, "is in a folder of git"));
  }
  const DiskSite site("");
  write_git_folder(site);
  fs::create_directory_symlink("../.git", site.path("assets/mine"));
  fs::create_symlink("../.git/config", site.path("assets/mine.txt"));
  const Ran ran = site.build();
  CHECK(contains(ran.err, "assets/mine: error: is a link into git's own folder"));
  CHECK(contains(ran.err, "assets/mine.txt: error: is a link into git's own folder"));
}
