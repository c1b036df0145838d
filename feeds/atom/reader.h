// Reads Atom (RFC 4287), RFC 5005 and RFC 6721 as a subscriber does.
#pragma once

#include "feeds/check/document.h"
#include "feeds/seen.h"

namespace almanac::feeds::atom {

// `document` has an element at least.
SeenDocument read(const check::Document& document);

}  // namespace almanac::feeds::atom
