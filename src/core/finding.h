// Findings: what is wrong in the author's input, with its place. Reporting one never stops the work: everything that is
// wrong is found in one run.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace almanac {

enum class Severity { kInfo, kWarning, kError };

std::string_view to_text(Severity severity);  // "info", "warning", "error"

// Where: a file as the user knows it (relative to the site, '/' between folders), line and column counted from 1 in
// code points. 0 means "not known": the file as a whole, or the line as a whole.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;

  bool operator==(const Place&) const = default;
};

// `message` speaks to the author, in lower case, quotes what was read, and says how to mend it.
struct Finding {
  std::string rule;  // CamelCase name, stable: "DateConflict"
  Severity severity = Severity::kError;
  Place place;
  std::string message;
  std::vector<std::pair<std::string, std::string>>
      params;  // the parts of the message, for machines: {"value", "2019-13-07"}
};

// "_posts/a.md:4:7: "; empty where nothing is known of the place.
std::string to_text(const Place& place);
// One line, with escape_controls():
// "_posts/a.md:4:7: error: date \"2019-13-07\" has no month 13 [ImpossibleDate]"
std::string to_text(const Finding& finding);

class Findings {
 public:
  void add(Finding finding) { items_.push_back(std::move(finding)); }
  void error(std::string rule, Place place, std::string message);
  void warning(std::string rule, Place place, std::string message);
  void info(std::string rule, Place place, std::string message);

  // Takes over what another part found, e.g. one of several threads.
  void append(Findings other);

  // By file, line, column, rule, message: the same order whatever found them first.
  void sort();
  // For --strict: every warning becomes an error.
  void promote_warnings();

  bool has_errors() const;
  int count(Severity severity) const;
  bool empty() const { return items_.empty(); }
  const std::vector<Finding>& items() const { return items_; }

 private:
  std::vector<Finding> items_;
};

}  // namespace almanac
