// Titles that their site takes for HTML, as Jekyll's templates and jekyll-feed do.
#pragma once

#include <string>
#include <string_view>

namespace almanac::loader {

// The text that such a title shows: references become their characters, and the tags of inline elements that begin and
// end go ("the <i>lingua franca</i>"), <br> for a blank. What is no HTML stays as it is written: "std::vector<int>",
// "a < b", "</title>".
std::string to_plain_title(std::string_view html);

}  // namespace almanac::loader
