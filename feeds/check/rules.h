// The rules: one row each. Names are W3C's (the field's terms, which users can look up); new ones take the same style.
// A rule's page is in test/rules/<family>.md.
#pragma once

#include <span>
#include <string_view>

#include "core/finding.h"
#include "feeds/check/rule_table.h"

namespace almanac::feeds::check {

// All rules, in the order of their families.
std::span<const Rule> rules();
// Nothing where there is no such rule.
const Rule* find_rule(std::string_view name);

// Names a rule where it is reported: a name that has no row does not compile.
class RuleId {
 public:
  consteval RuleId(const char* name) : index_(find(name)) {}  // NOLINT(google-explicit-constructor)

  constexpr const Rule& rule() const { return kRules[index_]; }
  constexpr std::size_t index() const { return index_; }  // in rules()
  constexpr std::string_view name() const { return rule().name; }
  constexpr bool operator==(const RuleId&) const = default;

 private:
  static consteval std::size_t find(std::string_view name) {
    for (std::size_t i = 0; i < kRules.size(); ++i)
      if (kRules[i].name == name) return i;
    throw "no rule has this name";
  }

  std::size_t index_;
};

}  // namespace almanac::feeds::check
