// A baseline: findings that are known and do not fail a run, in a file of JSON lines, sorted, one for each file, rule
// and params, with how often it occurs. Lines and columns are not in it: a finding that moves stays known.
//
//   {"file":"feed.xml","rule":"MissingSelf","params":{"element":"feed"},"count":1}
#pragma once

#include <compare>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/check_run.h"
#include "core/filesystem.h"
#include "core/result.h"

namespace almanac::cli {

class Baseline {
 public:
  // `file` names the text in the Error, which says on which line it is no baseline.
  static Result<Baseline> parse(std::string_view text, const std::string& file);
  static Baseline of(const std::vector<CheckedFile>& files);

  std::string to_text() const;

  // Takes out of the files what is known, each finding as often as the baseline has it, first ones first. Answers how
  // many.
  int drop_known(std::vector<CheckedFile>& files);
  // After drop_known: what is known but did not occur in the files that were judged, or in files that are gone:
  // "feed.xml: MissingSelf {"element":"feed"}", with " (2 times)" where it is more than once.
  std::vector<std::string> leftover(const std::vector<CheckedFile>& files, const FileSystem& fs) const;

 private:
  struct Key {
    std::string file;
    std::string rule;
    std::string params;  // as JSON
    auto operator<=>(const Key&) const = default;
  };
  static Key key_of(const Finding& finding);

  std::map<Key, int> counts_;
};

}  // namespace almanac::cli
