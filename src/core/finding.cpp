#include "core/finding.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace almanac {

std::string_view to_text(Severity severity) {
  switch (severity) {
    case Severity::kInfo: return "info";
    case Severity::kWarning: return "warning";
    case Severity::kError: return "error";
  }
  return "error";
}

std::string to_text(const Finding& finding) {
  std::string out = finding.place.file;
  if (finding.place.line > 0) out += ":" + std::to_string(finding.place.line);
  if (finding.place.line > 0 && finding.place.column > 0) out += ":" + std::to_string(finding.place.column);
  if (!out.empty()) out += ": ";
  out += to_text(finding.severity);
  return out + ": " + finding.message + " [" + finding.rule + "]";
}

void Findings::error(std::string rule, Place place, std::string message) {
  add({std::move(rule), Severity::kError, std::move(place), std::move(message), {}});
}

void Findings::warning(std::string rule, Place place, std::string message) {
  add({std::move(rule), Severity::kWarning, std::move(place), std::move(message), {}});
}

void Findings::info(std::string rule, Place place, std::string message) {
  add({std::move(rule), Severity::kInfo, std::move(place), std::move(message), {}});
}

void Findings::append(Findings other) {
  std::move(other.items_.begin(), other.items_.end(), std::back_inserter(items_));
}

void Findings::sort() {
  auto key = [](const Finding& f) { return std::tie(f.place.file, f.place.line, f.place.column, f.rule, f.message); };
  std::stable_sort(items_.begin(), items_.end(), [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
}

void Findings::promote_warnings() {
  for (Finding& finding : items_)
    if (finding.severity == Severity::kWarning) finding.severity = Severity::kError;
}

bool Findings::has_errors() const { return count(Severity::kError) > 0; }

int Findings::count(Severity severity) const {
  return static_cast<int>(
      std::count_if(items_.begin(), items_.end(), [&](const Finding& f) { return f.severity == severity; }));
}

}  // namespace almanac
