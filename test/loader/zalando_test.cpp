#include <doctest/doctest.h>

#include <algorithm>

#include "config/load.h"
#include "core/filesystem.h"
#include "loader/load.h"
#include "support/files.h"

namespace almanac::loader {
namespace {

const model::Post* find_post(const Sources& sources, const std::string& path) {
  const auto found =
      std::find_if(sources.posts.begin(), sources.posts.end(), [&](const auto& post) { return post.path == path; });
  return found == sources.posts.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("loader: the real blog's 18 posts are read as Jekyll reads them") {
  const auto site = test::shared_path("corpora/zalando");
  if (!site) return;
  const RealFileSystem fs;
  Findings findings;
  const auto settings = config::load_settings(fs, *site, {}, findings);
  REQUIRE(settings.ok());
  const Instant now = std::chrono::sys_days(std::chrono::year(2024) / 1 / 1);
  const Sources sources = load(fs, *site, *settings, {now, 2}, findings);
  CHECK_FALSE(findings.has_errors());
  CHECK(findings.count(Severity::kWarning) == 2);  // the two posts whose file name has another day
  CHECK(sources.posts.size() == 18);

  const model::Post* december = find_post(sources, "_posts/2019-01-07-december-review.md");
  REQUIRE(december != nullptr);
  CHECK(december->title == "December Review -  Patroni, Machine Learning Meetup and more.");
  CHECK(to_rfc3339(december->published) == "2019-01-07T00:00:00Z");
  CHECK(to_text(december->day) == "2019-01-07");
  CHECK(december->authors == std::vector<model::Author>{{"Hong Phuc Dang", "", ""}});
  CHECK(december->banner.value().path == "assets/img/banners/decreview.jpg");
  CHECK(december->url_path == "/blog/2019/01/december-review/");
  CHECK(december->id == "https://opensource.zalando.com/blog/2019/01/december-review");
  CHECK(december->layout == "article");
  CHECK(december->lang == "en");
  CHECK(december->body_line == 8);

  const model::Post* release = find_post(sources, "_posts/2019-05-09-How-We-Release-Code.md");
  REQUIRE(release != nullptr);
  CHECK(to_text(release->day) == "2019-05-27");
  CHECK(release->url_path == "/blog/2019/05/How-We-Release-Code/");
  CHECK(release->id == "https://opensource.zalando.com/blog/2019/05/How-We-Release-Code");
}

}  // namespace almanac::loader
