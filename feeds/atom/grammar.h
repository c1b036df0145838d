// The grammar of Atom 1.0 (RFC 4287): feed and entry documents.
#pragma once

#include "feeds/check/grammar.h"

namespace almanac::feeds::atom {

const check::Element& feed_grammar();
const check::Element& entry_grammar();

// Atom's own constructs, which other formats and namespaces use, too.
extern const check::Element kPerson;         // RFC 4287 3.2
extern const check::Element kPersonInRss;    // with atom: before its elements
extern const check::Element kTextConstruct;  // 3.1
extern const check::Element kContent;        // 4.1.3
extern const check::Element kLink;           // 4.2.7
extern const check::Element kCategory;       // 4.2.2
extern const check::Element kDate;           // 3.3

}  // namespace almanac::feeds::atom
