#include "core/filesystem.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/temporary_folder.h"

namespace almanac {
namespace {

using test::TemporaryFolder;

std::string read(const std::string& path) {
  Result<std::string> bytes = RealFileSystem().read_file(path);
  return bytes ? *bytes : bytes.error().message;
}

TEST_CASE("core filesystem: what is written is read, whole or from the start") {
  const TemporaryFolder folder;
  RealFileSystem disk;
  const std::string path = folder.path("größe \n.bin");
  const std::string bytes("a\0b\xFF\r\n", 6);
  REQUIRE(disk.write_file(path, bytes).ok());
  CHECK(read(path) == bytes);
  CHECK(*disk.read_start(path, 2) == bytes.substr(0, 2));
  CHECK(*disk.read_start(path, 100) == bytes);
  REQUIRE(disk.write_file(path, "").ok());
  CHECK(read(path).empty());
  const std::string large(3'000'000, 'x');
  REQUIRE(disk.write_file(path, large).ok());
  CHECK(read(path) == large);
  CHECK(disk.find(path)->bytes == large.size());
}

TEST_CASE("core filesystem: errors name the path and the system's reason") {
  const TemporaryFolder folder;
  RealFileSystem disk;
  const std::string missing = folder.path("no/such");
  CHECK(disk.read_file(missing).error().message == "cannot read " + missing + ": No such file or directory");
  CHECK(disk.read_file(folder.path()).error().message == "cannot read " + folder.path() + ": Is a directory");
  CHECK(disk.list(missing).error().message == "cannot list " + missing + ": No such file or directory");
  CHECK(disk.write_file(missing, "").error().message == "cannot write " + missing + ": No such file or directory");
  CHECK(!disk.real_path(missing).ok());
  CHECK(!disk.rename(missing, folder.path("a")).ok());
  CHECK(!disk.exchange(missing, folder.path()).ok());
  CHECK(!disk.find(missing));
}

TEST_CASE("core filesystem: a full disk is an error") {
  RealFileSystem disk;
  if (!disk.find("/dev/full")) return;
  CHECK(disk.write_file("/dev/full", "a").error().message == "cannot write /dev/full: No space left on device");
}

TEST_CASE("core filesystem: folders are listed in byte order, with the kind of each entry") {
  const TemporaryFolder folder;
  RealFileSystem disk;
  REQUIRE(disk.make_folders(folder.path("b/c/d")).ok());
  REQUIRE(disk.make_folders(folder.path("b/c/d")).ok());
  for (const char* name : {"ä", "B", "a", "10", "9"}) REQUIRE(disk.write_file(folder.path(name), "").ok());
  REQUIRE(::symlink("b", folder.path("link").c_str()) == 0);
  std::string listed;
  const Result<std::vector<FolderEntry>> entries = disk.list(folder.path());
  REQUIRE(entries.ok());
  for (const FolderEntry& entry : *entries) {
    const bool is_folder = entry.kind == FileKind::kFolder;
    listed += entry.name + (is_folder ? "/" : entry.kind == FileKind::kSymlink ? "@" : "") + " ";
  }
  CHECK(listed == "10 9 B a b/ link@ ä ");
}

TEST_CASE("core filesystem: a folder cannot be made where a file is") {
  const TemporaryFolder folder;
  RealFileSystem disk;
  REQUIRE(disk.write_file(folder.path("a"), "").ok());
  CHECK(!disk.make_folders(folder.path("a")).ok());
  CHECK(!disk.make_folders(folder.path("a/b")).ok());
  CHECK(disk.make_folders("").ok());  // parent_path("a")
}

TEST_CASE("core filesystem: symlinks are seen, and real paths have none") {
  const TemporaryFolder folder;
  RealFileSystem disk;
  REQUIRE(disk.make_folders(folder.path("real/sub")).ok());
  REQUIRE(disk.write_file(folder.path("real/a"), "text").ok());
  REQUIRE(::symlink("real", folder.path("link").c_str()) == 0);
  REQUIRE(::symlink("nowhere", folder.path("broken").c_str()) == 0);
  CHECK(disk.find(folder.path("link"))->kind == FileKind::kSymlink);
  CHECK(disk.find(folder.path("broken"))->kind == FileKind::kSymlink);
  CHECK(disk.find(folder.path("link/a"))->kind == FileKind::kFile);
  CHECK(read(folder.path("link/a")) == "text");
  CHECK(*disk.real_path(folder.path("link/./sub/../a")) == *disk.real_path(folder.path("real/a")));
  CHECK(!disk.real_path(folder.path("broken")).ok());
}

TEST_CASE("core filesystem: removing a tree stops at symlinks") {
  const TemporaryFolder folder;
  RealFileSystem disk;
  REQUIRE(disk.make_folders(folder.path("kept")).ok());
  REQUIRE(disk.write_file(folder.path("kept/a"), "text").ok());
  REQUIRE(disk.make_folders(folder.path("tree/sub")).ok());
  REQUIRE(disk.write_file(folder.path("tree/sub/b"), "").ok());
  REQUIRE(::symlink("../kept", folder.path("tree/link").c_str()) == 0);
  REQUIRE(::symlink("kept", folder.path("link").c_str()) == 0);
  CHECK(disk.remove_tree(folder.path("tree")).ok());
  CHECK(disk.remove_tree(folder.path("link")).ok());
  CHECK(!disk.find(folder.path("tree")));
  CHECK(!disk.find(folder.path("link")));
  CHECK(read(folder.path("kept/a")) == "text");
  CHECK(disk.remove_tree(folder.path("tree")).ok());  // nothing there
}

TEST_CASE("core filesystem: two folders exchange their names at once") {
  const TemporaryFolder folder;
  RealFileSystem disk;
  for (const char* name : {"old", "new"}) {
    REQUIRE(disk.make_folders(folder.path(name)).ok());
    REQUIRE(disk.write_file(folder.path(name + std::string("/is")), name).ok());
  }
  REQUIRE(disk.exchange(folder.path("old"), folder.path("new")).ok());
  CHECK(read(folder.path("old/is")) == "new");
  CHECK(read(folder.path("new/is")) == "old");
}

TEST_CASE("core filesystem: a second name keeps bytes and time") {
  const TemporaryFolder folder;
  RealFileSystem disk;
  REQUIRE(disk.write_file(folder.path("a"), "text").ok());
  REQUIRE(disk.link_file(folder.path("a"), folder.path("b")).ok());
  struct stat a {};
  struct stat b {};
  REQUIRE(::stat(folder.path("a").c_str(), &a) == 0);
  REQUIRE(::stat(folder.path("b").c_str(), &b) == 0);
  CHECK(a.st_ino == b.st_ino);
  CHECK(!disk.link_file(folder.path("a"), folder.path("b")).ok());  // there already
  REQUIRE(disk.rename(folder.path("b"), folder.path("c")).ok());
  CHECK(read(folder.path("c")) == "text");
  CHECK(!disk.find(folder.path("b")));
}

TEST_CASE("core filesystem: paths are joined and taken apart") {
  CHECK(join_path("a", "b/c") == "a/b/c");
  CHECK(join_path("a/", "/b") == "a/b");
  CHECK(join_path("", "b") == "b");
  CHECK(join_path("", "/b") == "/b");
  CHECK(join_path("a", "") == "a");
  CHECK(join_path("/", "b") == "/b");
  CHECK(parent_path("a/b/c.md") == "a/b");
  CHECK(parent_path("c.md").empty());
  CHECK(file_name("a/b/c.md") == "c.md");
  CHECK(file_name("c.md") == "c.md");
  CHECK(file_name("a/").empty());
  CHECK(extension("a.b/c.tar.gz") == ".gz");
  CHECK(extension("a.b/c").empty());
  CHECK(extension(".git").empty());
  CHECK(extension("a.") == ".");
}

TEST_CASE("core filesystem: inner paths never leave their folder") {
  CHECK(inner_path("a/./b//c/") == "a/b/c");
  CHECK(inner_path("a/../b") == "b");
  CHECK(inner_path("a/..") == "");
  CHECK(inner_path("") == "");
  CHECK(inner_path("...") == "...");
  CHECK(inner_path("a/..b/.c") == "a/..b/.c");
  for (const char* path : {"..", "../a", "a/../..", "a/../../a", "/", "/a", "./.."})
    CHECK_MESSAGE(!inner_path(path), path);
}

}  // namespace
}  // namespace almanac
