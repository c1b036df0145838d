// The text of a settings file to Value, by yaml-cpp.
#pragma once

#include <optional>

#include "core/finding.h"
#include "core/value.h"
#include "core/yaml.h"

namespace almanac::config {

// As parse_yaml (core/yaml.h) for front matter: the same values with their places, the same bounds. yaml-cpp takes a
// line without a colon and a quote that is never closed without a word; both are found here.
std::optional<Value> parse_settings(const YamlSource& source, Findings& findings);

}  // namespace almanac::config
