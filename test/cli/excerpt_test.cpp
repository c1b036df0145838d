#include "cli/excerpt.h"

#include <doctest/doctest.h>

#include <string>

namespace almanac::cli {
namespace {

Excerpt excerpt_at(const std::string& bytes, int line, int column) {
  Findings findings;
  findings.error("Any", {"a", line, column}, "");
  const auto excerpts = make_excerpts(bytes, findings);
  return excerpts.empty() ? Excerpt{"none", -1} : excerpts.at({line, column});
}

TEST_CASE("excerpt: the line of the place, the caret under its character") {
  const Excerpt excerpt = excerpt_at("one\r\n\ttwo x\nthree", 2, 6);
  CHECK(excerpt.line == " two x");
  CHECK(excerpt.caret == 5);
  CHECK(excerpt_at("one", 1, 9).caret == 3);
  CHECK(excerpt_at("one", 7, 1).caret == -1);
  CHECK(excerpt_at("one", 0, 0).caret == -1);
}

TEST_CASE("excerpt: wide characters take two columns, marks none") {
  CHECK(excerpt_at("東京x", 1, 3).caret == 4);
  CHECK(excerpt_at("e\u0301x", 1, 3).caret == 1);
}

TEST_CASE("excerpt: a long line is cut around the caret") {
  const std::string line = std::string(500, 'a') + "X" + std::string(500, 'b');
  const Excerpt excerpt = excerpt_at(line, 1, 501);
  CHECK(excerpt.line == "…" + std::string(50, 'a') + "X" + std::string(49, 'b') + "…");
  CHECK(excerpt.caret == 51);
  CHECK(excerpt_at(line, 1, 1).line == std::string(100, 'a') + "…");
}

TEST_CASE("excerpt: nothing in a document speaks to the terminal") {
  const Excerpt excerpt = excerpt_at("a\033[31m\u009bb\u202ec", 1, 1);
  CHECK(excerpt.line == "a\uFFFD[31m\uFFFDb\uFFFDc");
}

TEST_CASE("excerpt: the text is shown, whatever the encoding") {
  const std::string bytes =
      "<?xml version='1.0' encoding='iso-8859-1'?>\n<gr\xF6\xDF"
      "e x=''/>";
  const Excerpt excerpt = excerpt_at(bytes, 2, 8);
  CHECK(excerpt.line == "<größe x=''/>");
  CHECK(excerpt.caret == 7);
}

}  // namespace
}  // namespace almanac::cli
