#include "core/html/image_set.h"

#include <algorithm>

#include "core/text.h"

namespace almanac::html {
namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

std::optional<ImageCandidate> take_image_candidate(std::string_view& rest) {
  while (!rest.empty()) {
    const auto* start = std::find_if(rest.begin(), rest.end(), [](char c) { return !is_blank(c) && c != ','; });
    rest.remove_prefix(start - rest.begin());
    const auto* end = std::find_if(rest.begin(), rest.end(), is_blank);
    ImageCandidate candidate{rest.substr(0, end - rest.begin()), {}};
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
