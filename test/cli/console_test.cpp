#include "cli/console.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

using almanac::JsonForm;
using almanac::Value;
using almanac::cli::Console;
using almanac::cli::Style;

namespace {

template <class Print>
std::string printed(Print print) {
  std::ostringstream out;
  Console console(out);
  print(console);
  return out.str();
}

std::string line(std::string_view text) {
  return printed([&](Console& console) { console.line(text); });
}

}  // namespace

TEST_CASE("console: a line stays one line, and a terminal obeys nothing of it") {
  CHECK(line("größe") == "größe\n");
  CHECK(line("a\nb\x1b[31m\xFF\u202E") == "a\\nb\\u001B[31m\\xFF\\u202E\n");
  CHECK(printed([](Console& console) {
          console.line({{"a: "}, {"er\x1bror", Style::kError}, {": b\n"}});
        }) == "a: \033[1;31mer\\u001Bror\033[0m: b\\n\n");
}

TEST_CASE("console: no line of text is a command for a CI system") {
  CHECK(line("::error::x") == "\\u003A:error::x\n");
  CHECK(line(" \u00A0\u3000::error::x") == " \u00A0\u3000\\u003A:error::x\n");
  CHECK(line("a.md: ::error::x") == "a.md: ::error::x\n");
  CHECK(line("a ##[error]x ##vso[task]x ##teamcity[x]") ==
        "a \\u0023#[error]x \\u0023#vso[task]x \\u0023#teamcity[x]\n");
  CHECK(line("## A heading [x] ###") == "## A heading [x] ###\n");
  CHECK(line("###[x]") == "#\\u0023#[x]\n");
}

TEST_CASE("console: lines of the program's own keep their ends") {
  CHECK(printed([](Console& console) { console.lines("a\n\nb\n"); }) == "a\n\nb\n");
  CHECK(printed([](Console& console) { console.lines("a\n  b"); }) == "a\n  b\n");
}

TEST_CASE("console: JSON and XML keep the data by their own escapes") {
  const std::string text = "a\n\x1b\x7F\u009B\u202E\u2028ü";
  for (const JsonForm form : {JsonForm::kLine, JsonForm::kIndented}) {
    const std::string json = printed([&](Console& console) { console.json(Value::Map{{"a", text}}, form); });
    CHECK(json.find_first_of("\x1b\x7F\xC2\xE2") == std::string::npos);
    CHECK(nlohmann::json::parse(json)["a"] == text);
  }
  CHECK(printed([&](Console& console) { console.xml("<a b=\"\x7F\u202E\">ü\u009B</a>\n"); }) ==
        "<a b=\"&#x7F;&#x202E;\">ü&#x9B;</a>\n");
}

TEST_CASE("console: a workflow command has nothing of its values but their text") {
  CHECK(printed([](Console& console) {
          console.command({"error", {{"file", "a,b:c%.md"}, {"title", "x\n::y"}}, "100%\n::error::\x1b"});
        }) == "::error file=a%2Cb%3Ac%25.md,title=x\\n%3A%3Ay::100%25\\n::error::\\u001B\n");
  CHECK(printed([](Console& console) { console.command({"notice", {}, "x"}); }) == "::notice::x\n");
}
