#include "feeds/check/rules.h"

#include <algorithm>

namespace almanac::feeds::check {

std::span<const Rule> rules() { return kRules; }

const Rule* find_rule(std::string_view name) {
  const auto at = std::find_if(kRules.begin(), kRules.end(), [&](const Rule& rule) { return rule.name == name; });
  return at == kRules.end() ? nullptr : &*at;
}

}  // namespace almanac::feeds::check
