// The grammar of RSS 2.0 and its elder brothers 0.91 to 0.94, with the RSS Best Practices Profile.
#pragma once

#include "feeds/check/grammar.h"

namespace almanac::feeds::rss {

const check::Element& grammar();

}  // namespace almanac::feeds::rss
