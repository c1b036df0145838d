// The namespaces that feeds use: one row each, and what each adds to the formats.
#pragma once

#include <span>
#include <string_view>

#include "feeds/check/grammar.h"

namespace almanac::feeds::extensions {

// Those whose elements have a grammar here.
std::span<const check::Extension* const> judged();

// By the namespace's URI, also where it is written almost right: case and a slash or # at its end are let pass here
// (that they are wrong is another rule's matter). Nothing for namespaces that nobody listed.
const check::Extension* find(std::string_view uri);

// True for a listed namespace that is written to the letter.
bool is_exact(std::string_view uri);

// Namespaces that are in use, but that few readers know and nobody judges.
bool is_seldom(std::string_view uri);

// By its usual prefix.
const check::Extension* find_prefix(std::string_view prefix);

}  // namespace almanac::feeds::extensions
