#include "core/key_file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "core/filesystem.h"
#include "support/contains.h"
#include "support/temporary_folder.h"

namespace almanac::test {
namespace {

// A home folder and a site beside it.
struct Home {
  TemporaryFolder folder;
  RealFileSystem disk;
  std::string key_path = folder.path("home/.cache/almanac/cache.key");

  Home() {
    REQUIRE(disk.make_folders(folder.path("home")).ok());
    REQUIRE(disk.make_folders(folder.path("site")).ok());
  }
  Result<SecretKey> find() const { return find_cache_key({.home = folder.path("home")}, folder.path("site")); }
  std::string trouble() const {
    const Result<SecretKey> key = find();
    return key ? "" : key.error().message;
  }
  mode_t rights(const std::string& path) const {
    struct stat info {};
    REQUIRE(::lstat(path.c_str(), &info) == 0);
    return info.st_mode & 07777;
  }
  std::size_t files() const { return disk.list(folder.path("home/.cache/almanac"))->size(); }
};

}  // namespace

TEST_CASE("key file: it is made once, for its owner only, and read from then on") {
  const Home home;
  const Result<SecretKey> key = home.find();
  REQUIRE(key.ok());
  CHECK(home.rights(home.key_path) == 0600);
  CHECK(home.rights(std::string(parent_path(home.key_path))) == 0700);
  CHECK(home.files() == 1);
  CHECK(*home.find() == *key);
  CHECK(*Home().find() != *key);
}

TEST_CASE("key file: the folder of caches is XDG_CACHE_HOME, where that is absolute") {
  const Home home;
  KeySources sources{.cache_folder = home.folder.path("caches"), .home = home.folder.path("home")};
  REQUIRE(find_cache_key(sources, home.folder.path("site")).ok());
  CHECK(home.disk.find(home.folder.path("caches/almanac/cache.key")));
  CHECK_FALSE(home.disk.find(home.key_path));
  sources.cache_folder = "caches";
  REQUIRE(find_cache_key(sources, home.folder.path("site")).ok());
  CHECK(home.disk.find(home.key_path));
}

TEST_CASE("key file: a text stands in for it, and is long enough") {
  const Home home;
  const std::string site = home.folder.path("site");
  CHECK(*find_cache_key({.text = "0123456789abcdef", .home = home.folder.path("home")}, site) ==
        *to_key("0123456789abcdef"));
  CHECK_FALSE(home.disk.find(home.key_path));
  CHECK(contains(find_cache_key({.text = "0123456789abcde"}, site).error().message, "fewer than 16 characters"));
}

TEST_CASE("key file: without a home folder there is none") {
  for (const char* none : {"", "home", "/nonexistent/home"}) CHECK_FALSE(find_cache_key({.home = none}, "site").ok());
}

TEST_CASE("key file: what another could have written or read is not taken") {
  const Home home;
  REQUIRE(home.find().ok());
  for (const mode_t rights : {0640U, 0604U, 0644U, 0620U}) {
    REQUIRE(::chmod(home.key_path.c_str(), rights) == 0);
    CHECK(contains(home.trouble(), "is open to other users"));
  }
  REQUIRE(::chmod(home.key_path.c_str(), 0600) == 0);
  REQUIRE(::chmod(std::string(parent_path(home.key_path)).c_str(), 0777) == 0);
  CHECK(contains(home.trouble(), "is open to other users"));
}

TEST_CASE("key file: a file that is no key is said, and left as it is") {
  Home home;
  REQUIRE(home.find().ok());
  for (const std::string& bytes : {std::string(), std::string(31, 'x'), std::string(33, 'x')}) {
    REQUIRE(home.disk.write_file(home.key_path, bytes).ok());
    CHECK(contains(home.trouble(), "is no key of 32 bytes"));
    CHECK(*home.disk.read_file(home.key_path) == bytes);
  }
}

TEST_CASE("key file: no symlink and no FIFO is followed") {
  Home home;
  REQUIRE(home.find().ok());
  const std::string elsewhere = home.folder.path("elsewhere");
  REQUIRE(home.disk.rename(home.key_path, elsewhere).ok());
  std::filesystem::create_symlink(elsewhere, home.key_path);
  CHECK(contains(home.trouble(), "cannot read"));
  REQUIRE(home.disk.remove_tree(home.key_path).ok());
  REQUIRE(::mkfifo(home.key_path.c_str(), 0600) == 0);
  CHECK(contains(home.trouble(), "is no key"));
  const std::string folder(parent_path(home.key_path));
  REQUIRE(home.disk.remove_tree(folder).ok());
  REQUIRE(home.disk.make_folders(elsewhere + ".d").ok());
  std::filesystem::create_symlink(elsewhere + ".d", folder);
  CHECK(contains(home.trouble(), "cannot open"));
  CHECK(home.disk.list(elsewhere + ".d")->empty());
}

TEST_CASE("key file: none that lies in the site, which may have come with a key") {
  const Home home;
  const KeySources sources{.home = home.folder.path("home")};
  for (const char* site : {"home", "home/", "home/.cache", "home/.cache/almanac", ""})
    CHECK(contains(find_cache_key(sources, home.folder.path(site)).error().message, "would lie in the site"));
  std::filesystem::create_symlink(home.folder.path("home"), home.folder.path("link"));
  CHECK_FALSE(find_cache_key(sources, home.folder.path("link")).ok());
  CHECK_FALSE(find_cache_key({.home = home.folder.path("link")}, home.folder.path("home")).ok());
  CHECK_FALSE(home.disk.find(home.key_path));
  CHECK(find_cache_key(sources, home.folder.path("home/blog")).ok());
}

}  // namespace almanac::test
