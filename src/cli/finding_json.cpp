#include "cli/finding_json.h"

namespace almanac::cli {

Value params_value(const Finding& finding) {
  Value::Map params;
  for (const auto& [name, value] : finding.params) params.emplace_back(name, value);
  return params;
}

Value to_value(const Finding& finding) {
  return Value::Map{{"rule", finding.rule},       {"severity", to_text(finding.severity)},
                    {"line", finding.place.line}, {"column", finding.place.column},
                    {"message", finding.message}, {"params", params_value(finding)}};
}

}  // namespace almanac::cli
