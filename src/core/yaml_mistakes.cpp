#include "core/yaml_mistakes.h"

#include <algorithm>

#include "core/text.h"

namespace almanac {
namespace {

std::size_t line_start(std::string_view text, std::size_t offset) {
  const std::size_t end = text.substr(0, offset).rfind('\n');
  return end == std::string_view::npos ? 0 : end + 1;
}

std::size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(" -"), line.size());  // "- a: b" stands where its "a" does
}

// "date: 2019-01-07", "tags:": a word, a colon, and a blank or the end.
bool looks_like_key(std::string_view line) {
  line = trim(line);
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos) return false;
  if (colon + 1 < line.size() && line[colon + 1] != ' ' && line[colon + 1] != '\t') return false;
  return std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

}  // namespace

std::optional<std::string> find_swallowed_line(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t first = line_start(text, begin);
  const std::size_t depth = indentation(text.substr(first, begin - first));
  for (std::size_t at = text.find('\n', begin); at < end; at = text.find('\n', at + 1)) {
    const std::string_view line = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
    if (at + 1 < end && looks_like_key(line) && indentation(line) <= depth) return std::string(trim(line));
  }
  return std::nullopt;
}

std::string unclosed_quote_message(std::string_view text, std::size_t quote_offset, std::string_view swallowed) {
  const std::string mark = text[quote_offset] == '"' ? "double" : "single";
  return "a " + mark + " quote opens here and is not closed on its line, so that the line " + quote(swallowed) +
         " became part of the value: close it at the end of the line";
}

Finding explain_yaml_problem(std::string_view text, const YamlProblem& problem) {
  const LineIndex lines(text);
  const Position at = lines.find(problem.offset);
  return {"BadYaml", Severity::kError, {"", at.line, at.column}, "is not YAML: " + problem.problem, {}};
}

}  // namespace almanac
