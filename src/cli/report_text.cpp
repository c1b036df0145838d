// The report for people: a line for each finding, with the source line under it on a terminal, and a line that counts.
#include <fmt/format.h>

#include <map>
#include <vector>

#include "cli/check_report.h"
#include "cli/finding_json.h"
#include "cli/report.h"

namespace almanac::cli {
namespace {

constexpr int kShownOfEqual = 3;

struct Shown {
  const Finding* finding = nullptr;
  int more = 0;  // findings like this one that are not shown
};

// Of findings with the same rule and params the first few; the last of these stands for the others.
std::vector<Shown> collapse(const Findings& findings) {
  struct Equal {
    int count = 0;
    std::size_t last = 0;  // in `shown`
  };
  std::vector<Shown> shown;
  std::map<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>, Equal> equals;
  for (const Finding& finding : findings.items()) {
    Equal& equal = equals[{finding.rule, finding.params}];
    if (++equal.count > kShownOfEqual) {
      ++shown[equal.last].more;
      continue;
    }
    equal.last = shown.size();
    shown.push_back({&finding, 0});
  }
  return shown;
}

void write_excerpt(Console& out, const CheckedFile& file, const Finding& finding, bool color) {
  const auto excerpt = file.excerpts.find({finding.place.line, finding.place.column});
  if (excerpt == file.excerpts.end()) return;
  out.line("    " + excerpt->second.line);
  const std::string before(4 + static_cast<std::size_t>(excerpt->second.caret), ' ');
  out.line({{before}, {"^", color ? Style::kGood : Style::kPlain}});
}

void write_file(Console& out, const CheckedFile& file, bool color) {
  for (const Shown& shown : collapse(file.findings)) {
    print_finding(out, *shown.finding, color);
    write_excerpt(out, file, *shown.finding, color);
    if (shown.more > 0) out.line(fmt::format("    and {} more like this", shown.more));
  }
}

// "3 files: 2 errors, 1 warning, 1 note; 5 known from the baseline; 1 file could not be read"
std::string summary(const CheckReport& report) {
  int errors = 0, warnings = 0, notes = 0, unreadable = 0;
  for (const CheckedFile& file : report.files) {
    errors += file.findings.count(Severity::kError);
    warnings += file.findings.count(Severity::kWarning);
    notes += file.findings.count(Severity::kInfo);
    unreadable += file.failure.empty() ? 0 : 1;
  }
  std::string text = fmt::format("{}: {}, {}", counted(static_cast<int>(report.files.size()) - unreadable, "file"),
                                 counted(errors, "error"), counted(warnings, "warning"));
  if (notes > 0) text += ", " + counted(notes, "note");
  if (report.known > 0) text += fmt::format("; {} known from the baseline", report.known);
  if (unreadable > 0) text += "; " + counted(unreadable, "path") + " could not be checked";
  return text;
}

}  // namespace

void write_text_report(Console& out, const CheckReport& report) {
  for (const CheckedFile& file : report.files) write_file(out, file, report.color);
  out.line(summary(report));
}

}  // namespace almanac::cli
