// The options of almanac.yml, one row each: what reads them, checks their names and types, and documents them is
// derived from these rows.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "config/settings.h"
#include "core/finding.h"
#include "core/value.h"

namespace almanac::config {

// What a row's function may need besides the value; `file` is the settings file, for places.
struct Reading {
  Settings& settings;
  std::string_view file;
  Findings& findings;

  Place place(const Value& value) const { return {std::string(file), value.line(), value.column()}; }
};

// An option that is more than one plain member.
struct Special {
  void (*apply)(const Reading& reading, std::string_view key, const Value& value);
  std::string_view type;              // "text or list of text"
  std::string_view value_when_unset;  // as in YAML
  std::string_view schema;            // JSON Schema of the value
};

using Field = std::variant<std::string Settings::*, bool Settings::*, int Settings::*,
                           std::vector<std::string> Settings::*, Special>;

struct Option {
  std::string_view key;
  std::string_view jekyll_key;  // of _config.yml, and taken in almanac.yml, too; empty: _config.yml has no such option
  Field field;
  std::string_view sentence;
};

std::span<const Option> options();  // in the order of the reference
// By key or by Jekyll's key; null where there is none.
const Option* find_option(std::string_view key);

// Sets the option from the value; null leaves it as it is. A value of the wrong type is an error finding.
void apply(const Option& option, std::string_view key, const Value& value, const Reading& reading);

std::string type_text(const Option& option);     // "text", "list of text", "number", "true or false"
std::string default_text(const Option& option);  // as in YAML: "_site", "[assets]", "20"

}  // namespace almanac::config
