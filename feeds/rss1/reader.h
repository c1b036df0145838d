// Reads RSS 1.0 and 0.90, which are RDF as a subscriber does.
#pragma once

#include "feeds/check/document.h"
#include "feeds/seen.h"

namespace almanac::feeds::rss1 {

// `document` has an element at least.
SeenDocument read(const check::Document& document);

}  // namespace almanac::feeds::rss1
