#include "core/yaml.h"

#include <doctest/doctest.h>

#include "core/text.h"

namespace almanac {
namespace {

using namespace std::string_literals;

Value parse(const std::string& text, Findings& findings) {
  return parse_yaml({text, "a.yml", 1}, findings).value_or(Value("broken"));
}

Value parse(const std::string& text) {
  Findings findings;
  Value value = parse(text, findings);
  CHECK(findings.empty());
  return value;
}

// The one finding of a broken text: "3:7 error Rule".
std::string mistake(const std::string& text) {
  Findings findings;
  CHECK_FALSE(parse_yaml({text, "a.yml", 1}, findings).has_value());
  REQUIRE(findings.items().size() == 1);
  const Finding& found = findings.items().front();
  CHECK(found.severity == Severity::kError);
  return std::to_string(found.place.line) + ":" + std::to_string(found.place.column) + " " + found.rule;
}

}  // namespace

TEST_CASE("yaml: scalars have YAML 1.1's types and keep their source") {
  const Value value = parse("a: yes\nb: 007\nc: 1.10\nd: ~\ne: '12'\nf: 2019-01-07\ng: -3\nh:\n");
  CHECK(*value.find("a")->bool_if());
  CHECK(*value.find("b")->text_if() == "007");
  CHECK(*value.find("c")->double_if() == doctest::Approx(1.1));
  CHECK(value.find("c")->source() == "1.10");
  CHECK(value.find("d")->is_null());
  CHECK(*value.find("e")->text_if() == "12");
  CHECK(value.find("e")->was_quoted());
  CHECK(*value.find("f")->text_if() == "2019-01-07");
  CHECK(*value.find("g")->int_if() == -3);
  CHECK(value.find("h")->is_null());
}

TEST_CASE("yaml: places count lines and code points from 1") {
  const Value value = parse("größe: 日本\nlist:\n  - ä: ö\n");
  CHECK(value.find("größe")->line() == 1);
  CHECK(value.find("größe")->column() == 8);
  CHECK(value.find("größe")->key_column() == 1);
  const Value* inner = value.find("list")->list_if()->front().find("ä");
  CHECK(inner->line() == 3);
  CHECK(inner->column() == 8);
  CHECK(inner->key_column() == 5);
}

TEST_CASE("yaml: places are those of LineIndex, whatever ends the lines") {
  for (const std::string& end : {"\n"s, "\r\n"s, "\r"s}) {
    const std::string text = replace_all("a: ü\n\nlist: [ö, \"two\n  lines\", c]\n# é\nd: e\n", "\n", end);
    const Value value = parse(text);
    const LineIndex lines(text);
    const auto check = [&](const Value& found, std::string_view source) {
      CHECK(Position{found.line(), found.column()} == lines.find(text.find(source)));
    };
    check(*value.find("a"), "ü");
    check(value.find("list")->list_if()->at(0), "ö");
    check(value.find("list")->list_if()->at(1), "\"two");
    check(value.find("list")->list_if()->at(2), "c]");
    check(*value.find("d"), "e" + end);
  }
}

TEST_CASE("yaml: many quoted values of two lines take no longer than their size asks for") {
  std::string text;
  for (int i = 0; i < 90'000; ++i) text += "- \"a\n  b\"\n";
  const Value value = parse(text);
  CHECK(value.list_if()->size() == 90'000);
  CHECK(value.list_if()->back().line() == 179'999);
}

TEST_CASE("yaml: places begin at the given line") {
  Findings findings;
  const std::optional<Value> value = parse_yaml({"a: 1\n", "a.md", 2}, findings);
  REQUIRE(value);
  CHECK(value->find("a")->line() == 2);
}

TEST_CASE("yaml: of two equal keys the last wins, with a warning") {
  Findings findings;
  const Value value = parse("a: 1\nb: 2\na: 3\n", findings);
  CHECK(*value.find("a")->int_if() == 3);
  REQUIRE(findings.items().size() == 1);
  CHECK(to_text(findings.items().front()) ==
        "a.yml:3:1: warning: key \"a\" stands here again after line 1: the last one counts; keep one of the two "
        "[DuplicateKey]");
}

TEST_CASE("yaml: anchors, aliases and merge keys are followed") {
  const Value value = parse("base: &b {x: 1, y: 2}\nmine: {<<: *b, y: 3}\nsame: *b\n");
  CHECK(*value.find("mine")->find("x")->int_if() == 1);
  CHECK(*value.find("mine")->find("y")->int_if() == 3);
  CHECK(*value.find("same")->find("y")->int_if() == 2);
}

TEST_CASE("yaml: an empty text is null, and a second document is not read") {
  CHECK(parse("").is_null());
  CHECK(parse("# nothing\n").is_null());
  CHECK(*parse("a: 1\n---\nb: 2\n").find("a")->int_if() == 1);
}

TEST_CASE("yaml: aliases that multiply are refused") {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last;
    for (int j = 1; j < 10; ++j) text += ", " + last;
    text += "]\n";
  }
  CHECK(mistake(text) == "5:45 YamlTooLarge");
}

TEST_CASE("yaml: depth is bounded") {
  CHECK(mistake("a: " + std::string(70, '[') + std::string(70, ']')) == "1:68 YamlTooDeep");
}

TEST_CASE("yaml: usual mistakes are told by name and place") {
  CHECK(mistake("title: \"A post\nauthor: Ann\ndate: \"2019\"\n") == "1:8 UnclosedQuote");
  CHECK(mistake("title: \"A post\nauthor: Ann\n") == "1:8 UnclosedQuote");
  CHECK(mistake("title: A\nauthor Ann\ndate: 2019\n") == "2:1 MissingColon");
  CHECK(mistake("layout:post\ntitle: A\n") == "1:7 MissingColon");
  CHECK(mistake("layout：post\ntitle: A\n") == "1:7 MissingColon");
  CHECK(mistake("title: Go: a language\n") == "1:10 UnquotedColon");
  CHECK(mistake("tags:\n-go\n-c\n") == "2:1 MissingBlank");
  CHECK(mistake("tags:\n\t- go\n") == "2:1 TabIndentation");
  CHECK(mistake("title: @home\n") == "1:8 UnquotedCharacter");
  CHECK(mistake("title: \"a\\q\"\n") == "1:10 BadEscape");
  CHECK(mistake("author: [A](https://a.example)\n") == "1:12 TextAfterValue");
  CHECK(mistake("title: \"A\" b\n") == "1:12 TextAfterValue");
  CHECK(mistake("tags: [a, b\nauthor: Ann\n") == "1:7 UnclosedBracket");
  CHECK(mistake("a: {b: c\n") == "1:4 UnclosedBracket");
  CHECK(mistake("a: [\n") == "1:4 UnclosedBracket");
  CHECK(mistake("tags: [a]\n- b\n") == "2:1 IndentationMistake");
  CHECK(mistake("a: >- text\nb: 1\n") == "1:7 IndentationMistake");
  CHECK(mistake("<<<<<<< HEAD\ntitle: A\n") == "1:1 MergeConflict");
  CHECK(mistake("a: *nowhere\n") == "1:4 BadYaml");
  CHECK(mistake("{{ x }}: 1\n") == "1:1 BadYaml");
}

TEST_CASE("yaml: a quoted value may go on over lines that are no keys") {
  const Value value = parse("title: \"A long\n  title: with colon\n  and more\"\nb: 1\n");
  CHECK(*value.find("title")->text_if() == "A long title: with colon and more");
}

}  // namespace almanac
