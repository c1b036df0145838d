// SARIF 2.1.0 (OASIS), for code scanning.
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/check_report.h"
#include "cli/finding_json.h"
#include "cli/rule_pages.h"
#include "core/url.h"
#include "feeds/check/rules.h"

namespace almanac::cli {
namespace {

// SARIF 3.27.10
std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::kError: return "error";
    case Severity::kWarning: return "warning";
    case Severity::kInfo: return "note";
  }
  return "error";
}

// SARIF 3.49; the rule's page as help.
Json to_rule(std::string_view name) {
  Json rule = {{"id", name}};
  const feeds::check::Rule* row = feeds::check::find_rule(name);
  if (row == nullptr) return rule;
  rule["shortDescription"] = {{"text", row->requirement}};
  const std::optional<RulePage> page = find_rule_page(name);
  const std::string source = "Source: " + std::string(row->source);
  rule["help"] = {{"text", page ? to_readable_text(*page) : source}};
  if (page) rule["help"]["markdown"] = page->markdown;
  rule["defaultConfiguration"] = {{"level", level_of(row->severity)}};
  return rule;
}

// The rules that were met, in the order in which results first name them.
class RuleList {
 public:
  std::size_t index_of(const std::string& name) {
    const auto [found, is_new] = indices_.try_emplace(name, rules_.size());
    if (is_new) rules_.push_back(to_rule(name));
    return found->second;
  }
  Json take() { return std::move(rules_); }

 private:
  std::map<std::string, std::size_t> indices_;
  Json rules_ = Json::array();
};

// SARIF 3.4: a URI reference. RFC 3986 4.2: "a:b.xml" would have a scheme, "//a/b.xml" a host.
Json to_artifact(const std::string& file) {
  std::string uri = encode_path(file);
  if (uri.starts_with("//")) uri.insert(0, "/.");
  if (uri.find(':') < uri.find('/')) uri.insert(0, "./");
  return {{"uri", std::move(uri)}};
}

Json to_location(const Place& place) {
  Json physical = {{"artifactLocation", to_artifact(place.file)}};
  if (place.line > 0) physical["region"] = {{"startLine", place.line}};
  if (place.line > 0 && place.column > 0) physical["region"]["startColumn"] = place.column;
  return {{"physicalLocation", std::move(physical)}};
}

Json to_result(const Finding& finding, RuleList& rules) {
  return {{"ruleId", finding.rule},
          {"ruleIndex", rules.index_of(finding.rule)},
          {"level", level_of(finding.severity)},
          {"message", {{"text", finding.message}}},
          {"locations", Json::array({to_location(finding.place)})},
          {"properties", {{"params", params_json(finding)}}}};
}

// SARIF 3.58: what could not be judged.
Json to_notification(const CheckedFile& file) {
  return {{"level", "error"},
          {"message", {{"text", file.failure}}},
          {"locations", Json::array({{{"physicalLocation", {{"artifactLocation", to_artifact(file.file)}}}}})}};
}

}  // namespace

void write_sarif_report(std::ostream& out, const CheckReport& report) {
  RuleList rules;
  Json results = Json::array();
  Json notifications = Json::array();
  for (const CheckedFile& file : report.files) {
    for (const Finding& finding : file.findings.items()) results.push_back(to_result(finding, rules));
    if (!file.failure.empty()) notifications.push_back(to_notification(file));
  }
  Json driver = {{"name", "almanac"}, {"version", ALMANAC_VERSION}, {"rules", rules.take()}};
  Json invocation = {{"executionSuccessful", notifications.empty()},
                     {"toolExecutionNotifications", std::move(notifications)}};
  Json run = {{"tool", {{"driver", std::move(driver)}}},
              {"columnKind", "unicodeCodePoints"},
              {"invocations", Json::array({std::move(invocation)})},
              {"results", std::move(results)}};
  const Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", Json::array({std::move(run)})}};
  out << log.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace almanac::cli
