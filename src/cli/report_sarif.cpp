// SARIF 2.1.0 (OASIS), for code scanning.
#include <map>

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
Value to_rule(std::string_view name) {
  Value rule = Value::Map{{"id", name}};
  const feeds::check::Rule* row = feeds::check::find_rule(name);
  if (row == nullptr) return rule;
  rule.set("shortDescription", Value::Map{{"text", row->requirement}});
  const std::optional<RulePage> page = find_rule_page(name);
  const std::string source = "Source: " + std::string(row->source);
  Value help = Value::Map{{"text", page ? to_readable_text(*page) : source}};
  if (page) help.set("markdown", page->markdown);
  rule.set("help", std::move(help));
  rule.set("defaultConfiguration", Value::Map{{"level", level_of(row->severity)}});
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
  Value take() { return std::move(rules_); }

 private:
  std::map<std::string, std::size_t> indices_;
  Value::List rules_;
};

// SARIF 3.4: a URI reference. RFC 3986 4.2: "a:b.xml" would have a scheme, "//a/b.xml" a host.
Value to_artifact(const std::string& file) {
  std::string uri = encode_path(file);
  if (uri.starts_with("//")) uri.insert(0, "/.");
  if (uri.find(':') < uri.find('/')) uri.insert(0, "./");
  return Value::Map{{"uri", std::move(uri)}};
}

Value to_location(const Place& place) {
  Value physical = Value::Map{{"artifactLocation", to_artifact(place.file)}};
  if (place.line > 0) {
    Value region = Value::Map{{"startLine", place.line}};
    if (place.column > 0) region.set("startColumn", place.column);
    physical.set("region", std::move(region));
  }
  return Value::Map{{"physicalLocation", std::move(physical)}};
}

Value to_result(const Finding& finding, RuleList& rules) {
  return Value::Map{{"ruleId", finding.rule},
                    {"ruleIndex", static_cast<std::int64_t>(rules.index_of(finding.rule))},
                    {"level", level_of(finding.severity)},
                    {"message", Value::Map{{"text", finding.message}}},
                    {"locations", Value::List{to_location(finding.place)}},
                    {"properties", Value::Map{{"params", params_value(finding)}}}};
}

// SARIF 3.58: what could not be judged.
Value to_notification(const CheckedFile& file) {
  return Value::Map{{"level", "error"},
                    {"message", Value::Map{{"text", file.failure}}},
                    {"locations", Value::List{to_location({.file = file.file})}}};
}

}  // namespace

void write_sarif_report(Console& out, const CheckReport& report) {
  RuleList rules;
  Value::List results;
  Value::List notifications;
  for (const CheckedFile& file : report.files) {
    for (const Finding& finding : file.findings.items()) results.push_back(to_result(finding, rules));
    if (!file.failure.empty()) notifications.push_back(to_notification(file));
  }
  Value driver = Value::Map{{"name", "almanac"}, {"version", ALMANAC_VERSION}, {"rules", rules.take()}};
  const bool is_successful = notifications.empty();
  Value invocation =
      Value::Map{{"executionSuccessful", is_successful}, {"toolExecutionNotifications", std::move(notifications)}};
  Value run = Value::Map{{"tool", Value::Map{{"driver", std::move(driver)}}},
                         {"columnKind", "unicodeCodePoints"},
                         {"invocations", Value::List{std::move(invocation)}},
                         {"results", std::move(results)}};
  const Value log = Value::Map{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                               {"version", "2.1.0"},
                               {"runs", Value::List{std::move(run)}}};
  out.json(log, JsonForm::kIndented);
}

}  // namespace almanac::cli
