#include "core/html/tokenizer.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/html/entities.h"

namespace almanac::html {
namespace {

std::string text_of(std::string_view html) {
  Tokenizer tokenizer(html);
  std::string text;
  while (tokenizer.next().kind != TokenKind::kEnd) {
  }
  Tokenizer again(html);
  for (const Token* token = &again.next(); token->kind != TokenKind::kEnd; token = &again.next()) {
    if (token->kind == TokenKind::kCharacters) text += token->data;
  }
  return text;
}

std::vector<ParseError> parse_errors_of(std::string_view html) {
  Tokenizer tokenizer(html);
  std::vector<ParseError> errors;
  for (;;) {
    const bool more = tokenizer.next().kind != TokenKind::kEnd;
    errors.insert(errors.end(), tokenizer.errors().begin(), tokenizer.errors().end());
    if (!more) return errors;
  }
}

TEST_CASE("html: a tag tells where it, its attributes and their values stand") {
  const std::string html = "ab<IMG src=\"a&amp;b.png\" alt = x hidden/>";
  Tokenizer tokenizer(html);
  CHECK(tokenizer.next().data == "ab");
  const Token& tag = tokenizer.next();
  CHECK(tag.kind == TokenKind::kStartTag);
  CHECK(tag.name == "img");
  CHECK(tag.offset == 2);
  CHECK(tag.end == html.size());
  CHECK(tag.self_closing);
  REQUIRE(tag.attributes.size() == 3);
  const Attribute& src = tag.attributes[0];
  CHECK(src.name == "src");
  CHECK(src.value == "a&b.png");
  CHECK(html.substr(src.name_offset, src.name_end - src.name_offset) == "src");
  CHECK(html.substr(src.value_offset, src.value_end - src.value_offset) == "a&amp;b.png");
  CHECK(tag.attributes[1].value == "x");
  CHECK(html.substr(tag.attributes[1].value_offset, 1) == "x");
  CHECK(tag.attributes[2].name == "hidden");
  CHECK(tag.attributes[2].value.empty());
  CHECK(tag.attributes[2].value_offset == tag.attributes[2].name_end);
  CHECK(tokenizer.next().kind == TokenKind::kEnd);
  CHECK(tokenizer.next().kind == TokenKind::kEnd);
}

TEST_CASE("html: references are decoded, and newlines are LF") {
  CHECK(text_of("a &lt;b&gt; &#8364; &notin; &noti; &nosuch &\r\nx\ry") == "a <b> € ∉ ¬i; &nosuch &\nx\ny");
  CHECK(find_entity("CounterClockwiseContourIntegral;").text == "∳");
  CHECK(find_entity("ampere").bytes == 3);
  CHECK(find_entity("Zzz").bytes == 0);
  CHECK(find_entity("").bytes == 0);
}

TEST_CASE("html: an address in an attribute keeps its ampersands") {
  Tokenizer tokenizer("<a href='?a=1&copy=2&lt&x&amp;y'>");
  CHECK(tokenizer.next().attributes[0].value == "?a=1&copy=2<&x&y");
}

TEST_CASE("html: errors have the standard's names, its places, and the place of what is wrong") {
  CHECK(parse_errors_of("<a b=1 b=2>") == std::vector<ParseError>{{"duplicate-attribute", 8, 7}});
  CHECK(parse_errors_of("x &nosuch; &amp") ==
        std::vector<ParseError>{{"unknown-named-character-reference", 9, 2},
                                {"missing-semicolon-after-character-reference", 15, 11}});
  CHECK(parse_errors_of("a\x01 <!-- ") ==
        std::vector<ParseError>{{"control-character-in-input-stream", 1, 1}, {"eof-in-comment", 8, 3}});
  CHECK(parse_errors_of("<p>fine</p> &amp; <br/>\r\n\xF0\x9F\x98\x80").empty());
}

TEST_CASE("html: the raw text of scripts ends where the standard says") {
  Tokenizer tokenizer("<script><!-- <script> </script> --> </script>x");
  CHECK(tokenizer.next().name == "script");
  tokenizer.set_state(TokenizerState::kScriptData);
  std::string script;
  const Token* token = &tokenizer.next();
  for (; token->kind == TokenKind::kCharacters; token = &tokenizer.next()) script += token->data;
  CHECK(script == "<!-- <script> </script> --> ");
  CHECK(token->kind == TokenKind::kEndTag);
  CHECK(tokenizer.next().data == "x");
}

TEST_CASE("html: a tag with many attributes, some of them twice") {
  std::string html = "<a";
  for (int i = 0; i < 40'000; ++i) html += " a" + std::to_string(i % 35'000);
  const std::string tag = html + ">";
  Tokenizer tokenizer(tag);
  CHECK(tokenizer.next().attributes.size() == 35'000);
  CHECK(tokenizer.errors().size() == 5'000);

  for (int i = 0; i < 1'000'000; ++i) html += " b";
  html += ">";
  Tokenizer bounded(html);
  CHECK(bounded.next().attributes.size() == 35'001);
  CHECK(bounded.errors().back().code == "too-many-attributes");
  CHECK(bounded.errors().size() == Tokenizer::kMaxErrors);
}

}  // namespace
}  // namespace almanac::html
