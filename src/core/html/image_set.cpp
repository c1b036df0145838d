#include "core/html/image_set.h"

#include <algorithm>

#include "core/text.h"

namespace almanac::html {
namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

std::vector<ImageCandidate> split_image_set(std::string_view set) {
  std::vector<ImageCandidate> candidates;
  for (std::size_t at = 0; at < set.size();) {
    while (at < set.size() && (is_blank(set[at]) || set[at] == ',')) ++at;
    const std::size_t start = at;
    while (at < set.size() && !is_blank(set[at])) ++at;
    ImageCandidate candidate{set.substr(start, at - start), {}};
    if (candidate.url.ends_with(',')) {
      while (candidate.url.ends_with(',')) candidate.url.remove_suffix(1);
    } else {
      const std::size_t end = std::min(set.find(',', at), set.size());
      candidate.descriptor = trim(set.substr(at, end - at));
      at = end;
    }
    if (!candidate.url.empty()) candidates.push_back(candidate);
  }
  return candidates;
}

}  // namespace almanac::html
