#include "feeds/check/references.h"

#include <algorithm>
#include <array>

#include "core/html/image_set.h"
#include "core/text.h"
#include "core/url.h"
#include "feeds/check/context.h"

namespace almanac::feeds::check {
namespace {

// HTML Standard, attributes: those whose value is a URL; and those of HTML 4 that readers still follow.
constexpr std::array<std::string_view, 13> kReferences = {"action",     "background", "cite",      "data",   "dynsrc",
                                                          "formaction", "href",       "longdesc",  "lowsrc", "manifest",
                                                          "poster",     "src",        "xlink:href"};

}  // namespace

std::vector<RelativeReference> find_relative_references(std::string_view attribute, std::string_view value,
                                                        std::string_view written) {
  std::vector<RelativeReference> found;
  if (attribute == "srcset" || attribute == "imagesrcset") {
    std::size_t at = 0;
    while (const auto candidate = html::take_image_candidate(value)) {
      const std::size_t here = written.find(candidate->url.substr(0, candidate->url.find('&')), at);
      if (here != std::string_view::npos) at = here;
      if (!is_absolute_url(candidate->url)) found.push_back({at, candidate->url});
      at = std::min(at + 1, written.size());
    }
  } else if (std::find(kReferences.begin(), kReferences.end(), attribute) != kReferences.end()) {
    if (!is_absolute_url(trim(value))) found.push_back({0, trim(value)});
  }
  return found;
}

bool has_absolute_base(const Context& context, NodeId element) {
  const bool is_atom = context.kind == FeedKind::kAtom || context.kind == FeedKind::kAtomEntry;
  for (; is_atom && element != kNone; element = context.document().node(element).parent)
    if (const auto base = context.attribute(element, "xml:base"); base && is_absolute_url(trim(*base))) return true;
  return false;
}

RuleId relative_reference_rule(bool has_base) {
  return has_base ? RuleId("RelRefNeedsBase") : RuleId("ContainsRelRef");
}

}  // namespace almanac::feeds::check
