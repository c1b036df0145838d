#include "site/self_check.h"

#include <doctest/doctest.h>

#include "core/text.h"

namespace almanac::site {
namespace {

constexpr const char* kFeed =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n"
    "<id>https://example.org/@file@</id><title>@file@</title><updated>2024-01-02T00:00:00Z</updated>\n"
    "<link rel=\"self\" href=\"https://example.org/@file@\"/><author><name>Ada</name></author>\n"
    "<entry><title>T</title><id>https://example.org/1</id><updated>2024-01-02T00:00:00Z</updated>\n"
    "<link href=\"https://example.org/1\"/><summary>S</summary></entry></feed>\n";

OutputFile feed(const std::string& path, std::string_view id) {
  return {path,
          replace_all(replace_all(kFeed, "<id>https://example.org/1", "<id>https://example.org/" + std::string(id)),
                      "@file@", path)};
}

TEST_CASE("self check: the feeds of a build are held to the rules over several documents, too") {
  config::Settings settings;
  settings.url = "https://example.org";
  settings.check_on_build = true;
  SelfCheck check(settings, Instant{std::chrono::sys_days{std::chrono::year{2024} / 6 / 1}});
  check.judge(feed("b.xml", "2"), "https://example.org/b.xml");
  check.judge(feed("a.xml", "1"), "https://example.org/a.xml");
  const Findings findings = check.take();
  REQUIRE(findings.items().size() == 1);
  CHECK(to_text(findings.items()[0]).starts_with("b.xml:5:28: error: the entry \"https://example.org/1\" has the id "));
  CHECK(check.take().empty());

  settings.check_ignore.push_back({.rule = "InconsistentId", .path = "b.*", .reason = "a test"});
  check.judge(feed("b.xml", "2"), "https://example.org/b.xml");
  check.judge(feed("a.xml", "1"), "https://example.org/a.xml");
  CHECK(check.take().empty());
}

}  // namespace
}  // namespace almanac::site
