// Text on its way into a feed. One function escapes for every format, so that the three say the same: what XML cannot
// hold is dropped from JSON too.
#pragma once

#include <string>
#include <string_view>

namespace almanac::feeds {

enum class Escape {
  kNone,       // only cleaned
  kText,       // & < > and CR (a parser would make it LF)
  kAttribute,  // also " and TAB, LF, which a parser would make blanks
  kPlainText,  // as kText, but &#x26; &#x3C; &#x3E;: read right by readers that decode twice (RSS Best Practices
               // Profile, "Character Data")
  kJson,       // what a string of JSON may not hold: " \ TAB LF CR (RFC 8259 7)
};

// `text` with references for what has a meaning in XML. Characters that XML 1.0 forbids (2.2 Char: U+0000-8, B, C,
// E-1F, FFFE, FFFF) are dropped, for no reference may name them either; each byte that is not UTF-8, surrogates
// included, is U+FFFD.
std::string escape(std::string_view text, Escape how);

}  // namespace almanac::feeds
