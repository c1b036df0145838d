// YAML to Value, by libyaml: the parser behind Psych, so that what Jekyll takes is taken, with exact places.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/finding.h"
#include "core/value.h"

namespace almanac {

struct YamlSource {
  std::string_view text;  // UTF-8, without a byte order mark
  std::string file;       // for places
  int first_line = 1;     // the line of the file on which `text` begins
};

// The first document of the text; null for an empty one. Plain scalars become null, booleans, numbers as YAML 1.1 has
// them (yes, on, ~; dates stay text) and keep their source; keys are text. Of two equal keys the last wins, with a
// warning (DuplicateKey). Characters that XML has not, which escapes can name, are dropped with a warning
// (IllegalCharacter). Anchors, aliases and merge keys ("<<") are followed.
//
// Nothing, with one error finding, where it is broken. UnclosedQuote (also where a quote that was never closed swallows
// the lines after it, which is valid YAML to libyaml), MissingColon, UnquotedColon, IndentationMistake and more name
// the author's mistake, BadYaml is any other; YamlTooDeep beyond 64 levels, YamlTooLarge beyond 100,000 values, to
// which aliases multiply.
std::optional<Value> parse_yaml(const YamlSource& source, Findings& findings);

}  // namespace almanac
