// Reads RSS 2.0 and the versions before it as a subscriber does.
#pragma once

#include "feeds/check/document.h"
#include "feeds/seen.h"

namespace almanac::feeds::rss {

// `document` has an element at least.
SeenDocument read(const check::Document& document);

}  // namespace almanac::feeds::rss
