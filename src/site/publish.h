// The output appears at once: it is staged as DIR.next beside DIR, and one exchange of the two names makes it visible.
// A reader, and a process killed at any moment, sees the whole old site or the whole new one.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/filesystem.h"
#include "core/finding.h"
#include "core/result.h"

namespace almanac::site {

struct PublishOptions {
  std::string site;               // the site's folder
  std::string output;             // DIR
  std::vector<std::string> keep;  // files and folders of the old output that are carried over
  bool replace = false;           // replace a folder that has files and no mark
  bool in_place = false;          // beside another generator: write file by file into DIR, remove nothing
};

// The file that marks a folder as made by almanac, so that it may be replaced.
inline constexpr std::string_view kMark = ".almanac-site";

class Publication {
 public:
  // Refuses, with an Error, an output that is the site or a folder above it, and one that has files and no mark.
  static Result<Publication> begin(FileSystem& fs, PublishOptions options);

  // Stages a file. Where the old output has the same bytes at this path, its file is kept, with its time. `source`
  // names what it is made from, for the finding where two things claim one path. Thread-safe; the first system error is
  // kept for finish().
  void write(const std::string& path, std::string_view bytes, const std::string& source);
  // Stages a copy of the file at `from`.
  void copy(const std::string& from, const std::string& path, const std::string& source);

  // Two sources on one path, or a file where another file needs a folder: error findings. Call before finish().
  Findings find_conflicts() const;
  // Makes the new output visible and removes the old one; without it, what was staged is removed by the next build.
  Status finish();
  // Removes what was staged.
  void abandon();

  int files() const;          // staged
  int changed_files() const;  // of these, new or with other bytes than before

 private:
  struct State;
  explicit Publication(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

}  // namespace almanac::site
