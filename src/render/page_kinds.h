// The kinds of pages, one row each: its template and the variables that the template may use. Templates are checked
// against these rows, and the reference of variables is made from them.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace almanac::render {

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

inline constexpr std::size_t kPageKinds = 14;

enum class VariableType {
  kText,   // {{name}}: escaped
  kHtml,   // {{{name}}}: safe already
  kFlag,   // {{#name}}...{{/name}}
  kMap,    // {{name.member}}, or a section with its members
  kList,   // a section, once for each item
  kExtra,  // the author's own keys: any name below it
};

struct Variable {
  std::string_view name;
  VariableType type = VariableType::kText;
  std::string_view description;
  std::span<const Variable> members = {};  // of kMap, and of each item of kList; none: the items are texts
};

struct PageKindInfo {
  PageKind kind;
  std::string_view template_name;  // "post.html"
  std::string_view description;
  std::span<const Variable> variables;
};

// In the order of the enumeration.
const std::array<PageKindInfo, kPageKinds>& page_kinds();
const PageKindInfo& info(PageKind kind);

}  // namespace almanac::render
