// Reads a JSON Feed (version 1 and 1.1) as a subscriber does.
#pragma once

#include "feeds/check/document.h"
#include "feeds/seen.h"

namespace almanac::feeds::json {

// `document` has a node at least.
SeenDocument read(const check::Document& document);

}  // namespace almanac::feeds::json
