// The srcset attribute (WHATWG HTML 4.8.4.2.1): "a.jpg 1x, b,c.jpg 2x".
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace almanac::html {

struct ImageCandidate {
  std::string_view url;         // never empty
  std::string_view descriptor;  // "2x", "600w"; empty where there is none
};

// Takes the first candidate off `rest`: a view into it, nothing where it has none. A comma within a URL is part of it,
// at its end it ends the candidate.
std::optional<ImageCandidate> take_image_candidate(std::string_view& rest);

// All, in order; views into `set`.
std::vector<ImageCandidate> split_image_set(std::string_view set);

}  // namespace almanac::html
