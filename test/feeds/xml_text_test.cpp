#include "feeds/xml_text.h"

#include <doctest/doctest.h>

#include <array>
#include <nlohmann/json.hpp>
#include <random>

#include "core/text.h"

namespace almanac::feeds {
namespace {

using namespace std::string_literals;

// The same, character by character.
std::string slowly_escaped(std::string_view text, Escape how) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    std::string one;
    append_utf8(one, c.value);
    if (is_xml_char(c.value)) out += c.bytes == 1 ? escape(one, how) : one;
    i += c.bytes;
  }
  return out;
}

constexpr std::array kAll = {Escape::kNone, Escape::kText, Escape::kAttribute, Escape::kPlainText, Escape::kJson};

TEST_CASE("feeds: each kind of place has its own references") {
  const std::string text = "<a href=\"x\">'1' & 2\t\r\n</a>";
  CHECK(escape(text, Escape::kNone) == text);
  CHECK(escape(text, Escape::kText) == "&lt;a href=\"x\"&gt;'1' &amp; 2\t&#xD;\n&lt;/a&gt;");
  CHECK(escape(text, Escape::kAttribute) == "&lt;a href=&quot;x&quot;&gt;'1' &amp; 2&#x9;&#xD;&#xA;&lt;/a&gt;");
  CHECK(escape(text, Escape::kPlainText) == "&#x3C;a href=\"x\"&#x3E;'1' &#x26; 2\t&#xD;\n&#x3C;/a&#x3E;");
  CHECK(escape(text + "\\/\x7F", Escape::kJson) == "<a href=\\\"x\\\">'1' & 2\\t\\r\\n</a>\\\\/\x7F");
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

TEST_CASE("feeds: a character is escaped the same wherever it stands") {
  for (const Escape how : kAll) {
    for (int c = 0; c < 0x80; ++c) {
      const std::string one = escape(std::string(1, static_cast<char>(c)), how);
      for (std::size_t before = 0; before < 40; before += 3) {
        for (std::size_t behind : std::initializer_list<std::size_t>{0, 1, 15, 16, 31, 32, 50}) {
          const std::string text = std::string(before, 'a').append(2, static_cast<char>(c)).append(behind, 'b');
          const std::string expected = std::string(before, 'a').append(one).append(one).append(behind, 'b');
          if (escape(text, how) != expected) FAIL("U+" << c << " behind " << before << " bytes, before " << behind);
        }
      }
    }
  }
}

TEST_CASE("feeds: long texts are escaped as their characters are") {
  const std::vector<std::string> parts = {"a",
                                          "word word word ",
                                          "<",
                                          "&",
                                          "\"",
                                          "\\",
                                          "\n",
                                          "\r\t",
                                          "\x01",
                                          "\x7F",
                                          "ß",
                                          "é",
                                          "\u0800",
                                          "日本語",
                                          "\uFFFD",
                                          "\uFFFE",
                                          "😀",
                                          "\U0010FFFF",
                                          "\xFF",
                                          "\xE2\x82",
                                          "\xED\xA0\x80",
                                          "\xF0\x9F"};
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::uint_fast32_t left = random() % 120; left > 0; --left) text += parts[random() % parts.size()];
    for (const Escape how : kAll) CHECK(escape(text, how) == slowly_escaped(text, how));
    const nlohmann::json json = escape(text, Escape::kNone);
    CHECK('"' + escape(text, Escape::kJson) + '"' == json.dump());
  }
  CHECK(escape(std::string(5000, '"'), Escape::kAttribute).size() == 30000);
}

}  // namespace
}  // namespace almanac::feeds
