// How namespaces are declared and used.
#pragma once

#include "feeds/check/context.h"
#include "feeds/check/xml_reader.h"

namespace almanac::feeds::check {

// Prefixes that mislead, namespaces that nobody knows or that are written almost right.
void check_namespaces(Context& context, const XmlResult& xml);

}  // namespace almanac::feeds::check
