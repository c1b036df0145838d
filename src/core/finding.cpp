#include "core/finding.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "core/text.h"

namespace almanac {

std::string_view to_text(Severity severity) {
  switch (severity) {
    case Severity::kInfo: return "info";
    case Severity::kWarning: return "warning";
    case Severity::kError: return "error";
  }
  return "error";
}

std::string to_text(const Place& place) {
  std::string out = escape_controls(place.file);
  if (place.line > 0) out += ":" + std::to_string(place.line);
  if (place.line > 0 && place.column > 0) out += ":" + std::to_string(place.column);
  return out.empty() ? out : out + ": ";
}

std::string to_text(const Finding& finding) {
  return to_text(finding.place) + std::string(to_text(finding.severity)) + ": " + escape_controls(finding.message) +
         " [" + finding.rule + "]";
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
