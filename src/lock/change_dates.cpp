#include "lock/change_dates.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/text.h"

namespace almanac::lock {
namespace {

constexpr std::size_t kMostPaths = 1000;  // named on a command line; of more, the whole history is read

// Asks for each commit: SOH, its author's date, the names of its refs ("grafted" where a shallow clone ends); then, for
// each file, modes, hashes and what was done, and its path. Nothing but commits and trees is read: no notes or mailmap,
// no content of files, no file that orders the answer, no other encoding.
ProgramCall make_log_call(const std::string& folder, const ChangedFiles& files) {
  ProgramCall call{
      .folder = folder,
      .args = {"log", "-z", "--relative", "--raw", "--no-abbrev", "--no-renames", "--no-follow", "--no-ext-diff",
               "--no-textconv", "--ignore-submodules=all", "-O/dev/null", "--no-color", "--no-mailmap", "--no-notes",
               "--no-show-signature", "--encoding=none", "--decorate=full", "--format=%x01%aI%x00%D"},
      .paths = files.present};
  call.paths.insert(call.paths.end(), files.gone.begin(), files.gone.end());
  if (call.paths.size() > kMostPaths) call.paths = {"."};
  return call;
}

using Hashes = std::unordered_map<std::string, std::string>;  // git's, by path; empty: the file is gone

// What git would call the files as they are now; filters, which may be programs, are not run. A file that it cannot
// read has no hash.
Result<Hashes> hash_files(Programs& programs, const std::string& folder, const ChangedFiles& files) {
  Hashes hashes;
  for (const std::string& path : files.gone) hashes.emplace(path, "");
  for (std::size_t begin = 0; begin < files.present.size(); begin += kMostPaths) {
    const std::size_t end = std::min(begin + kMostPaths, files.present.size());
    const Result<ProgramOutput> git =
        programs.run({.folder = folder,
                      .args = {"hash-object", "--no-filters"},
                      .paths = {files.present.begin() + static_cast<std::ptrdiff_t>(begin),
                                files.present.begin() + static_cast<std::ptrdiff_t>(end)}});
    if (!git) return git.error();
    const std::vector<std::string_view> lines = split_words(git->out);
    for (std::size_t i = 0; i < std::min(lines.size(), end - begin); ++i)
      hashes.emplace(files.present[begin + i], lines[i]);
  }
  return hashes;
}

// Reads what git wrote, newest commit first.
class LogReader {
 public:
  explicit LogReader(Hashes now) : now_(std::move(now)) {}

  ChangeDates read(std::string_view log) {
    const std::vector<std::string_view> items = split(log, '\0');
    for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
      const std::string_view item = trim(items[i]);
      if (item.starts_with('\x01')) {
        date_ = parse_rfc3339(item.substr(1));
        is_cut_ = (", " + std::string(items[i + 1]) + ", ").find(", grafted, ") != std::string::npos;
      } else {
        add(item, items[i + 1]);
      }
    }
    return std::move(dates_);
  }

 private:
  // `change`: ":100644 100644 OLD NEW M"
  void add(std::string_view change, std::string_view path) {
    const std::vector<std::string_view> words = split_words(change);
    const auto file = now_.find(std::string(path));
    if (words.size() != 5 || !date_ || file == now_.end()) return;
    const bool is_as_committed = file->second.empty() ? words[4] == "D" : words[3] == file->second;
    if (is_cut_)  // in the commit at which a shallow clone begins every file seems to be new
      dates_.trouble = "this clone of the repository is shallow and begins after the change: fetch its whole history";
    else if (is_as_committed)
      dates_.by_path.emplace(path, *date_);
    now_.erase(file);
  }

  Hashes now_;
  ChangeDates dates_;
  Result<Timestamp> date_ = Error{};
  bool is_cut_ = false;
};

}  // namespace

ChangeDates find_change_dates(Programs& programs, const std::string& folder, const ChangedFiles& files) {
  const Result<ProgramOutput> git = programs.run(make_log_call(folder, files));
  if (!git) return {{}, git.error().message};
  if (git->exit_code == 0) {
    Result<Hashes> hashes = hash_files(programs, folder, files);
    return hashes ? LogReader(*std::move(hashes)).read(git->out) : ChangeDates{{}, hashes.error().message};
  }
  const std::string_view said = trim(git->err);
  return {{}, "git says: " + std::string(said.substr(0, std::min(said.find('\n'), said.size())))};
}

}  // namespace almanac::lock
