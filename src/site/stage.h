// DIR.next, where the new output is put together: the earlier output brought up to date by its last change, or, where
// there is none to trust, a new folder.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/filesystem.h"
#include "core/result.h"
#include "site/tree.h"

namespace almanac::site {

class Stage {
 public:
  // `output` is DIR, `before` what is in it; `gone` are the files of `before` that the new output has not. All must
  // outlive this.
  Stage(FileSystem& fs, const std::string& output, const Tree& before, const std::vector<std::string>& gone, int jobs);

  // The first call makes the folder ready: but for files still to be written or linked it is then the new output, and
  // without a mark of its own. Thread-safe, and so are the others.
  Status start();
  bool has_started() const { return has_started_; }
  // True where the folder began as the earlier output: it then has every file of DIR, and what stays need not be
  // linked.
  bool has_files() const { return has_files_; }

  // `make` puts the file at the path that it is given.
  Status put(const std::string& path, const std::function<Status(const std::string& path)>& make);
  // DIR's file, or a copy of it where no second name can be made.
  Status link(const std::string& path);
  // DIR's file or folder, with all that is in it.
  Status link_tree(const std::string& path);
  Status remove(const std::string& path);
  // Gives the folder its mark, in place of the one it has: at no moment it has none.
  Status mark(std::string_view text);

  const std::string& folder() const { return folder_; }

 private:
  Status bring_up_to_date();
  Status make_new();
  // Does `put`, which needs the folder above `target`.
  template <class Put>
  Status put_at(const std::string& target, const Put& put);

  FileSystem& fs_;
  const std::string& output_;
  const Tree& before_;
  const std::vector<std::string>& gone_;
  std::string folder_;
  bool has_files_;
  bool has_started_ = false;
  std::once_flag once_;
  Status started_;
};

}  // namespace almanac::site
