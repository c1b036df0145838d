// Reads the documents of both sides of a comparison, on all cores.
#pragma once

#include <string>
#include <vector>

#include "feeds/diff/diff.h"
#include "feeds/diff/history.h"

namespace almanac::feeds::diff {

struct Documents {
  std::vector<DocumentFile> before;
  std::vector<DocumentFile> after;
};

// Of a document that has the same bytes on both sides only the beginning is read where that says what feed it is of.
Result<Documents> read_documents(const FileSystem& fs, const Side& before, const Side& after, int jobs);

// The ids that the text of a document may have: all that it has, and perhaps more.
Status read_whole(const FileSystem& fs, DocumentFile& document);
// Whether the bytes have the id's longest run of characters that no format escapes.
bool may_have(std::string_view bytes, std::string_view id);

}  // namespace almanac::feeds::diff
