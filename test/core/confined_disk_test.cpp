// What somebody puts in the way of a disk that is confined to a folder: links, FIFOs, devices, locks.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/filesystem.h"
#include "support/temporary_folder.h"

namespace almanac {
namespace {

using test::TemporaryFolder;

// A folder "site" that the disk is confined to, beside a folder "outside" with a file "mine".
struct Confined {
  TemporaryFolder folder;
  RealFileSystem disk;
  std::string site = folder.path("site"), outside = folder.path("outside"), mine = folder.path("outside/mine");

  Confined() {
    REQUIRE(disk.make_folders(site).ok());
    REQUIRE(disk.make_folders(outside).ok());
    REQUIRE(disk.write_file(mine, "mine").ok());
    disk.confine(site);
  }
  void link(const std::string& target, const std::string& name) const {
    REQUIRE(::symlink(target.c_str(), (site + '/' + name).c_str()) == 0);
  }
  std::string read_mine() const { return *disk.read_file(mine); }
};

}  // namespace

TEST_CASE("confined disk: a link at the path is replaced, and what it leads to stays") {
  Confined at;
  at.link(at.mine, "file");
  REQUIRE(at.disk.write_file(at.site + "/file", "new").ok());
  CHECK(at.read_mine() == "mine");
  CHECK(at.disk.find(at.site + "/file")->kind == FileKind::kFile);
  REQUIRE(::link(at.mine.c_str(), (at.site + "/second").c_str()) == 0);
  REQUIRE(at.disk.write_file(at.site + "/second", "new").ok());
  CHECK(at.read_mine() == "mine");
}

TEST_CASE("confined disk: a linked folder on the way is an error for whatever changes something") {
  Confined at;
  at.link(at.outside, "folder");
  REQUIRE(at.disk.write_file(at.site + "/own", "own").ok());
  const std::string through = at.site + "/folder/mine", deep = at.site + "/folder/a/b";
  CHECK(!at.disk.write_file(through, "new").ok());
  CHECK(!at.disk.make_folders(deep).ok());
  CHECK(!at.disk.make_folders(at.site + "/folder").ok());
  CHECK(!at.disk.rename(at.site + "/own", through).ok());
  CHECK(!at.disk.rename(through, at.site + "/stolen").ok());
  CHECK(!at.disk.link_file(through, at.site + "/stolen").ok());
  CHECK(!at.disk.exchange(at.site + "/own", through).ok());
  CHECK(!at.disk.remove_tree(through).ok());
  CHECK(!at.disk.sync({through}).ok());
  CHECK(!at.disk.lock(at.site + "/folder/lock", std::chrono::milliseconds(0)).ok());
  CHECK(!at.disk.write_file(at.site + "/../outside/mine", "new").ok());
  CHECK(at.read_mine() == "mine");
  CHECK(at.disk.list(at.outside)->size() == 1);
  REQUIRE(at.disk.remove_tree(at.site + "/folder").ok());  // the link itself
  CHECK(at.read_mine() == "mine");
}

TEST_CASE("confined disk: outside of its folders links are followed, as by any program") {
  Confined at;
  REQUIRE(::symlink(at.mine.c_str(), at.folder.path("name").c_str()) == 0);
  REQUIRE(at.disk.write_file(at.folder.path("name"), "new").ok());
  CHECK(at.read_mine() == "new");
}

TEST_CASE("confined disk: folders are made below the working folder, whatever its name") {
  const TemporaryFolder folder;
  std::string before(4096, '\0');
  REQUIRE(::getcwd(before.data(), before.size()) != nullptr);
  REQUIRE(::chdir(folder.path().c_str()) == 0);
  RealFileSystem disk;
  disk.confine("");
  CHECK(disk.make_folders("a/b/c").ok());
  CHECK(disk.make_folders("./a/b/d").ok());
  CHECK(disk.write_file("./a/b/c/file", "x").ok());
  CHECK(*disk.read_file("a/b/c/file") == "x");
  CHECK(disk.remove_tree("a").ok());
  CHECK(!disk.find("a"));
  REQUIRE(::chdir(before.c_str()) == 0);
}

TEST_CASE("core filesystem: what is no regular file is an error, and is not waited for") {
  const TemporaryFolder folder;
  RealFileSystem disk;
  REQUIRE(::mkfifo(folder.path("fifo").c_str(), 0600) == 0);
  CHECK(disk.read_file(folder.path("fifo")).error().message ==
        "cannot read " + folder.path("fifo") + ": No such device or address");
  CHECK(!disk.read_file("/dev/zero").ok());
  CHECK(!disk.read_start("/dev/zero", 8).ok());
  CHECK(!disk.failure());  // there is no file: no failure of the system
}

TEST_CASE("core filesystem: a file that is larger than it may be is an error") {
  const TemporaryFolder folder;
  RealFileSystem disk;
  REQUIRE(disk.write_file(folder.path("a"), "12345").ok());
  CHECK(*disk.read_file(folder.path("a"), 5) == "12345");
  CHECK(disk.read_file(folder.path("a"), 4).error().message == folder.path("a") + " is larger than 4 bytes");
}

TEST_CASE("core filesystem: a file is copied and digested whole, whatever its size, between file systems too") {
  const TemporaryFolder folder;
  RealFileSystem disk;
  std::string bytes;
  for (int i = 0; i < 200'000; ++i) bytes += std::to_string(i);
  for (const std::string& text : {std::string(), std::string("a"), bytes}) {
    REQUIRE(disk.write_file(folder.path("a"), text).ok());
    CHECK(*disk.digest_file(folder.path("a")) == almanac::digest(text));
    const std::string elsewhere = "/dev/shm/almanac-copy-" + std::to_string(::getpid());
    for (const std::string& to : {folder.path("b"), elsewhere}) {
      REQUIRE(disk.copy_file(folder.path("a"), to).ok());
      CHECK(*disk.read_file(to) == text);
      CHECK(disk.remove_tree(to).ok());
    }
  }
  CHECK(!disk.copy_file(folder.path("none"), folder.path("c")).ok());
  CHECK(!disk.find(folder.path("c")));
}

TEST_CASE("core filesystem: a failure of the system is kept, for it may have made an answer wrong") {
  const TemporaryFolder folder;
  RealFileSystem disk;
  CHECK(!disk.find(folder.path("no/such")));
  CHECK(!disk.failure());
  if (::geteuid() == 0) return;  // root may read everything
  REQUIRE(disk.make_folders(folder.path("closed")).ok());
  REQUIRE(::chmod(folder.path("closed").c_str(), 0) == 0);
  CHECK(!disk.find(folder.path("closed/a")));
  CHECK(disk.failure()->message == "cannot look at " + folder.path("closed/a") + ": Permission denied");
  REQUIRE(::chmod(folder.path("closed").c_str(), 0700) == 0);
}

TEST_CASE("core filesystem: one process at a time has a lock, and its file goes with it") {
  const TemporaryFolder folder;
  RealFileSystem disk, other;
  const std::string path = folder.path("lock");
  {
    const auto held = disk.lock(path, std::chrono::milliseconds(0));
    REQUIRE((held.ok() && *held != nullptr));
    const auto second = other.lock(path, std::chrono::milliseconds(20));
    REQUIRE(second.ok());
    CHECK(*second == nullptr);
    CHECK(disk.find(path));
  }
  CHECK(!disk.find(path));
  const auto again = other.lock(path, std::chrono::milliseconds(0));
  CHECK((again.ok() && *again != nullptr));
}

TEST_CASE("core filesystem: what lies at the place of a lock does not stop it, and is not followed") {
  Confined at;
  const std::string path = at.site + "/lock";
  SUBCASE("the file of a process that was killed") { REQUIRE(at.disk.write_file(path, "").ok()); }
  SUBCASE("a link") { at.link(at.mine, "lock"); }
  SUBCASE("a link to nothing") { at.link(at.folder.path("outside/made"), "lock"); }
  SUBCASE("a FIFO") { REQUIRE(::mkfifo(path.c_str(), 0600) == 0); }
  SUBCASE("a folder") { REQUIRE(at.disk.make_folders(path).ok()); }
  const auto held = at.disk.lock(path, std::chrono::milliseconds(0));
  CHECK((held.ok() && *held != nullptr));
  CHECK(at.read_mine() == "mine");
  CHECK(at.disk.list(at.outside)->size() == 1);
}

}  // namespace almanac
