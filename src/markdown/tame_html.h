// Raw HTML made fit for gumbo, which is quadratic in depth, in the number of a tag's attributes and in formatting that
// is never closed: what remains has only elements and attributes of safe_elements.h, blocks that nest and are closed,
// and bounds on all three.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace almanac::markdown {

// What stands for the place that the caller asks to be found again.
inline constexpr std::string_view kMark = "place";

// Linear. `mark`: the offset in `html` where a comment kMark is to stand; every comment of the author is gone. An embed
// (iframe, object, embed) becomes <embed src title>; the elements of safe_elements.h's is_dropped_whole() go with what
// is in them, other unknown elements leave their text.
std::string tame_html(std::string_view html, std::optional<std::size_t> mark);

}  // namespace almanac::markdown
