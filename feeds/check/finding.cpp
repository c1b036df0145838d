#include "feeds/check/finding.h"

#include <algorithm>

namespace almanac::feeds::check {
namespace {

bool is_quoted(std::string_view name) { return name == "value" || name == "other" || name == "entry"; }

// The rule's sentence with the params in it: values that were read quoted, the others as they are.
std::string fill(std::string_view message, const Params& params) {
  std::string out;
  for (std::size_t i = 0; i < message.size(); ++i) {
    const std::size_t end = message[i] == '{' ? message.find('}', i) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += message[i];
      continue;
    }
    const std::string_view name = message.substr(i + 1, end - i - 1);
    const auto found = std::find_if(params.begin(), params.end(), [&](const auto& p) { return p.first == name; });
    if (found != params.end()) out += is_quoted(name) ? quote(found->second) : found->second;
    i = end;
  }
  return out;
}

void shorten(std::string& value) {
  constexpr std::size_t kMostValueBytes = 1000;
  if (value.size() <= kMostValueBytes) return;
  std::size_t end = kMostValueBytes;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;
  value.resize(end);
  value += "…";
}

}  // namespace

Finding make_finding(RuleId rule, const std::string& file, Position position, Params params) {
  for (auto& [name, value] : params) shorten(value);
  std::string message = fill(rule.rule().message, params);
  return {.rule = std::string(rule.name()),
          .severity = rule.rule().severity,
          .place = {file, position.line, position.column},
          .message = std::move(message),
          .params = std::move(params)};
}

}  // namespace almanac::feeds::check
