#include "cli/report.h"

#include <fmt/format.h>

namespace almanac::cli {
namespace {

Style style_of(Severity severity) {
  switch (severity) {
    case Severity::kError: return Style::kError;
    case Severity::kWarning: return Style::kWarning;
    case Severity::kInfo: return Style::kInfo;
  }
  return Style::kPlain;
}

}  // namespace

void print_finding(Console& out, const Finding& finding, bool color) {
  const std::string text = to_text(finding);
  const std::string_view word = to_text(finding.severity);
  const std::size_t at = to_text(finding.place).size();
  const std::string_view line = text;
  out.line({{line.substr(0, at)},
            {word, color ? style_of(finding.severity) : Style::kPlain},
            {line.substr(at + word.size())}});
}

void print_findings(Console& out, Findings findings, bool color) {
  findings.sort();
  for (const Finding& finding : findings.items()) print_finding(out, finding, color);
}

int fail(Env& env, std::string_view message, int exit_code) {
  env.err.line("almanac: " + std::string(message));
  return exit_code;
}

std::optional<int> fail_unsure(Env& env) {
  const std::optional<Error> failure = env.fs.failure();
  return failure ? std::optional(fail(env, failure->message, kSystem)) : std::nullopt;
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
