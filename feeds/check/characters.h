// What holds for all text and attributes, wherever they stand.
#pragma once

#include "feeds/check/context.h"

namespace almanac::feeds::check {

// Characters that come of wrong decoding, languages that are none, xml:ids that stand twice, xml:base that is no IRI.
void check_characters(Context& context);

}  // namespace almanac::feeds::check
