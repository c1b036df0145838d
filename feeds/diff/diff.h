// Compares what is published with what would be: two feeds, or two folders of them.
//
//   Result<Diff> changes = compare(fs, {.files = find(old)}, {.files = find(next)}, jobs);
//
// Feeds are matched by path, else by id or self link, else by title, else by the entries they share. An entry is known
// by its id, as feed readers know it; the whole history of a feed counts, not only its subscription document.
#pragma once

#include <string>
#include <vector>

#include "core/filesystem.h"
#include "core/result.h"
#include "feeds/diff/changes.h"

namespace almanac::feeds::diff {

struct File {
  std::string path;  // below the folder, or the file itself: what feeds of both sides are matched by
  std::string file;  // as the FileSystem takes it
};

struct Side {
  std::vector<File> files;  // feeds
  bool is_folder = true;    // false: one feed of perhaps many, so that what is not here may yet be published
};

// An Error where a file cannot be read, or a single one is no feed; what is none in a folder (a list of feeds) is
// passed over. Documents that are the same on both sides are read only as far as they are needed: of those, an entry is
// looked for by the bytes of its id.
Result<Diff> compare(const FileSystem& fs, const Side& before, const Side& after, int jobs);

}  // namespace almanac::feeds::diff
