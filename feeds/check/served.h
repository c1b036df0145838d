// What the server says of a document, against what the document is: its media type and its charset.
#pragma once

#include "feeds/check/context.h"

namespace almanac::feeds::check {

// UnexpectedContentType, EncodingMismatch, by the options' content_type (RFC 9110 8.3); silent without one.
// `declared`: the encoding that the XML declaration names, empty where it names none.
void check_served(Context& context, const std::string& declared);

}  // namespace almanac::feeds::check
