#include "cli/check_inputs.h"

#include <doctest/doctest.h>

#include "support/memory_filesystem.h"

namespace almanac::cli {
namespace {

using test::MemoryFileSystem;

constexpr const char* kFeed = "<rss version=\"2.0\"/>";

std::vector<CheckInput> find(const FileSystem& fs, std::vector<std::string> paths, std::string base_url = "") {
  return find_inputs(fs, {.paths = std::move(paths), .base_url = std::move(base_url), .max_bytes = 1000}).documents;
}

std::vector<std::string> files_of(const std::vector<CheckInput>& inputs) {
  std::vector<std::string> files;
  for (const CheckInput& input : inputs) files.push_back(input.file);
  return files;
}

using Files = std::vector<std::string>;

TEST_CASE("check inputs: a folder is searched by content, sorted; a file that is named is always there") {
  const MemoryFileSystem fs{{"site/b/feed", kFeed},           {"site/a.html", "<html>"}, {"site/a/rss.txt", kFeed},
                            {"site/sitemap.xml", "<urlset>"}, {"site/c.xml", kFeed},     {"site/.git/x.xml", kFeed}};
  CHECK(files_of(find(fs, {"site"})) == Files{"site/a/rss.txt", "site/b/feed", "site/c.xml"});
  CHECK(files_of(find(fs, {"site/a.html", "site/", "site/c.xml", "-"})) ==
        Files{"site/a.html", "site/a/rss.txt", "site/b/feed", "site/c.xml", "-"});
}

TEST_CASE("check inputs: a folder whose feeds are all named before is no folder without a feed") {
  const MemoryFileSystem fs{{"site/a.xml", kFeed}};
  const std::vector<CheckInput> inputs = find(fs, {"site/a.xml", "site", "site"});
  CHECK(files_of(inputs) == Files{"site/a.xml"});
  CHECK(inputs[0].failure.empty());
}

TEST_CASE("check inputs: addresses are URL and path as given, below a folder URL and the path below it") {
  const MemoryFileSystem fs{{"site/blog/größe 1.xml", kFeed}, {"a.xml", kFeed}};
  CHECK(find(fs, {"site"}, "https://example.org/x")[0].address == "https://example.org/x/blog/gr%C3%B6%C3%9Fe%201.xml");
  CHECK(find(fs, {"site/blog/größe 1.xml"}, "https://example.org/")[0].address ==
        "https://example.org/site/blog/gr%C3%B6%C3%9Fe%201.xml");
  CHECK(find(fs, {"./a.xml"}, "https://example.org/")[0].address == "https://example.org/a.xml");
  CHECK(find(fs, {"-"}, "https://example.org/feed")[0].address == "https://example.org/feed");
  CHECK(find(fs, {"a.xml"})[0].address.empty());
}

TEST_CASE("check inputs: the current folder's files have no dot before them") {
  const MemoryFileSystem fs{{"a/b.xml", kFeed}};
  CHECK(files_of(find(fs, {"."})) == Files{"a/b.xml"});
}

TEST_CASE("check inputs: what is not there, too large, or without a feed is a failure") {
  MemoryFileSystem fs{{"page/a.html", "<html>"}, {"big.xml", std::string(1001, 'x')}, {"f/b.xml", kFeed}};
  CHECK(find(fs, {"nope"})[0].failure == "cannot read nope: there is no such file or folder");
  CHECK(find(fs, {"page"})[0].failure == "there is no feed in the folder page");
  CHECK(find(fs, {"big.xml"})[0].failure == "big.xml has 1001 bytes, more than --max-size 1000");
  fs.fail_at("f/b.xml");
  CHECK(!find(fs, {"f"})[0].failure.empty());
}

TEST_CASE("check inputs: symlinks are followed within the folder, never out of it") {
  MemoryFileSystem fs{{"site/a.xml", kFeed}, {"other/b.xml", kFeed}};
  fs.add_symlink("site/in.xml", "a.xml");
  fs.add_symlink("site/out.xml", "../other/b.xml");
  fs.add_symlink("site/nowhere.xml", "nope");
  fs.add_symlink("site/loop", "../site");
  CHECK(files_of(find(fs, {"site"})) == Files{"site/a.xml", "site/in.xml"});
  CHECK(files_of(find(fs, {"site/out.xml", "site/loop"})) ==
        Files{"site/out.xml", "site/loop/a.xml", "site/loop/in.xml"});
}

TEST_CASE("check inputs: a JSON Feed whose version comes last is found") {
  const MemoryFileSystem fs{{"a/feed.json", "{\"items\": [\"" + std::string(900, 'x') +
                                                "\"], \"version\": \"https://jsonfeed.org/version/1\"}"},
                            {"a/long.xml", "<!--" + std::string(980, ' ') + "--><rss>"}};
  CHECK(find(fs, {"a"}).size() == 2);
}

}  // namespace
}  // namespace almanac::cli
