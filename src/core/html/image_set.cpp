#include "core/html/image_set.h"

#include <algorithm>

#include "core/text.h"

namespace almanac::html {
namespace {

constexpr std::string_view kBlank = " \t\n\v\f\r";
constexpr std::string_view kBetween = ", \t\n\v\f\r";

}  // namespace

std::optional<ImageCandidate> take_image_candidate(std::string_view& rest) {
  while (!rest.empty()) {
    rest.remove_prefix(std::min(rest.find_first_not_of(kBetween), rest.size()));
    ImageCandidate candidate{rest.substr(0, rest.find_first_of(kBlank)), {}};
    rest.remove_prefix(candidate.url.size());
    if (candidate.url.ends_with(',')) {
      while (candidate.url.ends_with(',')) candidate.url.remove_suffix(1);
    } else {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      candidate.descriptor = trim(rest.substr(0, comma));
      rest.remove_prefix(comma);
    }
    if (!candidate.url.empty()) return candidate;
  }
  return std::nullopt;
}

std::vector<ImageCandidate> split_image_set(std::string_view set) {
  std::vector<ImageCandidate> candidates;
  while (const auto candidate = take_image_candidate(set)) candidates.push_back(*candidate);
  return candidates;
}

}  // namespace almanac::html
