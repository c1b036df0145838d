#include "cli/report.h"

#include <fmt/format.h>

#include <ostream>

namespace almanac::cli {
namespace {

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::kError: return "\033[1;31m";
    case Severity::kWarning: return "\033[1;33m";
    case Severity::kInfo: return "\033[1;36m";
  }
  return "";
}

std::string colored(const Finding& finding) {
  std::string text = to_text(finding);
  const std::string word = std::string(to_text(finding.severity)) + ": ";
  const std::size_t at = text.find(word);
  return text.replace(at, word.size() - 1,
                      fmt::format("{}{}\033[0m", color_of(finding.severity), word.substr(0, word.size() - 1)));
}

}  // namespace

void print_finding(std::ostream& out, const Finding& finding, bool color) {
  out << (color ? colored(finding) : to_text(finding)) << '\n';
}

void print_findings(std::ostream& out, Findings findings, bool color) {
  findings.sort();
  for (const Finding& finding : findings.items()) print_finding(out, finding, color);
}

std::string counted(int count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string count_text(const Findings& findings) {
  const int errors = findings.count(Severity::kError);
  const int warnings = findings.count(Severity::kWarning);
  if (errors == 0 && warnings == 0) return "";
  if (errors == 0) return counted(warnings, "warning");
  if (warnings == 0) return counted(errors, "error");
  return counted(errors, "error") + ", " + counted(warnings, "warning");
}

}  // namespace almanac::cli
