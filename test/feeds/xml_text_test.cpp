#include "feeds/xml_text.h"

#include <doctest/doctest.h>

#include "core/text.h"

namespace almanac::feeds {
namespace {

using namespace std::string_literals;

TEST_CASE("feeds: each kind of place has its own references") {
  const std::string text = "<a href=\"x\">'1' & 2\t\r\n</a>";
  CHECK(escape(text, Escape::kNone) == text);
  CHECK(escape(text, Escape::kText) == "&lt;a href=\"x\"&gt;'1' &amp; 2\t&#xD;\n&lt;/a&gt;");
  CHECK(escape(text, Escape::kAttribute) == "&lt;a href=&quot;x&quot;&gt;'1' &amp; 2&#x9;&#xD;&#xA;&lt;/a&gt;");
  CHECK(escape(text, Escape::kPlainText) == "&#x3C;a href=\"x\"&#x3E;'1' &#x26; 2\t&#xD;\n&#x3C;/a&#x3E;");
}

TEST_CASE("feeds: what XML forbids is dropped, everything else stays") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;  // no UTF-8 for surrogates
    std::string text;
    append_utf8(text, c);
    const std::string kept = escape("a" + text + "b", Escape::kNone);
    if (kept != (is_xml_char(c) ? "a" + text + "b" : "ab")) FAIL("U+" << static_cast<unsigned>(c));
  }
}

TEST_CASE("feeds: bytes that are not UTF-8 become U+FFFD") {
  CHECK(escape("a\xFFz", Escape::kText) == "a\uFFFDz");
  CHECK(escape("a\xED\xA0\x80z", Escape::kText) == "a\uFFFD\uFFFD\uFFFDz");  // a surrogate
  CHECK(escape("a\xC3", Escape::kText) == "a\uFFFD");
  CHECK(escape("\x80<", Escape::kText) == "\uFFFD&lt;");
  CHECK(escape("\uFFFD", Escape::kText) == "\uFFFD");
  CHECK(escape("", Escape::kText).empty());
}

}  // namespace
}  // namespace almanac::feeds
