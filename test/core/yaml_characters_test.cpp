#include <doctest/doctest.h>

#include "core/yaml.h"

namespace almanac {
namespace {

TEST_CASE("core yaml: an escape cannot bring in what no feed can hold") {
  Findings findings;
  const std::optional<Value> value =
      parse_yaml({"title: ok\ntags: [a, \"b\\b\\0c \\U0001F600\\uFFFF\"]\n", "a.md", 2}, findings);
  REQUIRE(value);
  const Value& tag = value->find("tags")->list_if()->at(1);
  CHECK(*tag.text_if() == "bc \U0001F600");
  CHECK(tag.source() == "bc \U0001F600");
  REQUIRE(findings.items().size() == 1);
  CHECK(to_text(findings.items().front()) ==
        "a.md:3:11: warning: character U+0008 cannot be in a feed and is dropped: take its escape out of "
        "\"b\\u0008\\u0000c \U0001F600\uFFFF\" [IllegalCharacter]");
}

}  // namespace
}  // namespace almanac
