// Judges a single value as if it stood in a feed: for who writes feeds, before they are written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace almanac::feeds::check {

enum class ValueUse : std::uint8_t {
  kId,           // of a feed or entry (RFC 4287 4.2.6)
  kAddress,      // with a scheme
  kLanguage,     // RFC 5646
  kMailAddress,  // RFC 5322 3.4.1
  kMediaType,    // RFC 6838 4.2
};

// What is wrong, as the check would say of an element: "id \"tag:x\" is no tag URI: ..."; nothing where the check finds
// no error.
std::optional<std::string> find_error(ValueUse use, std::string_view text);

}  // namespace almanac::feeds::check
