// A cache is hostile input: a cloned repository may bring one.
#include "site/cache.h"

#include <doctest/doctest.h>

#include <map>

#include "core/build_id.h"
#include "loader/load.h"
#include "model/post_bytes.h"
#include "site/build.h"
#include "site/facts_bytes.h"
#include "support/contains.h"
#include "support/memory_filesystem.h"

namespace almanac::test {
namespace {

using Files = std::map<std::string, std::string>;

constexpr const char* kCachePath = "blog/.almanac/cache";

site::CacheKey test_key() { return to_key("a key of all tests"); }

Files small_site() {
  return {
      {"blog/almanac.yml", "title: Blog\nurl: https://example.org\nauthor: Team\n"},
      {"blog/_posts/2024-01-01-a.md", "---\ntitle: A\ntags: [x]\nimage: a.gif\n---\nText of [b](2024-01-02-b.md).\n"},
      {"blog/_posts/2024-01-02-b.md", "---\ntitle: B\ntags: [x]\n---\nOther text.\n"},
      {"blog/assets/img/a.gif", "GIF89a\x01\x01\x02\x01"},
      {"outside.gif", "secret"}};
}

site::BuildReport run(MemoryFileSystem& fs, const site::CacheKey& key) {
  site::BuildOptions options;
  options.load = {.folder = "blog", .now = Instant(std::chrono::sys_days(std::chrono::year(2024) / 6 / 1))};
  options.cache_key = key;
  return site::build(fs, options);
}

std::string message_of(const site::BuildReport& report) {
  for (const Finding& finding : report.findings.items())
    if (finding.rule == "CacheNotUsed") return to_text(finding);
  return "";
}

Files output(const MemoryFileSystem& fs) {
  Files files;
  for (const auto& [path, bytes] : fs.files())
    if (path.starts_with("blog/_site/")) files[path] = bytes;
  return files;
}

site::Cache load(const MemoryFileSystem& fs) {
  Findings findings;
  site::Cache cache = site::load_cache(fs, "blog", test_key(), findings);
  REQUIRE(findings.empty());
  REQUIRE(!cache.records.empty());
  return cache;
}

// Built from a cache that was changed, and signed again with the right key.
template <class Change>
std::unique_ptr<MemoryFileSystem> build_with(const Change& change) {
  auto fs = std::make_unique<MemoryFileSystem>(small_site());
  run(*fs, test_key());
  site::Cache cache = load(*fs);
  change(cache);
  site::save_cache(*fs, "blog", test_key(), cache);
  run(*fs, test_key());
  return fs;
}

const Files& clean_output() {
  static const Files files = [] {
    MemoryFileSystem fs(small_site());
    run(fs, test_key());
    return output(fs);
  }();
  return files;
}

// Changes a post's record.
template <class Change>
auto in_post(const Change& change) {
  return [change](site::Cache& cache) {
    cache.standing.reset();
    loader::PostRecord record = *parse_bytes<loader::PostRecord>(cache.records.front().bytes());
    model::Post post = *parse_bytes<model::Post>(record.post.bytes);
    change(post);
    record.post.bytes = to_bytes(post);
    cache.records.front() = keep(cache.records.front().path, record);
  };
}

}  // namespace

TEST_CASE("cache: one that another key sealed is passed over, and said") {
  MemoryFileSystem fs(small_site());
  run(fs, test_key());
  CHECK(message_of(run(fs, test_key())) == "");
  CHECK(contains(message_of(run(fs, to_key("quite another key"))), "was made with another key"));
  CHECK(message_of(run(fs, to_key("quite another key"))) == "");
}

TEST_CASE("cache: a digest is no seal: what anybody can compute is not believed") {
  MemoryFileSystem fs(small_site());
  run(fs, test_key());
  const std::string good = fs.files().at(kCachePath);
  std::string forged = good;
  const std::size_t at = forged.find("Other text");
  REQUIRE(at != std::string::npos);
  forged.replace(at, 5, "Wrong");
  for (const std::string& bytes : {forged, forged + to_text(digest(forged)), good.substr(0, good.size() - 41),
                                   "almanac cache 1\n" + to_text(digest(build_id())) + "\n" + to_text(digest(""))}) {
    fs.add_file(kCachePath, bytes);
    fs.add_file("blog/_posts/2024-01-02-b.md", fs.files().at("blog/_posts/2024-01-02-b.md"));
    CHECK(contains(message_of(run(fs, test_key())), "everything is built anew"));
    CHECK(output(fs) == clean_output());
  }
}

TEST_CASE("cache: without a key it is neither read nor written, and one line says so") {
  MemoryFileSystem fs(small_site());
  const site::CacheKey none = Result<SecretKey>(Error{"there is no home folder to keep one in"});
  CHECK(message_of(run(fs, none)) ==
        ".almanac/cache: info: is not used, as there is no key to know it by (there is no home folder to keep one in): "
        "everything is built anew; give builds a secret text as ALMANAC_CACHE_KEY [CacheNotUsed]");
  CHECK_FALSE(fs.find(kCachePath));
  run(fs, test_key());
  const std::string before = fs.files().at(kCachePath);
  run(fs, none);
  CHECK(fs.files().at(kCachePath) == before);
  CHECK(output(fs) == clean_output());
  run(fs, std::nullopt);
  CHECK(fs.files().at(kCachePath) == before);
}

TEST_CASE("cache: nothing is read or written through symlinks that a repository brings") {
  MemoryFileSystem fs(small_site());
  fs.add_file("elsewhere/file", "mine");
  fs.add_symlink("blog/.almanac", "../elsewhere");
  run(fs, test_key());
  CHECK_FALSE(fs.find("elsewhere/cache"));
  CHECK(fs.find(kCachePath));

  MemoryFileSystem other(small_site());
  other.add_file("elsewhere/file", "mine");
  for (const char* name : {"cache", "cache.next"})
    other.add_symlink(std::string("blog/.almanac/") + name, "../../elsewhere/file");
  CHECK(contains(message_of(run(other, test_key())), "is no file"));
  CHECK(other.files().at("elsewhere/file") == "mine");
  CHECK(message_of(run(other, test_key())) == "");
}

TEST_CASE("cache: a record that names paths outside of the site is not used, though its seal is right") {
  for (const char* path : {"../outside.gif", "/outside.gif", "x/../../outside.gif"}) {
    CAPTURE(path);
    const auto banner = build_with(in_post([&](model::Post& post) { post.banner->path = path; }));
    CHECK(output(*banner) == clean_output());
    CHECK(!banner->reads().contains("outside.gif"));
    const auto post = build_with(in_post([&](model::Post& changed) { changed.path = path; }));
    CHECK(output(*post) == clean_output());
  }
}

TEST_CASE("cache: a record of another post, or with what cannot be, is not used") {
  const std::vector<std::function<void(model::Post&)>> changes = {
      [](model::Post& post) { post.path = "_posts/2024-01-02-b.md"; },
      [](model::Post& post) { post.path = ""; },
      [](model::Post& post) { post.banner->path = "assets/img/none.gif"; },
      [](model::Post& post) { post.banner->path = "almanac.yml"; },
      [](model::Post& post) { post.url_path = "../../a"; },
      [](model::Post& post) { post.title = "\xFF"; },
      [](model::Post& post) { post.day = std::chrono::year(2024) / 2 / 31; },
      [](model::Post& post) { post.covers = std::chrono::year(2024) / 14; },
      [](model::Post& post) { post.published.instant = Instant::max(); },
      [](model::Post& post) {
        post.updated = Timestamp{Instant::min(), {}};
      },
      [](model::Post& post) { post.body_line = 2'000'000'000; },
      [](model::Post& post) {
        post.authors = {{"", "", ""}};
      }};
  for (const auto& change : changes) CHECK(output(*build_with(in_post(change))) == clean_output());
}

TEST_CASE("cache: suggestions of posts that are not there are made anew") {
  const auto suggest = [](std::vector<std::vector<archive::Suggestion>> by_post) {
    return [by_post](site::Cache& cache) {
      cache.standing.reset();
      auto suggestions = *parse_bytes<site::SuggestionsOf>(cache.suggestions.bytes());
      suggestions.by_post = by_post;
      cache.suggestions = keep("suggestions", suggestions);
      cache.tree = {};
    };
  };
  CHECK(output(*build_with(suggest({{{7, archive::Reason::kRelated}}, {}}))) == clean_output());
  CHECK(output(*build_with(suggest({{}}))) == clean_output());
  CHECK(output(*build_with(suggest({{}, {}, {}}))) == clean_output());
}

TEST_CASE("cache: looks that lead outside of the site ask nothing") {
  const auto fs = build_with([](site::Cache& cache) {
    loader::PostRecord record = *parse_bytes<loader::PostRecord>(cache.records.front().bytes());
    record.looks.push_back({.kind = Look::Kind::kFile, .path = "blog/../outside.gif", .seen = digest("secret")});
    cache.records.front() = keep(cache.records.front().path, record);
    cache.standing->looks.push_back({.kind = Look::Kind::kFile, .path = "outside.gif", .seen = digest("secret")});
  });
  CHECK(output(*fs) == clean_output());
  CHECK(!fs->reads().contains("outside.gif"));
}

TEST_CASE("cache: whatever byte of it is another, signed or not, a build ends and leaves the rest of the disk alone") {
  MemoryFileSystem built(small_site());
  run(built, test_key());
  const Files before = built.files();
  const std::string good = before.at(kCachePath);
  const std::size_t begin = good.find("key ") + 21, end = good.size() - 41;
  for (std::size_t i = begin; i < end; i += 1 + (end - begin) / 150) {
    CAPTURE(i);
    MemoryFileSystem fs(before);
    std::string forged = good.substr(0, end);
    forged[i] = static_cast<char>(forged[i] ^ (1 << i % 8));
    REQUIRE(seal(forged, **test_key()).ok());
    fs.add_file(kCachePath, forged);
    run(fs, test_key());
    CHECK(fs.files().at("outside.gif") == "secret");
    for (const auto& [path, bytes] : fs.files()) {
      const bool is_ours =
          path.starts_with("blog/_site") || path.starts_with("blog/.almanac/") || path.starts_with("blog/almanac.lock");
      CHECK_MESSAGE((is_ours || before.contains(path)), path);
    }
  }
}

}  // namespace almanac::test
