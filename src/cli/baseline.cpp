#include "cli/baseline.h"

#include <fmt/format.h>

#include <set>

#include "cli/finding_json.h"
#include "core/json.h"
#include "core/text.h"

namespace almanac::cli {
namespace {

std::string text_member(const Value& row, const char* name) {
  const Value* member = row.find(name);
  return member != nullptr && member->text_if() != nullptr ? *member->text_if() : "";
}

int count_member(const Value& row) {
  const Value* member = row.find("count");
  return member != nullptr && member->int_if() != nullptr ? static_cast<int>(*member->int_if()) : 1;
}

}  // namespace

Baseline::Key Baseline::key_of(const Finding& finding) {
  return {finding.place.file, finding.rule, to_json(params_value(finding))};
}

Result<Baseline> Baseline::parse(std::string_view text, const std::string& file) {
  Baseline baseline;
  int number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    const std::optional<Value> row = parse_json(line);
    const Value* params = row ? row->find("params") : nullptr;
    if (params == nullptr || row->find("file") == nullptr || row->find("rule") == nullptr)
      return Error{fmt::format("{}:{}: no line of a baseline; make the file anew with --write-baseline", file, number)};
    baseline.counts_[{text_member(*row, "file"), text_member(*row, "rule"), to_json(*params)}] += count_member(*row);
  }
  return baseline;
}

Baseline Baseline::of(const std::vector<CheckedFile>& files) {
  Baseline baseline;
  for (const CheckedFile& file : files)
    for (const Finding& finding : file.findings.items()) ++baseline.counts_[key_of(finding)];
  return baseline;
}

std::string Baseline::to_text() const {
  std::string text;
  for (const auto& [key, count] : counts_) {
    const Value row = Value::Map{
        {"file", key.file}, {"rule", key.rule}, {"params", parse_json(key.params).value_or(Value())}, {"count", count}};
    text += to_json(row) + '\n';
  }
  return text;
}

int Baseline::drop_known(std::vector<CheckedFile>& files) {
  int known = 0;
  for (CheckedFile& file : files) {
    Findings kept;
    for (const Finding& finding : file.findings.items()) {
      const auto found = counts_.find(key_of(finding));
      const bool is_known = found != counts_.end() && found->second > 0;
      if (is_known)
        --found->second, ++known;
      else
        kept.add(finding);
    }
    file.findings = std::move(kept);
  }
  return known;
}

std::vector<std::string> Baseline::leftover(const std::vector<CheckedFile>& files, const FileSystem& fs) const {
  std::set<std::string_view> judged;
  for (const CheckedFile& file : files)
    if (file.failure.empty()) judged.insert(file.file);
  std::vector<std::string> gone;
  for (const auto& [key, count] : counts_) {
    if (count < 1 || (!judged.contains(key.file) && fs.find(key.file))) continue;
    gone.push_back(
        fmt::format("{}: {} {}{}", key.file, key.rule, key.params, count > 1 ? fmt::format(" ({} times)", count) : ""));
  }
  return gone;
}

}  // namespace almanac::cli
