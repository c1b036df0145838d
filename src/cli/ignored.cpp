#include "cli/ignored.h"

#include <algorithm>

#include "core/text.h"
#include "feeds/check/rules.h"
#include "loader/glob.h"

namespace almanac::cli {
namespace {

bool is_met(const config::IgnoredRule& ignored, const CheckedFile& file) {
  return ignored.path.empty() || loader::matches_glob(ignored.path, file.file) ||
         loader::matches_glob(ignored.path, file.below);
}

}  // namespace

Status check_rule_name(std::string_view name) {
  if (feeds::check::find_rule(name) != nullptr) return {};
  std::vector<std::string> names;
  for (const feeds::check::Rule& rule : feeds::check::rules()) names.emplace_back(rule.name);
  const std::optional<std::string> nearest = find_nearest(name, names);
  return Error{"there is no rule " + quote(name) +
               (nearest ? ": did you mean " + quote(*nearest) + "?" : ": see `almanac rules`")};
}

Result<config::IgnoredRule> parse_ignored(std::string_view text) {
  const std::size_t colon = text.find(':');
  const std::string_view rule = text.substr(0, colon);
  if (const Status status = check_rule_name(rule); !status) return Error{"--ignore: " + status.error().message};
  const std::string_view glob = colon == std::string_view::npos ? "" : text.substr(colon + 1);
  return config::IgnoredRule{.rule = std::string(rule), .path = std::string(glob), .reason = ""};
}

void drop_ignored(CheckedFile& file, const std::vector<config::IgnoredRule>& ignored) {
  std::vector<std::string_view> rules;
  for (const config::IgnoredRule& one : ignored)
    if (is_met(one, file)) rules.push_back(one.rule);
  if (rules.empty()) return;
  Findings kept;
  for (const Finding& finding : file.findings.items())
    if (std::find(rules.begin(), rules.end(), finding.rule) == rules.end()) kept.add(finding);
  file.findings = std::move(kept);
}

}  // namespace almanac::cli
