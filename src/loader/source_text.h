// A source file divided into its front matter and its body.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/finding.h"
#include "core/value.h"

namespace almanac::loader {

struct SourceText {
  std::string path;  // below the site, for places
  Value front_matter = Value::Map();
  bool has_front_matter = false;
  std::string body;   // lines ended by \n, no character that XML has not
  int body_line = 1;  // the line of the file at which `body` begins

  Place place_of(const Value& value) const { return {path, value.line(), value.column()}; }
};

// Divides a file as Jekyll does: front matter stands between a first line "---" and the next line "---" or "...". A
// byte order mark and characters that XML 1.0 has not are dropped with a warning at their place. Nothing, with an error
// finding, where the file cannot be used: not UTF-8 (NotUtf8), front matter that is broken, is never closed
// (UnclosedFrontMatter), stands after blank lines (FrontMatterNotFirst) or is TOML (TomlFrontMatter).
std::optional<SourceText> parse_source(std::string_view bytes, std::string path, Findings& findings);

}  // namespace almanac::loader
