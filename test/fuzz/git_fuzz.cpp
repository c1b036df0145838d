// Any bytes as what git answers: dates are of the files that were asked for, and there is one or a reason why not.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/findings.h"
#include "lock/change_dates.h"

namespace {

using namespace almanac;

// Answers `git log` and `git hash-object` with parts of the input.
class MadeUpGit final : public Programs {
 public:
  explicit MadeUpGit(std::string_view input) : input_(input) {}

  Result<ProgramOutput> run(const ProgramCall& call) override {
    const std::size_t cut = std::min(input_.find('\xFF'), input_.size());
    const bool is_log = std::find(call.args.begin(), call.args.end(), "log") != call.args.end();
    const std::string_view out = is_log ? input_.substr(0, cut) : input_.substr(std::min(cut + 1, input_.size()));
    if (out.starts_with("E")) return Error{std::string(out)};
    return ProgramOutput{.exit_code = out.starts_with("!") ? 128 : 0, .out = std::string(out), .err = std::string(out)};
  }

 private:
  std::string_view input_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  MadeUpGit git({reinterpret_cast<const char*>(data), size});
  const lock::ChangedFiles files{{"a.md", "b.md"}, {"c.md"}};
  const lock::ChangeDates dates = lock::find_change_dates(git, "", files);
  for (const auto& [path, date] : dates.by_path) {
    fuzz::require(path == "a.md" || path == "b.md" || path == "c.md");
    fuzz::require(parse_rfc3339(to_rfc3339(date)).ok());
  }
  return 0;
}
