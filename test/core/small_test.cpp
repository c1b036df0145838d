// The parts of core that need a few lines each: findings, HTML text, values.
#include <doctest/doctest.h>

#include <vector>

#include "core/finding.h"
#include "core/html.h"
#include "core/value.h"

namespace almanac {
namespace {

TEST_CASE("core finding: a finding as a line") {
  Findings findings;
  findings.error("ImpossibleDate", {"_posts/a.md", 4, 7}, "date \"2019-13-07\" has no month 13");
  findings.warning("NoTitle", {"_posts/a.md", 0, 0}, "no title");
  findings.info("Note", {"", 0, 0}, "read");
  CHECK(to_text(findings.items()[0]) == "_posts/a.md:4:7: error: date \"2019-13-07\" has no month 13 [ImpossibleDate]");
  CHECK(to_text(findings.items()[1]) == "_posts/a.md: warning: no title [NoTitle]");
  CHECK(to_text(findings.items()[2]) == "info: read [Note]");
  CHECK(to_text(Finding{"X", Severity::kError, {"a", 3, 0}, "m", {}}) == "a:3: error: m [X]");
}

TEST_CASE("core finding: counted, promoted, and sorted the same whatever was found first") {
  Findings first;
  first.warning("B", {"b.md", 1, 1}, "m");
  first.warning("A", {"a.md", 10, 1}, "m");
  Findings second;
  second.info("A", {"a.md", 2, 1}, "m");
  second.info("A", {"a.md", 2, 1}, "l");
  first.append(second);
  first.sort();
  CHECK(first.items()[0].message == "l");
  CHECK(first.items()[2].place.line == 10);
  CHECK(first.items()[3].place.file == "b.md");
  CHECK(first.count(Severity::kWarning) == 2);
  CHECK(!first.has_errors());
  first.promote_warnings();
  CHECK(first.count(Severity::kError) == 2);
  CHECK(first.count(Severity::kInfo) == 2);
  CHECK(first.has_errors());
}

TEST_CASE("core html: text for elements and quoted attributes") {
  CHECK(escape_html("<a href=\"x\">'&'</a>") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
  CHECK(escape_html("größe &amp;") == "größe &amp;amp;");
  CHECK(escape_html("").empty());
}

TEST_CASE("core value: maps keep their order and have each key once") {
  Value map;
  CHECK(map.is_null());
  map.set("b", 1);
  map.set("a", "text");
  map.set("b", true);
  REQUIRE(map.map_if() != nullptr);
  CHECK(map.map_if()->size() == 2);
  CHECK(map.map_if()->front().first == "b");
  CHECK(*map.find("b")->bool_if());
  CHECK(*map.find("a")->text_if() == "text");
  CHECK(map.find("c") == nullptr);
  CHECK(Value("text").find("a") == nullptr);
}

TEST_CASE("core value: each kind answers for itself alone") {
  Value list;
  list.push_back(std::int64_t{7});
  list.push_back(1.5);
  REQUIRE(list.list_if() != nullptr);
  CHECK(*list.list_if()->at(0).int_if() == 7);
  CHECK(list.list_if()->at(0).double_if() == nullptr);
  CHECK(*list.list_if()->at(1).double_if() == 1.5);
  CHECK(list.text_if() == nullptr);
  CHECK(list.map_if() == nullptr);
  CHECK(!list.is_null());
}

TEST_CASE("core value: places are those of the file") {
  Value value("2019-01-07");
  CHECK(value.line() == 0);
  value.set_place(4, 7);
  value.set_key_place(4, 1);
  value.set_source("2019-01-07", true);
  CHECK(value.line() == 4);
  CHECK(value.column() == 7);
  CHECK(value.key_column() == 1);
  CHECK(value.was_quoted());
}

}  // namespace
}  // namespace almanac
