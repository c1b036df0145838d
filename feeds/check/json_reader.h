// JSON to Document, by nlohmann-json's events: it keeps no positions, so they are counted here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "feeds/check/document.h"

namespace almanac::feeds::check {

struct JsonProblem {
  std::size_t offset = 0;
  std::string text;  // what is wrong, for a message
};

struct JsonResult {
  Document document;
  std::optional<JsonProblem> problem;
};

// `text`: UTF-8; must outlive the result. Members of objects carry their keys as names; members of arrays the array's
// name in the singular ("item" of "items"). No recursion, whatever the depth. Never fails: broken text gives a problem
// and the part of the document that could be read.
JsonResult read_json(std::string_view text);

}  // namespace almanac::feeds::check
