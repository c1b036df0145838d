// Workflow commands of GitHub Actions: ::error file=feed.xml,line=3,col=5,title=MissingSelf::message
#include <fmt/format.h>

#include <ostream>

#include "cli/check_report.h"
#include "cli/github_commands.h"

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

std::string to_command(const Finding& finding) {
  std::string place;
  if (finding.place.line > 0) place += fmt::format(",line={}", finding.place.line);
  if (finding.place.line > 0 && finding.place.column > 0) place += fmt::format(",col={}", finding.place.column);
  return fmt::format("::{} file={}{},title={}::{}", command_of(finding.severity),
                     escape_github_property(finding.place.file), place, escape_github_property(finding.rule),
                     escape_github_message(finding.message));
}

}  // namespace

void write_github_report(std::ostream& out, const CheckReport& report) {
  for (const CheckedFile& file : report.files) {
    for (const Finding& finding : file.findings.items()) out << to_command(finding) << '\n';
    if (!file.failure.empty())
      out << fmt::format("::error file={}::{}\n", escape_github_property(file.file),
                         escape_github_message(file.failure));
  }
}

}  // namespace almanac::cli
