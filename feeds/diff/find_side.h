// Finds the feeds of one side of a comparison.
#pragma once

#include <string>

#include "core/filesystem.h"
#include "core/result.h"
#include "feeds/diff/diff.h"

namespace almanac::feeds::diff {

// `path`: a feed, or a folder that is searched by the first bytes of its files, sorted by name. What a page, a style or
// a picture is called is passed over unread, save a page of a folder that is called feed, rss or atom, as copies of
// other generators' sites have it; so are symlinks and ".git". An Error where nothing is there, or no feed is.
Result<Side> find_side(const FileSystem& fs, const std::string& path);

}  // namespace almanac::feeds::diff
