// From a divided source file to a Post.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/finding.h"
#include "core/time.h"
#include "loader/dates.h"
#include "loader/site.h"
#include "loader/source_text.h"
#include "model/post.h"

namespace almanac::loader {

// A file in a folder of posts.
struct PostFile {
  std::string path;        // below the source folder: "notes/_posts/2019/2019-01-07-a.md"
  std::string inner_path;  // below the folder of posts, with the folders above it: "notes/2019/2019-01-07-a.md"
  std::vector<std::string> folders;  // above the folder of posts: Jekyll's categories from the path
  bool in_draft_folder = false;
};

struct PostContext {
  const Site& site;
  const PostFile& file;
  std::optional<PostDate> draft_date;  // of a draft that has none of its own
};

// The post in the file, with every field of model::Post; nothing where it is not to be published (published: false, a
// draft when none are wanted, a Markdown file that cannot have a date), or has no date that can be.
std::optional<model::Post> make_post(SourceText source, const PostContext& context, Findings& findings);

// Whether a date is there, in the front matter or the name of the file.
bool has_date(const SourceText& source, const PostFile& file);
bool is_draft(const SourceText& source, const PostFile& file);

}  // namespace almanac::loader
