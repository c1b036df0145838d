// The rules: one row each in rules.cpp. Names are W3C's (the field's terms, which users can look up); new ones take the
// same style. A rule's page is in test/rules/<family>.md.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

#include "core/finding.h"
#include "feeds/check/rule_names.h"

namespace almanac::feeds::check {

struct Rule {
  std::string_view name;
  Severity severity;
  // What a finding says: {value}, {other} and {entry} are quoted, {element}, {parent}, {attr} and what else the check
  // gives stand for themselves.
  std::string_view message;
  std::string_view requirement;  // one sentence
  std::string_view source;       // the specification that requires it, with its section
};

// All rules, in the order of their families.
std::span<const Rule> rules();
// Returns nullptr if there is no such rule.
const Rule* find_rule(std::string_view name);

// Names a rule where it is reported: a name that is not in rule_names.h does not compile.
class RuleId {
 public:
  consteval RuleId(const char* name) : index_(find(name)) {}  // NOLINT(google-explicit-constructor)

  const Rule& rule() const;
  constexpr std::size_t index() const { return index_; }  // in rules()
  constexpr std::string_view name() const { return kRuleNames[index_]; }
  constexpr bool operator==(const RuleId&) const = default;

 private:
  static consteval std::size_t find(std::string_view name) {
    const auto at = std::ranges::find(kRuleNames, name);
    if (at == kRuleNames.end()) throw "no rule has this name";
    return static_cast<std::size_t>(at - kRuleNames.begin());
  }

  std::size_t index_;
};

}  // namespace almanac::feeds::check
