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

TEST_CASE("check: broken XML is named and placed where the author must mend it") {
  const auto broken = [](std::string_view rest) {
    const Findings findings = check_feed("<rss version=\"2.0\"><channel>\n<title>" + std::string(rest), "f", {});
    const Finding* error = find(findings, "SAXError");
    return error == nullptr ? "" : to_text(*error).substr(0, to_text(*error).rfind(" ["));
  };
  CHECK(broken("a & b</title>") ==
        "f:2:10: error: not well-formed XML: here & begins no reference such as &lt; - write &amp;");
  CHECK(broken("a < b</title>") == "f:2:10: error: not well-formed XML: here < begins no tag: write &lt;");
  CHECK(broken("a</b>") == "f:2:9: error: not well-formed XML: </b> stands where <title> of line 2 is open");
  CHECK(broken("a") == "f:2:9: error: not well-formed XML: the document ends while <title> of line 2 is open");
  CHECK(broken("a\x01</title>") == "f:2:9: error: not well-formed XML: a control character, which XML does not allow");
}

TEST_CASE("check: a namespace is reported where it is declared, stray text where it stands") {
  const Findings findings = check_feed(
      "<rss version=\"2.0\" xmlns:a=\"http://www.w3.org/2005/Atom\"\n"
      "  xmlns:x=\"urn:x\">\n"
      "<channel><title>a</title>\n  stray</channel></rss>",
      "f", {});
  REQUIRE(find(findings, "NonstdPrefix") != nullptr);
  CHECK(find(findings, "NonstdPrefix")->place == Place{"f", 1, 20});
  REQUIRE(find(findings, "UnknownNamespace") != nullptr);
  CHECK(find(findings, "UnknownNamespace")->place == Place{"f", 2, 3});
  REQUIRE(find(findings, "UnexpectedText") != nullptr);
  CHECK(find(findings, "UnexpectedText")->place == Place{"f", 4, 3});
}
