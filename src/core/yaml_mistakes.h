// What libyaml's complaints mean to an author: the usual mistakes in front matter, told from the text around them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/finding.h"

namespace almanac {

// What libyaml says, its places as byte offsets.
struct YamlProblem {
  std::string problem;  // "could not find expected ':'"
  std::size_t offset = 0;
  std::string context;  // "while scanning a simple key"; may be empty
  std::size_t context_offset = 0;
};

// An error finding at the mistake behind the problem; its place has no file, its lines count from the text's first.
Finding explain_yaml_problem(std::string_view text, const YamlProblem& problem);

// The first line after the one of `begin` and before `end` that looks like a key of its own ("date: 2019-01-07") and
// stands no further right than the line of `begin`: swallowed by the quoted scalar that reaches from `begin` to `end`.
std::optional<std::string> find_swallowed_line(std::string_view text, std::size_t begin, std::size_t end);
std::string unclosed_quote_message(std::string_view text, std::size_t quote_offset, std::string_view swallowed);

}  // namespace almanac
