#include "lock/change_dates.h"

#include <string_view>
#include <unordered_set>

#include "core/text.h"

namespace almanac::lock {
namespace {

constexpr std::size_t kMostPaths = 1000;  // named on a command line; of more, the whole history is read

// What a repository's configuration could have git run, or fetch, is switched off.
const std::vector<std::string>& safe_git() {
  static const std::vector<std::string> args = {"--no-pager",
                                                "--no-optional-locks",
                                                "--literal-pathspecs",
                                                "-c",
                                                "core.fsmonitor=false",
                                                "-c",
                                                "core.hooksPath=/dev/null",
                                                "-c",
                                                "protocol.allow=never",
                                                "-c",
                                                "log.showSignature=false",
                                                "-c",
                                                "log.showRoot=true"};
  return args;
}

std::vector<std::string> make_args(const std::string& folder, const std::vector<std::string>& paths) {
  std::vector<std::string> args = {"-C", folder.empty() ? "." : folder};
  args.insert(args.end(), safe_git().begin(), safe_git().end());
  // Each commit: SOH, its author's date, the names of its refs ("grafted" where a shallow clone ends), then its files.
  for (const char* arg : {"log", "-z", "--relative", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv",
                          "--decorate=short", "--format=%x01%aI%x00%D", "--"})
    args.emplace_back(arg);
  if (paths.size() <= kMostPaths)
    args.insert(args.end(), paths.begin(), paths.end());
  else
    args.emplace_back(".");
  return args;
}

// Reads what git wrote, newest commit first.
class LogReader {
 public:
  explicit LogReader(const std::vector<std::string>& wanted) : wanted_(wanted.begin(), wanted.end()) {}

  ChangeDates read(std::string_view log) {
    const std::vector<std::string_view> items = split(log, '\0');
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string_view item = trim(items[i]);
      if (!item.starts_with('\x01')) {
        add(items[i]);
      } else {
        date_ = parse_rfc3339(item.substr(1));
        is_cut_ = i + 1 < items.size() && items[i + 1].find("grafted") != std::string_view::npos;
        ++i;
      }
    }
    return std::move(dates_);
  }

 private:
  void add(std::string_view item) {
    if (item.starts_with('\n')) item.remove_prefix(1);  // between a commit and its files
    if (item.empty() || !date_ || wanted_.erase(std::string(item)) == 0) return;
    // In the commit at which a shallow clone begins every file seems to be new.
    if (is_cut_)
      dates_.trouble = "this clone of the repository is shallow and begins after the change: fetch its whole history";
    else
      dates_.by_path.emplace(item, *date_);
  }

  std::unordered_set<std::string> wanted_;
  ChangeDates dates_;
  Result<Timestamp> date_ = Error{};
  bool is_cut_ = false;
};

}  // namespace

ChangeDates find_change_dates(Programs& programs, const std::string& folder, const std::vector<std::string>& paths) {
  const Result<ProgramOutput> git = programs.run("git", make_args(folder, paths));
  if (!git) return {{}, git.error().message};
  if (git->exit_code == 0) return LogReader(paths).read(git->out);
  const std::string_view said = trim(git->err);
  return {{}, "git says: " + std::string(said.substr(0, std::min(said.find('\n'), said.size())))};
}

}  // namespace almanac::lock
