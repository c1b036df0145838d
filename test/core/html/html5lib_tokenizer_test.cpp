// The tokenizer against html5lib's cases, which lie beside the project.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/html/tokenizer.h"
#include "core/text.h"
#include "support/files.h"

namespace almanac::html {
namespace {

using nlohmann::json;

// "\uD800" written out, as the cases have it where JSON cannot say it; lone surrogates too, as UTF-8 would write them.
std::string unescape(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\\u") == 0) {
      const auto unit = static_cast<unsigned>(std::stoul(text.substr(i + 2, 4), nullptr, 16));
      if (unit >= 0x800) {
        out += static_cast<char>(0xE0 | unit >> 12);
        out += static_cast<char>(0x80 | (unit >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (unit & 0x3F));
      } else {
        append_utf8(out, unit);
      }
      i += 5;
    } else {
      out += text[i];
    }
  }
  return out;
}

void unescape_all(json& value) {
  if (value.is_string()) {
    value = unescape(value.get<std::string>());
  } else if (value.is_structured()) {
    for (json& item : value) unescape_all(item);
  }
}

TokenizerState to_state(const std::string& name) {
  if (name == "PLAINTEXT state") return TokenizerState::kPlaintext;
  if (name == "RCDATA state") return TokenizerState::kRcdata;
  if (name == "RAWTEXT state") return TokenizerState::kRawtext;
  if (name == "Script data state") return TokenizerState::kScriptData;
  if (name == "CDATA section state") return TokenizerState::kCdataSection;
  REQUIRE(name == "Data state");
  return TokenizerState::kData;
}

json to_json(std::optional<std::string_view> text) { return text ? json(std::string(*text)) : json(); }

json to_json(const Token& token) {
  const std::string name(token.name);
  switch (token.kind) {
    case TokenKind::kDoctype:
      return {"DOCTYPE", token.has_name ? json(name) : json(), to_json(token.public_id), to_json(token.system_id),
              !token.force_quirks};
    case TokenKind::kStartTag: {
      json attributes = json::object();
      for (const Attribute& attribute : token.attributes) attributes[std::string(attribute.name)] = attribute.value;
      json tag = {"StartTag", name, attributes};
      if (token.self_closing) tag.push_back(true);
      return tag;
    }
    case TokenKind::kEndTag: return {"EndTag", name};
    case TokenKind::kComment: return {"Comment", std::string(token.data)};
    default: return {"Character", std::string(token.data)};
  }
}

// "line:column code", the column in UTF-16 units, as these cases count.
std::string to_line(std::string_view input, const LineIndex& lines, const ParseError& error) {
  const Position place = lines.find(error.offset);
  const std::string_view before = input.substr(0, error.offset);
  const std::string_view line = before.substr(before.find_last_of("\r\n") + 1);
  const auto is_astral = [](char c) { return static_cast<unsigned char>(c) >= 0xF0; };
  const auto column = place.column + std::count_if(line.begin(), line.end(), is_astral);
  return std::to_string(place.line) + ":" + std::to_string(column) + " " + std::string(error.code);
}

struct Answer {
  json tokens = json::array();
  std::vector<std::string> errors;  // "line:column code"
};

Answer tokenize(const std::string& input, TokenizerState state, const std::string& last_start_tag) {
  Answer answer;
  const LineIndex lines(input);
  Tokenizer tokenizer(input);
  tokenizer.set_state(state);
  tokenizer.set_last_start_tag(last_start_tag);
  bool more = true;
  while (more) {
    const Token& token = tokenizer.next();
    for (const ParseError& error : tokenizer.errors()) {
      CHECK(error.start <= error.offset);
      answer.errors.push_back(to_line(input, lines, error));
    }
    more = token.kind != TokenKind::kEnd;
    if (!more) break;
    json item = to_json(token);
    if (token.kind == TokenKind::kCharacters && !answer.tokens.empty() && answer.tokens.back()[0] == "Character") {
      answer.tokens.back()[1] = answer.tokens.back()[1].get<std::string>() + item[1].get<std::string>();
    } else {
      answer.tokens.push_back(item);
    }
  }
  return answer;
}

std::vector<std::string> expected_errors(const json& test) {
  std::vector<std::string> errors;
  for (const json& error : test.value("errors", json::array())) {
    errors.push_back(std::to_string(error["line"].get<int>()) + ":" + std::to_string(error["col"].get<int>()) + " " +
                     error["code"].get<std::string>());
  }
  return errors;
}

struct Tally {
  int cases = 0;
  int tokens_right = 0;
  int errors_right = 0;
};

void say_miss(const json& test, const json& expected, const json& got) {
  const auto replace = json::error_handler_t::replace;
  MESSAGE(test["description"].dump(-1, ' ', true, replace), " ", test["input"].dump(-1, ' ', true, replace),
          "\n  want ", expected.dump(-1, ' ', true, replace), "\n  got  ", got.dump(-1, ' ', true, replace));
}

void run(json test, Tally& tally) {
  if (test.value("doubleEscaped", false)) {
    unescape_all(test["input"]);
    unescape_all(test["output"]);
  }
  const json states = test.value("initialStates", json::array({"Data state"}));
  for (const json& state : states) {
    const Answer answer = tokenize(test["input"], to_state(state), test.value("lastStartTag", ""));
    const std::vector<std::string> errors = expected_errors(test);
    ++tally.cases;
    tally.tokens_right += answer.tokens == test["output"] ? 1 : 0;
    tally.errors_right += answer.errors == errors ? 1 : 0;
    if (answer.tokens != test["output"]) say_miss(test, test["output"], answer.tokens);
    if (answer.errors != errors) say_miss(test, errors, answer.errors);
  }
}

TEST_CASE("html: the tokenizer answers html5lib's cases with the tokens and errors of the standard") {
  const auto folder = test::shared_path("html5lib-tests/tokenizer");
  if (!folder) return;
  Tally tally;
  for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
    // The other members ("xmlViolationTests") are for parsers that coerce what XML cannot hold.
    if (entry.path().extension() != ".test") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    const json cases = json::parse(bytes);
    for (const json& test : cases.value("tests", json::array())) run(test, tally);
  }
  MESSAGE(tally.cases, " cases: ", tally.tokens_right, " tokens right, ", tally.errors_right, " errors right");
  CHECK(tally.cases > 1000);
  CHECK(tally.tokens_right * 100 >= tally.cases * 99);
  CHECK(tally.errors_right * 100 >= tally.cases * 99);
}

}  // namespace
}  // namespace almanac::html
