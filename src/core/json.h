// JSON text (RFC 8259) to and from Values. json.cpp is where the library is known; feeds are judged with its events
// (feeds/check/json_reader.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/value.h"

namespace almanac {

enum class JsonForm {
  kLine,       // without a line end
  kAsciiLine,  // the same, with escapes for all that is not ASCII
  kIndented,   // by two blanks; without a line end after it
};

// Members stand in the order of the map. Bytes that are not UTF-8 become U+FFFD.
std::string to_json(const Value& value, JsonForm form = JsonForm::kLine);

// Nothing where the text is not JSON. Integers that do not fit into 64 bits become floating-point numbers; of two equal
// keys the last one counts.
std::optional<Value> parse_json(std::string_view text);

}  // namespace almanac
