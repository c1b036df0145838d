#include "cli/check_report.h"
#include "cli/finding_json.h"

namespace almanac::cli {

void write_jsonl_report(Console& out, const CheckReport& report) {
  for (const CheckedFile& file : report.files) {
    if (!file.failure.empty()) continue;
    Value::List findings;
    for (const Finding& finding : file.findings.items()) findings.push_back(to_value(finding));
    out.json(Value::Map{{"file", file.file}, {"findings", std::move(findings)}});
  }
}

}  // namespace almanac::cli
