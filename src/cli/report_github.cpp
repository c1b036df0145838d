// Workflow commands of GitHub Actions: ::error file=feed.xml,line=3,col=5,title=MissingSelf::message
#include "cli/check_report.h"

namespace almanac::cli {
namespace {

std::string_view command_of(Severity severity) {
  switch (severity) {
    case Severity::kError: return "error";
    case Severity::kWarning: return "warning";
    case Severity::kInfo: return "notice";
  }
  return "error";
}

WorkflowCommand to_command(const Finding& finding) {
  WorkflowCommand command{command_of(finding.severity), {{"file", finding.place.file}}, finding.message};
  const bool has_line = finding.place.line > 0;
  if (has_line) command.properties.emplace_back("line", std::to_string(finding.place.line));
  if (has_line && finding.place.column > 0)
    command.properties.emplace_back("col", std::to_string(finding.place.column));
  command.properties.emplace_back("title", finding.rule);
  return command;
}

}  // namespace

void write_github_report(Console& out, const CheckReport& report) {
  for (const CheckedFile& file : report.files) {
    for (const Finding& finding : file.findings.items()) out.command(to_command(finding));
    if (!file.failure.empty()) out.command({"error", {{"file", file.file}}, file.failure});
  }
}

}  // namespace almanac::cli
