#include "site/article_store.h"

#include <doctest/doctest.h>

#include "support/memory_filesystem.h"
#include "support/temporary_folder.h"

namespace almanac::site {
namespace {

markdown::Article article(const std::string& text) {
  return {.page_html = "<p>" + text, .feed_html = "<div>" + text, .excerpt = text};
}

void check_all_come_back(FileSystem& fs, const std::string& folder, std::size_t share) {
  ArticleStore store(fs, folder, 40, share);
  for (std::size_t i = 0; i < 40; i += 2) store.put(i, article(std::string(i * 10, 'x') + std::to_string(i)));
  for (std::size_t i = 0; i < 40; ++i) {
    const std::optional<markdown::Article> taken = store.take(i);
    REQUIRE(taken.has_value() == (i % 2 == 0));
    if (!taken) continue;
    const markdown::Article expected = article(std::string(i * 10, 'x') + std::to_string(i));
    CHECK(taken->page_html == expected.page_html);
    CHECK(taken->feed_html == expected.feed_html);
    CHECK(taken->excerpt == expected.excerpt);
    CHECK(!store.take(i));
  }
}

}  // namespace

TEST_CASE("site: articles come back, whether memory, a file or neither has room for them") {
  const test::TemporaryFolder folder;
  RealFileSystem disk;
  test::MemoryFileSystem memory;
  for (const std::size_t share : {std::size_t{0}, std::size_t{2000}, std::size_t{1} << 30}) {
    check_all_come_back(disk, folder.path(), share);
    check_all_come_back(disk, folder.path("missing"), share);
    check_all_come_back(memory, "", share);
  }
}

}  // namespace almanac::site
