// From a site's files to Posts and Pages.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/settings.h"
#include "core/filesystem.h"
#include "core/finding.h"
#include "core/kept.h"
#include "core/looks.h"
#include "core/time.h"
#include "model/post.h"

namespace almanac::loader {

// What was made of the file of a post: made again only where what it was made of has changed.
struct PostRecord {
  std::vector<Look> looks;  // the file itself among them
  Packed post;              // model/post_bytes.h; empty: no post to be published
  Findings findings;

  // The same as long as every look saw the same.
  Digest key() const;
};

// The looks come first: who asks only whether they hold reads no more.
template <class Bytes, EitherWay<PostRecord> Of>
void describe(Bytes& bytes, Of& record) {
  bytes(record.looks, record.post, record.findings);
}

struct LoadOptions {
  Instant now;  // posts later than this are held back unless Settings::future
  int jobs = 1;
  std::int64_t settled = 0;        // as of LookedAt
  std::vector<std::string> own{};  // as of LookedAt
  std::vector<Kept> known{};       // of an earlier load with the same settings: Sources::records
  // Bytes of text that are kept in memory: posts beyond it come without theirs.
  std::size_t share_of_memory = 64'000'000;
};

// A file that goes to the output as it is.
struct StaticFile {
  std::string path;      // below the site
  std::string url_path;  // decoded, from the output's root, without base: "assets/img/a.jpg"
};

struct Sources {
  std::vector<model::Post> posts;   // in no particular order; drafts, future and limit_posts already applied; those of
                                    // known files and those beyond the share of memory without their text
  std::vector<Kept> records;        // a PostRecord for each file of a post but drafts, sorted by path below the source
  std::vector<Look> looks;          // at all that are no posts: folders, pages
  std::optional<Instant> next_due;  // when the first post that was held back is due
  std::vector<model::Page> pages;
  std::vector<StaticFile> files;  // each once; the pictures of posts among them
};

// Reads the site. Whatever is wrong with a file is a finding and the other files are read all the same; symlinks that
// leave the site are error findings and are not followed.
Sources load(const FileSystem& fs, const std::string& site, const config::Settings& settings, LoadOptions options,
             Findings& findings);

// What a post without its text left in its file.
struct PostText {
  std::string markdown;
  Value::Map extra;
};
// An Error where the file cannot be read, or is not as it was when the post was loaded.
Result<PostText> read_text(const FileSystem& fs, const std::string& site, const config::Settings& settings,
                           const model::Post& post);

}  // namespace almanac::loader
