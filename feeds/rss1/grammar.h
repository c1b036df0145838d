// The grammar of RSS 1.0, which is RDF, and of the 0.90 before it.
#pragma once

#include "feeds/check/grammar.h"

namespace almanac::feeds::rss1 {

inline constexpr const char* kNamespace = "http://purl.org/rss/1.0/";
inline constexpr const char* kNamespace090 = "http://my.netscape.com/rdf/simple/0.9/";

const check::Element& grammar();
const check::Element& grammar_090();  // no rdf:about, no items

}  // namespace almanac::feeds::rss1
