#include "site/entries.h"

#include <doctest/doctest.h>

#include "site/sample_site.h"
#include "support/memory_filesystem.h"

namespace almanac::site {
namespace {

Site sample() {
  std::vector<test::SamplePost> posts;
  for (int month = 1; month <= 6; ++month)
    for (const char* day : {"03", "14", "25"})
      posts.push_back({"2019-0" + std::to_string(month) + "-" + day, std::string("Day ") + day, {"sea"}});
  Site site = test::make_site(posts);
  for (FeedPlan& feed : site.feeds) feed.history = site.feed_of(FeedScope::kSite, 0).history;  // all have all posts
  return site;
}

struct Written {
  std::vector<OutputFile> month;  // documents of the first month
  std::vector<OutputFile> later;
  std::size_t failed = 0;
};

void write(const Site& site, const std::vector<DocumentPlan>& plans, const Entries& entries,
           std::vector<OutputFile>& files, std::size_t& failed) {
  for (const DocumentPlan& plan : plans) {
    Result<OutputFile> file = write_document(site, plan, entries);
    if (file)
      files.push_back(*std::move(file));
    else
      ++failed;
  }
}

// As a build does it, where `share` bytes of entries stay in memory.
Written write_all(const Site& site, FileSystem& fs, std::size_t share) {
  Entries entries(site, fs, share);
  const std::vector<DocumentPlan> month = plan_month_documents(site, std::chrono::year(2019) / 1);
  const std::vector<DocumentPlan> later = plan_other_documents(site);
  for (const DocumentPlan& plan : month) entries.want(plan, Entries::Use::kMonth);
  for (const DocumentPlan& plan : later) entries.want(plan, Entries::Use::kLater);
  const auto for_all = [&](const auto& use) {
    for (model::PostIndex post = 0; post < site.library.posts.size(); ++post)
      if (entries.use_of(post) != Entries::Use::kNone) use(post);
  };
  for_all([&](model::PostIndex post) {
    const std::string& id = site.library.posts[post].id;
    entries.add(post, {.id = id, .url = "https://example.org/", .title = id, .content_html = id + " &amp; more"});
  });
  Written written;
  write(site, month, entries, written.month, written.failed);
  for_all([&](model::PostIndex post) { entries.end_month_of(post); });
  write(site, later, entries, written.later, written.failed);
  return written;
}

void check_same(const std::vector<OutputFile>& files, const std::vector<OutputFile>& others) {
  REQUIRE(files.size() == others.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    CHECK(files[i].path == others[i].path);
    CHECK(files[i].bytes == others[i].bytes);
  }
}

}  // namespace

TEST_CASE("site: feeds are the same whether memory or a file keeps their entries") {
  test::MemoryFileSystem fs;
  const Site site = sample();
  const Written in_memory = write_all(site, fs, std::size_t{1} << 30);
  CHECK(in_memory.failed == 0);
  CHECK(!in_memory.month.empty());
  CHECK(in_memory.later.size() > 10);
  CHECK(in_memory.later.front().bytes.find("&amp;amp; more") != std::string::npos);
  for (const std::size_t share : {std::size_t{0}, std::size_t{20'000}}) {
    const Written in_file = write_all(site, fs, share);
    CHECK(in_file.failed == 0);
    check_same(in_file.month, in_memory.month);
    check_same(in_file.later, in_memory.later);
  }
}

TEST_CASE("site: a feed whose entries cannot be read back is an error, not a shorter feed") {
  test::MemoryFileSystem fs;
  fs.fail_scratch();
  const Site site = sample();
  const Written written = write_all(site, fs, 0);
  CHECK(!written.month.empty());
  CHECK(written.later.empty());
  CHECK(written.failed > 10);
}

}  // namespace almanac::site
