#include "core/text.h"

#include <doctest/doctest.h>

#include "core/ascii.h"

namespace almanac {
namespace {

using namespace std::string_literals;

TEST_CASE("core text: UTF-8 is what Unicode's table 3-7 says") {
  for (const std::string& valid :
       {""s, "a"s, "\0"s, "\x7F"s, "\xC2\x80"s, "\xDF\xBF"s, "\xE0\xA0\x80"s, "\xED\x9F\xBF"s, "\xEE\x80\x80"s,
        "\xEF\xBF\xBF"s, "\xF0\x90\x80\x80"s, "\xF4\x8F\xBF\xBF"s})
    CHECK(!find_invalid_utf8(valid));
  for (const std::string& invalid :
       {"\x80"s, "\xBF"s, "\xC0\x80"s, "\xC1\xBF"s, "\xC2"s, "\xC2 "s, "\xE0\x80\x80"s, "\xE0\x9F\xBF"s, "\xE1\x80"s,
        "\xED\xA0\x80"s, "\xED\xBF\xBF"s, "\xF0\x80\x80\x80"s, "\xF0\x8F\xBF\xBF"s, "\xF1\x80\x80"s,
        "\xF4\x90\x80\x80"s, "\xF5\x80\x80\x80"s, "\xFE"s, "\xFF"s}) {
    CHECK(find_invalid_utf8(invalid) == 0);
    CHECK(find_invalid_utf8("äb" + invalid + "c") == 3);
    CHECK(code_point_at(invalid, 0).value == U'\uFFFD');
    CHECK(code_point_at(invalid, 0).bytes == 1);
  }
}

TEST_CASE("core text: every code point is encoded and decoded") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    const CodePoint back = code_point_at(text, 0);
    if (back.value != c || back.bytes != text.size() || find_invalid_utf8(text)) FAIL("U+" << static_cast<unsigned>(c));
  }
}

TEST_CASE("core text: code points are counted, bytes of no character one by one") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("aä€😀") == 4);
  CHECK(count_code_points("a\xFF\xE2\x82z") == 5);
}

TEST_CASE("core text: plain bytes are passed over, wherever the first other one stands") {
  for (std::size_t size = 0; size < 40; ++size) {
    CHECK(skip_plain(std::string(size, ' ')) == size);
    for (std::size_t at = 0; at < size; ++at) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string text(size, byte % 2 == 0 ? ' ' : '\x7F');
        text[at] = static_cast<char>(byte);
        if (at + 1 < size) text.back() = '\n';
        const std::size_t expected = byte < 0x20 || byte > 0x7F ? at : at + 1 < size ? size - 1 : size;
        if (skip_plain(text) != expected) FAIL("byte " << byte << " at " << at << " of " << size);
      }
    }
  }
  CHECK(skip_plain("\n234567890\t", 1) == 10);
  CHECK(skip_plain("12", 2) == 2);
}

TEST_CASE("core text: bytes that are not UTF-8 are found behind any number of plain ones") {
  for (std::size_t before = 0; before < 40; ++before) {
    const std::string text = std::string(before, 'a') + "\n\xC3\xA4" + std::string(before, 'b');
    CHECK(!find_invalid_utf8(text));
    CHECK(find_invalid_utf8(text + "\xC3") == text.size());
    CHECK(find_invalid_utf8(text + "\xC3\n") == text.size());
  }
}

TEST_CASE("core text: characters that XML allows") {
  for (unsigned c : {0x9U, 0xAU, 0xDU, 0x20U, 0x7FU, 0x85U, 0xD7FFU, 0xE000U, 0xFFFDU, 0x10000U, 0x1FFFEU, 0x10FFFFU})
    CHECK(is_xml_char(c));
  for (unsigned c : {0x0U, 0x8U, 0xBU, 0xCU, 0xEU, 0x1FU, 0xD800U, 0xDFFFU, 0xFFFEU, 0xFFFFU, 0x110000U})
    CHECK(!is_xml_char(c));
}

TEST_CASE("core text: positions with every kind of line end") {
  const std::string text = "a\nbé\r\n\rd\n";
  const LineIndex lines(text);
  const auto at = [&](std::size_t offset) { return lines.find(offset); };
  CHECK(at(0) == Position{1, 1});
  CHECK(at(1) == Position{1, 2});  // the line end belongs to its line
  CHECK(at(2) == Position{2, 1});
  CHECK(at(3) == Position{2, 2});
  CHECK(at(4) == Position{2, 2});  // inside é
  CHECK(at(5) == Position{2, 3});
  CHECK(at(6) == Position{2, 4});  // between CR and LF
  CHECK(at(7) == Position{3, 1});
  CHECK(at(8) == Position{4, 1});
  CHECK(at(10) == Position{5, 1});
  CHECK(at(99) == Position{5, 1});
  CHECK(lines.line(1) == "a");
  CHECK(lines.line(2) == "bé");
  CHECK(lines.line(3).empty());
  CHECK(lines.line(4) == "d");
  CHECK(lines.line(5).empty());
  CHECK(lines.line(0).empty());
  CHECK(lines.line(6).empty());
}

TEST_CASE("core text: positions in an empty text and in bytes that are not UTF-8") {
  CHECK(LineIndex("").find(0) == Position{1, 1});
  CHECK(LineIndex("").line(1).empty());
  CHECK(LineIndex("\xFF\xFFx").find(2) == Position{1, 3});
}

TEST_CASE("core text: positions in a long line are those of counting") {
  std::string text = "first\n";
  for (int i = 0; i < 2000; ++i) text += i % 7 == 0 ? "€" : i % 5 == 0 ? "\xC3" : "x";
  text += "\nlast";
  const LineIndex lines(text);
  int column = 1;
  for (std::size_t i = 6; i < text.size() - 5; i += code_point_at(text, i).bytes, ++column)
    if (lines.find(i) != Position{2, column} || lines.offset({2, column}) != i) FAIL("offset " << i);
  CHECK(lines.find(text.size()) == Position{3, 5});
}

TEST_CASE("core text: a position leads back to its offset, a column past the end to the line's end") {
  const LineIndex lines("a\né\r\n\nx");
  CHECK(lines.offset({1, 1}) == 0);
  CHECK(lines.offset({2, 1}) == 2);
  CHECK(lines.offset({2, 2}) == 4);
  CHECK(lines.offset({2, 9}) == 4);
  CHECK(lines.offset({2, 0}) == 2);
  CHECK(lines.offset({3, 1}) == 6);
  CHECK(lines.offset({4, 2}) == 8);
  CHECK(!lines.offset({5, 1}));
  CHECK(!lines.offset({0, 1}));
  CHECK(LineIndex("").offset({1, 1}) == 0);
}

TEST_CASE("core text: trim, split, join") {
  CHECK(trim(" \t\r\n\f\va b \n") == "a b");
  CHECK(trim(" ").empty());
  CHECK(split("a,,b,", ',') == std::vector<std::string_view>{"a", "", "b", ""});
  CHECK(split("", ',') == std::vector<std::string_view>{""});
  CHECK(split_words("  a\tb \n") == std::vector<std::string_view>{"a", "b"});
  CHECK(split_words(" ").empty());
  CHECK(join({"a", "", "b"}, ", ") == "a, , b");
  CHECK(join({}, ", ").empty());
}

TEST_CASE("core text: ASCII case and digits, and nothing beyond ASCII") {
  CHECK(to_lower_ascii("AZÄ[") == "azÄ[");
  CHECK(equals_ignoring_ascii_case("Content-TYPE", "content-type"));
  CHECK(!equals_ignoring_ascii_case("Ä", "ä"));
  CHECK(is_digits("0123456789"));
  CHECK(!is_digits(""));
  CHECK(!is_digits("1a"));
  CHECK(!is_digits("-1"));
}

TEST_CASE("core text: replace_all goes on after what it put in") {
  CHECK(replace_all("aaa", "a", "aa") == "aaaaaa");
  CHECK(replace_all("a.b.c", ".", "") == "abc");
  CHECK(replace_all("abc", "", "x") == "abc");
  CHECK(replace_all("aaa", "aa", "b") == "ba");
}

TEST_CASE("core text: quote shows what cannot be seen and cuts what is long") {
  CHECK(quote("") == "\"\"");
  CHECK(quote("a\nb\tc\x08\x7F\u0085") == "\"a\\nb\\tc\\u0008\\u007F\\u0085\"");
  CHECK(quote("\xFF\uFFFD") == "\"\\xFF\uFFFD\"");
  CHECK(quote(std::string(60, 'x')) == "\"" + std::string(60, 'x') + "\"");
  CHECK(quote(std::string(61, 'x')) == "\"" + std::string(60, 'x') + "…\"");
}

TEST_CASE("core text: what a terminal would obey is escaped, and stays on one line") {
  CHECK(escape_controls("plain – größe 😀 \\") == "plain – größe 😀 \\");
  CHECK(escape_controls("a\n::error::b\r\t\x1b[31m\x7F\u009b") == "a\\n::error::b\\u000D\\t\\u001B[31m\\u007F\\u009B");
  CHECK(escape_controls("\u061C\u200E\u200F\u202A\u202E\u2066\u2069\u2028\u2029") ==
        "\\u061C\\u200E\\u200F\\u202A\\u202E\\u2066\\u2069\\u2028\\u2029");
  CHECK(escape_controls("\x9b\xC3") == "\\x9B\\xC3");
  CHECK(escape_controls(std::string_view("\0", 1)) == "\\u0000");
  CHECK(escape_controls(escape_controls("\x1b\n\xFF")) == escape_controls("\x1b\n\xFF"));
}

TEST_CASE("core text: the nearest word is one that may have been meant") {
  const std::vector<std::string> keys = {"title", "timezone", "feed_limit", "tags"};
  CHECK(find_nearest("titel", keys) == "title");
  CHECK(find_nearest("tiels", keys) == std::nullopt);  // two edits of five letters are too many
  CHECK(find_nearest("title", keys) == "title");
  CHECK(find_nearest("time_zone", keys) == "timezone");
  CHECK(find_nearest("feedlimits", keys) == "feed_limit");
  CHECK(find_nearest("xyz", keys) == std::nullopt);
  CHECK(find_nearest("", keys) == std::nullopt);
  CHECK(find_nearest("title", {}) == std::nullopt);
}

}  // namespace
}  // namespace almanac
