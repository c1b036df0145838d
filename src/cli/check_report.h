// What a run of `almanac check` found, written in one of several formats: a row each in the table, a file each
// (report_<format>.cpp).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/check_run.h"
#include "cli/console.h"

namespace almanac::cli {

struct CheckReport {
  std::vector<CheckedFile> files;
  int known = 0;                       // findings that the baseline has, which are not in `files`
  std::optional<Severity> fails_from;  // the least severity that fails the run; nothing: none does
  Instant now;
  bool color = false;

  bool has_failing() const;     // findings
  bool has_unreadable() const;  // files
};

struct ReportFormat {
  std::string_view name;
  std::string_view summary;
  void (*write)(Console& out, const CheckReport& report);
};

std::span<const ReportFormat> report_formats();
const ReportFormat* find_report_format(std::string_view name);  // nullptr: there is none of that name

void write_text_report(Console& out, const CheckReport& report);
void write_jsonl_report(Console& out, const CheckReport& report);
void write_sarif_report(Console& out, const CheckReport& report);
void write_junit_report(Console& out, const CheckReport& report);
void write_github_report(Console& out, const CheckReport& report);

}  // namespace almanac::cli
