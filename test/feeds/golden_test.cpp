// Whole documents beside files that a person can read. `ALMANAC_REWRITE_GOLDEN=1 almanac_test -tc="feeds: golden*"`
// rewrites them; the diff is then to be read.
#include <doctest/doctest.h>

#include <cstdlib>

#include "core/filesystem.h"
#include "feeds/formats.h"
#include "feeds/sample_feed.h"
#include "support/files.h"

namespace almanac::feeds {
namespace {

void check_golden(const Feed& feed, const FormatInfo& format, const std::string& name) {
  const std::string path = "test/feeds/golden/" + name + "." + std::string(format.file_name);
  const std::string bytes = format.write(feed);
  if (std::getenv("ALMANAC_REWRITE_GOLDEN") != nullptr)
    REQUIRE(RealFileSystem().write_file(test::source_path(path), bytes).ok());
  CHECK(bytes == test::read_source(path));
}

TEST_CASE("feeds: golden subscription document with every field") {
  const Entry full = test::full_entry();
  const Entry least = test::least_entry();
  for (const FormatInfo& format : formats()) {
    Feed feed = test::full_feed();
    feed.self_url = "https://example.org/blog/" + std::string(format.file_name);
    feed.history.prev_archive = "https://example.org/blog/2018/12/" + std::string(format.file_name);
    feed.entries = {&full, &least};
    check_golden(feed, format, "full");
  }
}

TEST_CASE("feeds: golden archive document") {
  const Entry least = test::least_entry();
  for (const FormatInfo& format : formats()) {
    const std::string file(format.file_name);
    Feed feed = test::full_feed();
    feed.generator_version.clear();
    feed.hubs.clear();
    feed.self_url = "https://example.org/blog/2018/12/" + file;
    feed.updated = least.updated;
    feed.history = {true, "https://example.org/blog/" + file, "https://example.org/blog/2018/11/" + file,
                    "https://example.org/blog/2019/01/" + file};
    feed.entries = {&least};
    check_golden(feed, format, "archive");
  }
}

TEST_CASE("feeds: golden feed with no entries and no options") {
  for (const FormatInfo& format : formats()) check_golden(test::least_feed(), format, "empty");
}

}  // namespace
}  // namespace almanac::feeds
