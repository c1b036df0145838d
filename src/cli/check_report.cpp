#include "cli/check_report.h"

#include <algorithm>
#include <array>

namespace almanac::cli {
namespace {

constexpr std::array kReportFormats = {
    ReportFormat{"text", "for people", write_text_report},
    ReportFormat{"jsonl", "an object a file, for programs", write_jsonl_report},
    ReportFormat{"sarif", "SARIF 2.1.0, for code scanning", write_sarif_report},
    ReportFormat{"junit", "JUnit XML, for CI's test reports", write_junit_report},
    ReportFormat{"github", "annotations of a GitHub workflow", write_github_report},
};

}  // namespace

bool CheckReport::has_failing() const {
  return fails_from && std::any_of(files.begin(), files.end(), [&](const CheckedFile& file) {
           return std::any_of(file.findings.items().begin(), file.findings.items().end(),
                              [&](const Finding& finding) { return finding.severity >= *fails_from; });
         });
}

bool CheckReport::has_unreadable() const {
  return std::any_of(files.begin(), files.end(), [](const CheckedFile& file) { return !file.failure.empty(); });
}

std::span<const ReportFormat> report_formats() { return kReportFormats; }

const ReportFormat* find_report_format(std::string_view name) {
  const auto found =
      std::find_if(kReportFormats.begin(), kReportFormats.end(), [&](const auto& f) { return f.name == name; });
  return found == kReportFormats.end() ? nullptr : found;
}

}  // namespace almanac::cli
