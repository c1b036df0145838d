// The grammar of JSON Feed 1.0 and 1.1.
#pragma once

#include "feeds/check/grammar.h"

namespace almanac::feeds::json {

const check::Element& grammar();

}  // namespace almanac::feeds::json
