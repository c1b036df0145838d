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
#include "render/page_kinds.h"
#include "render/page_template.h"

namespace almanac::render {

struct ThemeFile {
  std::string path;  // in the output: "almanac/style.css"
  std::string bytes;
};

// What a template sees, as maps: a name is looked up in the first, then in the next. So data that many pages share (the
// site, the words of a language) is built once. Not owned.
using Layers = PageTemplate::Layers;

class Theme {
 public:
  // `folder`, below `site`, may not exist: its files stand in for the default theme's of the same name, and
  // "partials/NAME.html" may be new. Each template is checked against the variables of its kind (page_kinds.h): an
  // unknown variable or partial, a section never closed, raw output of a text, are error findings with file, line and
  // column. With error findings the theme must not be used.
  static Theme load(const FileSystem& fs, const std::string& site, const std::string& folder, Findings& findings);
  ~Theme();
  Theme(Theme&&) noexcept;
  Theme& operator=(Theme&&) noexcept;

  // A whole HTML page. Thread-safe. Characters that HTML does not allow are left out.
  std::string render(PageKind kind, const Layers& layers) const;
  std::string render(PageKind kind, const Value& data) const { return render(kind, Layers{&data}); }
  // What the pages need beside them: the stylesheet.
  const std::vector<ThemeFile>& files() const;

 private:
  struct State;
  explicit Theme(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The stylesheet's path in the output.
inline constexpr std::string_view kStylesheetPath = "almanac/style.css";

}  // namespace almanac::render
