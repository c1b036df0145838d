#include "feeds/check/references.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/html/image_set.h"
#include "feeds/check/check.h"

using namespace almanac;
using namespace almanac::feeds::check;

namespace {

// "rule@column value" of each relative reference in one line of content.
std::string found_in(const std::string& content) {
  const std::string start = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>\n";
  std::string out;
  const Findings findings = check_feed(start + content + "\n</entry></feed>", "f", {});
  for (const Finding& finding : findings.items()) {
    if (finding.rule != "ContainsRelRef" && finding.rule != "RelRefNeedsBase") continue;
    CHECK(finding.place.line == 2);
    for (const auto& [name, value] : finding.params)
      if (name == "value") out += finding.rule + "@" + std::to_string(finding.place.column) + " " + value + "; ";
  }
  return out;
}

std::string found_in_tag(const std::string& tag) {
  return found_in("<content type=\"html\">&lt;" + tag + "></content>");
}

}  // namespace

TEST_CASE("references: relative ones are found in every attribute that has an address") {
  CHECK(found_in_tag("a href='/x'") == "ContainsRelRef@34 /x; ");
  CHECK(found_in_tag("a href='#x'") == "ContainsRelRef@34 #x; ");
  CHECK(found_in_tag("a href='//a.example/'") == "ContainsRelRef@34 //a.example/; ");
  CHECK(found_in_tag("img src=b.png") == "ContainsRelRef@34 b.png; ");
  CHECK(found_in_tag("video poster='b.png'").ends_with(" b.png; "));
  CHECK(found_in_tag("blockquote cite='b'").ends_with(" b; "));
  CHECK(found_in_tag("object data='b'").ends_with(" b; "));
  CHECK(found_in_tag("form action='b'").ends_with(" b; "));
  CHECK(found_in_tag("video>&lt;source src='b'").ends_with(" b; "));
  CHECK(found_in_tag("video>&lt;track src='b'").ends_with(" b; "));
  CHECK(found_in_tag("svg>&lt;use xlink:href='#b'/").ends_with(" #b; "));
  CHECK(found_in_tag("a href='https://a.example/x' title='/x'").empty());
  CHECK(found_in_tag("a href=' mailto:a@b.example '").empty());
}

TEST_CASE("references: each candidate of a srcset stands at its own place") {
  CHECK(found_in_tag("img srcset='https://a.example/w_1,h_2/a.png 1x, b.png 2x'") == "ContainsRelRef@74 b.png; ");
  CHECK(found_in_tag("img srcset='a.png, b.png 2x'") == "ContainsRelRef@38 a.png; ContainsRelRef@45 b.png; ");
  CHECK(found_in_tag("img srcset='?a&amp;amp;b 1x, ?a&amp;amp;b 2x'") ==
        "ContainsRelRef@38 ?a&b; ContainsRelRef@55 ?a&b; ");
  CHECK(found_in_tag("img srcset='data:image/png;base64,AA 1x'").empty());
}

TEST_CASE("references: XHTML is judged as HTML is") {
  const auto in_div = [](const std::string& text) {
    return found_in("<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">" + text + "</div></content>");
  };
  CHECK(in_div("<a href=\"/x\"/>") == "ContainsRelRef@74 /x; ");
  CHECK(in_div("<img srcset=\"a.png 1x, &#98;.png 2x\"/>") == "ContainsRelRef@78 a.png; ContainsRelRef@88 b.png; ");
  CHECK(
      in_div(
          "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:l=\"http://www.w3.org/1999/xlink\"><a l:href=\"b\"/></svg>")
          .ends_with(" b; "));
  CHECK(in_div("<a href=\"https://a.example/\"/>").empty());
}

TEST_CASE("references: an absolute xml:base makes them information, where it holds") {
  CHECK(found_in("<content type=\"html\" xml:base=\"http://a.example/\">&lt;a href='b'></content>") ==
        "RelRefNeedsBase@63 b; ");
  CHECK(found_in("<content type=\"html\" xml:base=\"/b/\">&lt;a href='b'></content>") == "ContainsRelRef@49 b; ");
  const std::string based =
      "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p xml:base=\"http://a.example/\">"
      "<a href=\"b\"/></p><a href=\"c\"/></div></content>";
  CHECK(found_in(based) == "RelRefNeedsBase@106 b; ContainsRelRef@123 c; ");
  const Findings in_rss = check_feed(
      "<rss version='2.0' xml:base='http://a.example/'><channel><item><description>&lt;a href='b'></description>"
      "</item></channel></rss>",
      "f", {});
  CHECK(std::any_of(in_rss.items().begin(), in_rss.items().end(),
                    [](const Finding& finding) { return finding.rule == "ContainsRelRef"; }));
}

TEST_CASE("image set: a comma ends a candidate only at the end of its URL or behind its descriptor") {
  const auto candidates = html::split_image_set(" ,a,b.png 1x,c.png,, d.png\t200w , ");
  REQUIRE(candidates.size() == 3);
  CHECK(candidates[0].url == "a,b.png");
  CHECK(candidates[0].descriptor == "1x");
  CHECK(candidates[1].url == "c.png");
  CHECK(candidates[1].descriptor.empty());
  CHECK(candidates[2].url == "d.png");
  CHECK(candidates[2].descriptor == "200w");
  CHECK(html::split_image_set(" , ").empty());
}
