// The theme's own words ("More reading", "Next") in the languages that it speaks (labels_table.h). Templates use them
// as
// {{label.more_reading}}.
#pragma once

#include <string_view>

#include "core/value.h"

namespace almanac::render {

// The map of all words in `language` (BCP 47: "de-AT" takes "de"); English where the theme does not speak it.
Value make_labels(std::string_view language);

}  // namespace almanac::render
