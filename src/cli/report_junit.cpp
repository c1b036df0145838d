// JUnit XML: a suite for each file, in it a case for each finding that fails the run (or one that passes). It fits both
// schemas in use, Ant's (windyroad's XSD) and Jenkins' xUnit plugin's.
#include <fmt/format.h>

#include "cli/check_report.h"
#include "feeds/xml_tree.h"

namespace almanac::cli {
namespace {

using feeds::add_child;
using feeds::set;

struct Counts {
  int cases = 0;
  int failures = 0;
  int errors = 0;
};

pugi::xml_node add_case(pugi::xml_node suite, const std::string& file, std::string_view name) {
  pugi::xml_node test = add_child(suite, "testcase");
  set(test, "classname", file);
  set(test, "name", name);
  set(test, "time", "0");
  return test;
}

// "MissingSelf (3:5)"
std::string case_name(const Finding& finding) {
  if (finding.place.line < 1) return finding.rule;
  return fmt::format("{} ({}:{})", finding.rule, finding.place.line, finding.place.column);
}

// What the run lets pass is told at the suite's end.
Counts add_cases(pugi::xml_node suite, const CheckedFile& file, Severity fails_from, std::string& notes) {
  Counts counts;
  for (const Finding& finding : file.findings.items()) {
    if (finding.severity < fails_from) {
      notes += to_text(finding) + '\n';
      continue;
    }
    pugi::xml_node failure = add_child(add_case(suite, file.file, case_name(finding)), "failure");
    set(failure, "type", to_text(finding.severity));
    set(failure, "message", finding.message);
    failure.append_child(pugi::node_pcdata).set_value(feeds::escape(to_text(finding), feeds::Escape::kText).c_str());
    ++counts.failures;
  }
  if (!file.failure.empty()) {
    pugi::xml_node error = add_child(add_case(suite, file.file, "read"), "error");
    set(error, "type", "unreadable");
    set(error, "message", file.failure);
    ++counts.errors;
  }
  if (counts.failures + counts.errors == 0) add_case(suite, file.file, "valid");
  counts.cases = std::max(1, counts.failures + counts.errors);
  return counts;
}

void add_suite(pugi::xml_node root, const CheckedFile& file, const CheckReport& report, int id) {
  pugi::xml_node suite = add_child(root, "testsuite");
  set(suite, "id", std::to_string(id));
  set(suite, "package", "almanac");
  set(suite, "name", file.file);
  set(suite, "timestamp", to_rfc3339({report.now, {}}).substr(0, 19));  // the schemas want no zone
  set(suite, "hostname", "localhost");
  add_child(suite, "properties");
  std::string notes;
  const Counts counts = add_cases(suite, file, report.fails_from.value_or(Severity::kError), notes);
  set(suite, "tests", std::to_string(counts.cases));
  set(suite, "failures", std::to_string(counts.failures));
  set(suite, "errors", std::to_string(counts.errors));
  set(suite, "time", "0");
  pugi::xml_node system_out = add_child(suite, "system-out");
  system_out.append_child(pugi::node_pcdata).set_value(feeds::escape(notes, feeds::Escape::kText).c_str());
  add_child(suite, "system-err");
}

}  // namespace

void write_junit_report(Console& out, const CheckReport& report) {
  pugi::xml_document document;
  pugi::xml_node root = feeds::add_root(document, "testsuites");
  int id = 0;
  for (const CheckedFile& file : report.files) add_suite(root, file, report, id++);
  out.xml(feeds::to_bytes(document));
}

}  // namespace almanac::cli
