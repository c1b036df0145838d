// The documents that a run of `almanac check` judges: what its paths name, and the feeds in the folders among them; and
// the pages that lie beside those.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/filesystem.h"

namespace almanac::cli {

struct CheckInput {
  std::string file;        // how the user knows it: the path as given, "-" for standard input
  std::string below;       // of a file found in a folder: its path below that folder; else as `file`
  std::string address;     // where it is published; empty without a base URL
  std::string failure;     // why it cannot be judged; empty: it can
  bool in_folder = false;  // of a folder that was searched, also where it was named before
};

struct CheckInputs {
  std::vector<CheckInput> documents;
  std::vector<CheckInput> pages;     // HTML by their names, in the folders; only with a base URL
  std::vector<std::string> folders;  // that were searched
};

inline constexpr std::uint64_t kMostInputBytes = std::uint64_t(1) << 30;  // of a document, by default

struct InputOptions {
  std::vector<std::string> paths;
  std::string base_url;  // may be empty
  std::uint64_t max_bytes = 0;
};

// In the order of the paths, each file once. A folder is searched for feeds by the first bytes of its files, sorted by
// name; symlinks that lead out of it are not followed, ".git" is passed over. What is not there, cannot be read, is
// larger than max_bytes, or is a folder without a feed is an input with a failure.
CheckInputs find_inputs(const FileSystem& fs, const InputOptions& options);

}  // namespace almanac::cli
