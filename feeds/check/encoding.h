// From the bytes of a document to UTF-8: which encoding it has, what it says it has, and whether that is true.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feeds/check/rules.h"

namespace almanac::feeds::check {

struct EncodingProblem {
  RuleId rule;
  std::size_t offset = 0;  // in DecodedText::text
  std::string value;       // the encoding's name, where the rule is about one
  std::string reason;
};

struct DecodedText {
  std::string owned;      // holds the text where it had to be made
  std::string_view text;  // UTF-8, without byte order mark; of `owned` or of the bytes given
  std::string encoding;   // as detected or declared: "UTF-8", "ISO-8859-1"
  std::vector<EncodingProblem> problems;
};

// Never fails: what is no text in its encoding becomes U+FFFD and a problem. Follows XML 1.0 appendix F: byte order
// mark, then the shape of the first characters, then the declaration. The encodings beyond UTF-8, UTF-16, UTF-32,
// US-ASCII, ISO-8859-1 and windows-1252 are the system's (iconv), loaded when asked for.
DecodedText decode_xml(std::string_view bytes);
// RFC 8259 8.1: JSON is UTF-8.
DecodedText decode_json(std::string_view bytes);

// The name of the encoding that decode_xml finds; nothing where declaration and bytes contradict each other.
std::optional<std::string> detect_encoding(std::string_view bytes);

}  // namespace almanac::feeds::check
