// The grammar of OPML 2.0, as subscription lists use it.
#pragma once

#include "feeds/check/grammar.h"

namespace almanac::feeds::opml {

const check::Element& grammar();

}  // namespace almanac::feeds::opml
