// The theme: Mustache templates that turn a page's data into HTML, escaping by default. The default theme (templates/)
// is compiled into the program; a site overrides any one file of it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/filesystem.h"
#include "core/finding.h"
#include "core/value.h"

namespace almanac::render {

// One row per kind in page_kinds.cpp: its template and the variables that it has.
enum class PageKind {
  kPost,
  kPage,
  kHome,
  kMonth,
  kYear,
  kAllPosts,
  kTag,
  kTagIndex,
  kAuthor,
  kAuthorIndex,
  kSeries,
  kSeriesIndex,
  kNotFound,
  kRedirect
};

struct ThemeFile {
  std::string path;  // in the output: "almanac/style.css"
  std::string bytes;
};

class Theme {
 public:
  // `folder` (may not exist) holds the site's own templates. Each template is checked against the table of its
  // variables: an unknown variable or partial, or a section never closed, is an error finding with file and line.
  static Theme load(const FileSystem& fs, const std::string& folder, Findings& findings);
  ~Theme();
  Theme(Theme&&) noexcept;
  Theme& operator=(Theme&&) noexcept;

  // A whole HTML page. Thread-safe: each thread has its own template objects.
  std::string render(PageKind kind, const Value& data) const;
  // What the pages need beside them: the stylesheet.
  const std::vector<ThemeFile>& files() const;

 private:
  struct State;
  explicit Theme(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace almanac::render
