#include "feeds/check/check.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace almanac;
using feeds::check::check_feed;

namespace {

const Finding* find(const Findings& findings, std::string_view rule) {
  const auto at = std::find_if(findings.items().begin(), findings.items().end(),
                               [&](const Finding& finding) { return finding.rule == rule; });
  return at == findings.items().end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("check: a finding points at the first character of what is wrong") {
  const Findings findings = check_feed(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
      "  <title>ä &amp; ö</title><updated>2019-13-07T00:00:00Z</updated>\n"
      "  <link rel=\"self\"\n    href=\"http://a.example/b c\"/>\n"
      "</feed>\n",
      "feed.xml", {});
  const Finding* date = find(findings, "InvalidRFC3339Date");
  REQUIRE(date != nullptr);
  CHECK(date->place == Place{"feed.xml", 3, 36});
  CHECK(date->message.find("\"2019-13-07T00:00:00Z\"") != std::string::npos);
  const Finding* link = find(findings, "InvalidUriChar");
  REQUIRE(link != nullptr);
  CHECK(link->place == Place{"feed.xml", 5, 29});
  REQUIRE(find(findings, "MissingElement") != nullptr);
  CHECK(find(findings, "MissingElement")->place == Place{"feed.xml", 2, 1});
}

TEST_CASE("check: a document that breaks off is judged as far as it goes") {
  const Findings findings =
      check_feed("<rss version=\"2.0\"><channel><title>a</title><link>nowhere</link><item>", "f", {});
  CHECK(find(findings, "SAXError") != nullptr);
  CHECK(find(findings, "InvalidFullLink") != nullptr);
  CHECK(find(findings, "MissingDescription") == nullptr);
}
