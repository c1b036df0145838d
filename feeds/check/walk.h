// The generic half of the checker: walks a document along a grammar's tables.
#pragma once

#include "feeds/check/context.h"
#include "feeds/check/grammar.h"

namespace almanac::feeds::check {

// Reports in `element` and everything below it what is missing, repeated, unknown, misplaced or malformed by `grammar`.
// No recursion: documents may be nested as deep as they like.
void walk(Context& context, NodeId element, const Element& grammar);

}  // namespace almanac::feeds::check
