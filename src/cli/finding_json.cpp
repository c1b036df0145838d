#include "cli/finding_json.h"

#include <nlohmann/json.hpp>

namespace almanac::cli {

Json params_json(const Finding& finding) {
  Json params = Json::object();
  for (const auto& [name, value] : finding.params) params[name] = value;
  return params;
}

Json to_json(const Finding& finding) {
  return {{"rule", finding.rule},       {"severity", to_text(finding.severity)},
          {"line", finding.place.line}, {"column", finding.place.column},
          {"message", finding.message}, {"params", params_json(finding)}};
}

std::string to_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace almanac::cli
