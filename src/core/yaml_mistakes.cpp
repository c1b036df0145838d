#include "core/yaml_mistakes.h"

#include <algorithm>
#include <array>

#include "core/ascii.h"
#include "core/text.h"

namespace almanac {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::string_view kFullWidthColon = "：";

// A line of the text.
struct Line {
  std::size_t begin = 0;
  std::string_view text;  // without its end

  std::size_t end() const { return begin + text.size(); }
};

Line line_at(std::string_view text, std::size_t offset) {
  const std::size_t before = text.substr(0, offset).rfind('\n');
  const std::size_t begin = before == kNowhere ? 0 : before + 1;
  return {begin, text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin)};
}

std::size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(" -"), line.size());  // "- a: b" stands where its "a" does
}

// Where the colon of the key that the line begins with stands, and whether a blank or the end follows it.
struct KeyColon {
  std::size_t offset = kNowhere;
  bool has_blank = false;
};

KeyColon find_key_colon(std::string_view line) {
  const std::size_t colon = line.find(':');
  const std::size_t start = indentation(line);
  if (colon == kNowhere || colon <= start || line.substr(colon).starts_with("://")) return {};
  const std::string_view key = line.substr(start, colon - start);
  const bool is_word =
      std::all_of(key.begin(), key.end(), [](char c) { return is_alphanumeric(c) || c == '_' || c == '-'; });
  if (!is_word) return {};
  return {colon, colon + 1 == line.size() || line[colon + 1] == ' ' || line[colon + 1] == '\t'};
}

bool looks_like_key(std::string_view line) { return find_key_colon(line).has_blank; }

// The text that stands in place of a value: after the key and the "- " of a list.
std::size_t value_start(std::string_view line) {
  const KeyColon colon = find_key_colon(line);
  const std::size_t from = colon.has_blank ? colon.offset + 1 : indentation(line);
  return std::min(line.find_first_not_of(' ', from), line.size());
}

// A mistake to be told.
struct Scene {
  std::string_view text;
  const YamlProblem& problem;
  Line line;  // of the problem

  bool says(std::string_view words) const { return problem.problem.find(words) != std::string::npos; }
  std::string_view value() const { return line.text.substr(value_start(line.text)); }
};

Finding make(const Scene& scene, std::string rule, std::size_t offset, std::string message) {
  const Position at = LineIndex(scene.text).find(offset);
  return {std::move(rule), Severity::kError, {"", at.line, at.column}, std::move(message), {}};
}

using Told = std::optional<Finding>;

Told tell_conflict_marker(const Scene& scene) {
  for (std::size_t at = 0; at <= scene.line.begin && at < scene.text.size();) {
    const Line line = line_at(scene.text, at);
    for (std::string_view mark : {"<<<<<<<", "=======", ">>>>>>>"})
      if (line.text.starts_with(mark))
        return make(scene, "MergeConflict", at, quote(line.text) + " is left from a merge: keep one side of it");
    at = line.end() + 1;
  }
  return std::nullopt;
}

// The first line whose value opens a quote that the line does not close, where the next line is a key of its own.
Told tell_unclosed_quote(const Scene& scene) {
  for (std::size_t at = 0; at < scene.line.begin;) {
    const Line line = line_at(scene.text, at);
    const std::size_t start = value_start(line.text);
    const char mark = start < line.text.size() ? line.text[start] : '\0';
    const Line next = line_at(scene.text, std::min(line.end() + 1, scene.text.size()));
    const bool opens = (mark == '"' || mark == '\'') && trim(line.text).find(mark, start + 1) == kNowhere;
    if (opens && looks_like_key(next.text))
      return make(scene, "UnclosedQuote", line.begin + start,
                  unclosed_quote_message(scene.text, line.begin + start, trim(next.text)));
    at = line.end() + 1;
  }
  return std::nullopt;
}

Told tell_quote_to_the_end(const Scene& scene) {
  const std::size_t at = scene.problem.context_offset;
  if (!scene.says("unexpected end of stream") || at >= scene.text.size()) return std::nullopt;
  return make(
      scene, "UnclosedQuote", at,
      std::string(scene.text[at] == '"' ? "a double" : "a single") + " quote opens here and is never closed: close it");
}

Told tell_tab(const Scene& scene) {
  const std::size_t first = scene.line.text.find_first_not_of(" \t");
  const std::size_t tab = scene.line.text.substr(0, first).find('\t');
  if (tab == kNowhere) return std::nullopt;
  return make(scene, "TabIndentation", scene.line.begin + tab,
              "a tab stands before the text of this line, where YAML takes blanks only: write two blanks");
}

// "layout:post", "layout：post", "-item", or a line with no colon at all.
Told tell_line_without_colon(const Scene& scene, const Line& line) {
  const std::string_view text = trim(line.text);
  const std::size_t at = line.begin + std::min(line.text.find_first_not_of(' '), line.text.size());
  const KeyColon colon = find_key_colon(line.text);
  if (text.empty() || text.starts_with('#') || colon.has_blank) return std::nullopt;
  if (const std::size_t wide = line.text.find(kFullWidthColon); wide != kNowhere)
    return make(scene, "MissingColon", line.begin + wide,
                "the colon of " + quote(text) + " is a full-width one: write \": \"");
  if (colon.offset != kNowhere)
    return make(scene, "MissingColon", line.begin + colon.offset,
                "no blank after the colon of " + quote(text) + ": write \": \"");
  if (text.starts_with('-') && !text.starts_with("- "))
    return make(scene, "MissingBlank", at, "no blank after the dash of " + quote(text) + ": write \"- \"");
  return make(scene, "MissingColon", at,
              "the line " + quote(text) +
                  " has no key and colon: write \"key: value\", or indent the line if it goes on " +
                  "with the one before it");
}

// libyaml reports the line after the one that lacks its colon.
Told tell_missing_colon(const Scene& scene) {
  if (!scene.says("could not find expected ':'")) return std::nullopt;
  return tell_line_without_colon(scene, line_at(scene.text, scene.problem.context_offset));
}

// "title: Go: a language": the first ": " of a line is the key's, the second is too much.
Told tell_second_colon(const Scene& scene) {
  if (!scene.says("mapping values are not allowed")) return std::nullopt;
  const KeyColon first = find_key_colon(scene.line.text);
  if (first.has_blank && scene.line.begin + first.offset == scene.problem.offset) {
    if (scene.line.begin == 0) return std::nullopt;
    return tell_line_without_colon(scene, line_at(scene.text, scene.line.begin - 1));
  }
  return make(scene, "UnquotedColon", scene.problem.offset,
              "a second colon with a blank after it in this line: put the whole value in double quotes");
}

Told tell_bad_start(const Scene& scene) {
  if (!scene.says("cannot start any token") || scene.problem.offset >= scene.text.size()) return std::nullopt;
  const std::string first(1, scene.text[scene.problem.offset]);
  return make(scene, "UnquotedCharacter", scene.problem.offset,
              "a value cannot begin with " + quote(first) + ": put it in double quotes");
}

Told tell_bad_escape(const Scene& scene) {
  if (!scene.says("escape") && !scene.says("hexdecimal")) return std::nullopt;
  return make(
      scene, "BadEscape", scene.problem.offset,
      "in double quotes a backslash begins an escape, and this is none: write two backslashes, or single quotes "
      "around the value");
}

// The bracket with which the value of a line opens a list or map that the line does not close; nowhere for other lines.
std::size_t find_open_bracket(const Line& line) {
  const std::size_t start = value_start(line.text);
  const char mark = start < line.text.size() ? line.text[start] : '\0';
  if (mark != '[' && mark != '{') return kNowhere;
  const bool is_closed = line.text.find(mark == '[' ? ']' : '}', start) != kNowhere;
  return is_closed ? kNowhere : line.begin + start;
}

// "tags: [a, b" with no "]" in its line.
Told tell_unclosed_bracket(const Scene& scene) {
  const bool in_bracket = scene.says("',' or ']'") || scene.says("',' or '}'") || scene.says("expected node content");
  for (std::size_t at = 0; in_bracket && at <= scene.line.begin && at < scene.text.size();) {
    const Line line = line_at(scene.text, at);
    if (const std::size_t open = find_open_bracket(line); open != kNowhere) {
      const bool list = scene.text[open] == '[';
      return make(scene, "UnclosedBracket", open,
                  quote(scene.text.substr(open, 1)) + " opens here and is never closed: write " +
                      (list ? "\"]\" where the list ends" : "\"}\" where the map ends"));
    }
    at = line.end() + 1;
  }
  return std::nullopt;
}

// "author: [A](https://a.example)", "title: "A" b".
Told tell_text_after_value(const Scene& scene) {
  const std::string_view value = scene.value();
  if (value.empty() || scene.problem.offset <= scene.line.begin + value_start(scene.line.text)) return std::nullopt;
  const char mark = value.front();
  if (mark != '"' && mark != '\'' && mark != '[' && mark != '{') return std::nullopt;
  const bool quoted = mark == '"' || mark == '\'';
  return make(
      scene, "TextAfterValue", scene.problem.offset,
      quoted ? "text goes on after the closing quote: put all of it in quotes, and write quotes inside double ones "
               "as \\\""
             : "text goes on after what begins like a list or map: put the whole value in double quotes");
}

Told tell_block_text(const Scene& scene) {
  if (!scene.says("expected comment or line break")) return std::nullopt;
  return make(scene, "IndentationMistake", scene.problem.offset,
              "text after \">\" or \"|\" begins on the next line: move it there and indent it");
}

Told tell_indentation(const Scene& scene) {
  if (!scene.says("did not find expected") || trim(scene.line.text).empty()) return std::nullopt;
  const bool item = trim(scene.line.text).starts_with("- ");
  return make(scene, "IndentationMistake", scene.problem.offset,
              item ? "a list item that belongs to no list: write the whole list in one form, each item on its own line"
                   : "the line " + quote(trim(scene.line.text)) +
                         " does not stand below the lines that it belongs to: indent it like them");
}

constexpr std::array kTellers = {tell_conflict_marker, tell_unclosed_quote,   tell_quote_to_the_end, tell_tab,
                                 tell_missing_colon,   tell_second_colon,     tell_bad_start,        tell_bad_escape,
                                 tell_block_text,      tell_unclosed_bracket, tell_text_after_value, tell_indentation};

}  // namespace

std::optional<std::string> find_swallowed_line(std::string_view text, std::size_t begin, std::size_t end) {
  const Line first = line_at(text, begin);
  const std::size_t depth = indentation(first.text.substr(0, begin - first.begin));
  for (std::size_t at = first.end() + 1; at < end;) {
    const Line line = line_at(text, at);
    if (looks_like_key(line.text) && indentation(line.text) <= depth) return std::string(trim(line.text));
    at = line.end() + 1;
  }
  return std::nullopt;
}

std::string unclosed_quote_message(std::string_view text, std::size_t quote_offset, std::string_view swallowed) {
  const std::string mark = text[quote_offset] == '"' ? "double" : "single";
  return "a " + mark + " quote opens here and is not closed on its line, so that the line " + quote(swallowed) +
         " became part of the value: close it at the end of the line";
}

Finding explain_yaml_problem(std::string_view text, const YamlProblem& problem) {
  const Scene scene{text, problem, line_at(text, std::min(problem.offset, text.size()))};
  for (const auto tell : kTellers)
    if (Told told = tell(scene)) return *told;
  return make(scene, "BadYaml", problem.offset,
              "is not YAML: " + problem.problem + "; put a value that has more than words in double quotes");
}

}  // namespace almanac
