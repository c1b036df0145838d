// The output appears at once: it is put together as DIR.next beside DIR, and one exchange of the two names makes it
// visible. A reader, and a process killed at any moment, sees the whole old site or the whole new one. What did not
// change is neither written nor copied, and DIR.next stays, as the earlier output: the next build brings it up to date.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/filesystem.h"
#include "core/result.h"
#include "site/plan.h"
#include "site/tree.h"

namespace almanac::site {

struct PublishOptions {
  std::string site;               // the site's folder
  std::string output;             // DIR
  std::vector<std::string> keep;  // files and folders of the old output that are carried over
  bool replace = false;           // replace a folder that has files and no mark
  std::string mark_line;          // put into the mark; may be empty
  bool in_place = false;          // beside another generator: files come into DIR one by one, and none is removed
  bool is_chosen = false;         // by who runs the program: only then DIR may be a symlink
  bool is_durable = false;        // the output survives a power cut once it is published
  int jobs = 1;
};

// The file that marks a folder as made by almanac, so that it may be replaced.
inline constexpr std::string_view kMark = ".almanac-site";
// What the mark says of a folder that is being put together.
inline constexpr std::string_view kUnfinished = "This folder is being made by almanac.\n";

class Publication {
 public:
  // `before`: what the last build left, or empty; a tree that is not the one in DIR does no harm. `files`: all that the
  // output will have. Refuses, with an Error, an output that is the site or a folder above it, and one that has files
  // and no mark.
  static Result<Publication> begin(FileSystem& fs, PublishOptions options, Tree before,
                                   const std::vector<PlannedFile*>& files);

  // Whether the file has to be made: it is not in DIR as it was left, or its inputs are others. Where not, it is kept.
  // This and the next three are for each file once, thread-safe, and the first system error is kept for finish().
  bool is_stale(const PlannedFile& file);
  // Puts the file into the new output. Where DIR has the same bytes at its path, DIR's file is kept, with its time.
  void write(const PlannedFile& file, std::string_view bytes);
  // A copy of the file at `from` of another disk, or of this one.
  void copy(const PlannedFile& file, const FileSystem& disk, const std::string& from);
  // In place of write(), where the file could not be made.
  void fail(const Error& error);

  // Files and folders in DIR that are not almanac's, and were not there when the last build looked.
  const std::vector<std::string>& new_strays() const;

  // Makes the new output visible. What was put together without this is removed by abandon() or the next build.
  Status finish();
  void abandon();
  // What failed when the output was visible already, if anything: a power cut may take it back.
  Status settled() const;

  int files() const;          // of the new output
  int changed_files() const;  // of these, new or with other bytes than before
  // Where the files lie that were written, and DIR, where those lie that are kept; before finish().
  std::string stage() const;
  const std::string& output() const;
  // What is now in DIR; after finish().
  const Tree& tree() const;

 private:
  struct State;
  explicit Publication(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

}  // namespace almanac::site
