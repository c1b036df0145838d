// A Mustache template as text and tags: what is needed to check it and to put its partials in, with positions. The
// delimiters are always {{ and }}.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/finding.h"
#include "core/text.h"

namespace almanac::render {

enum class TagKind { kVariable, kRawVariable, kSection, kInvertedSection, kSectionEnd, kPartial, kComment };

struct Tag {
  TagKind kind = TagKind::kVariable;
  std::string name;
  std::size_t begin = 0;  // bytes of the template: of its first brace
  std::size_t end = 0;    // after its last brace
};

struct TemplateText {
  std::string file;  // as the user knows it: "_almanac/post.html"
  std::string text;
  std::vector<Tag> tags;
};

// Places in a template: one pass over its text where the first is asked for. The template must outlive it.
class TemplatePlaces {
 public:
  explicit TemplatePlaces(const TemplateText& source) : source_(source) {}
  Place find(std::size_t offset);

 private:
  const TemplateText& source_;
  std::optional<LineIndex> lines_;
};

// By name: "post.html", "partials/head.html".
using TemplateTexts = std::map<std::string, TemplateText>;

// Bytes of a template with its partials in place.
inline constexpr std::size_t kMostTemplateBytes = 10'000'000;

// Finds the tags. A tag never closed, a section never closed or closed twice, and changed delimiters are error
// findings.
TemplateText parse_template(std::string file, std::string text, Findings& findings);

// How many bytes the template has with its partials in place, kMostTemplateBytes + 1 at most: each use of a partial
// counts.
std::size_t count_expanded_bytes(const TemplateText& source, const TemplateTexts& all);

// The template with its partials in place and without comments, as one text. Partials that contain each other are cut
// off. A partial that is not there leaves nothing.
std::string expand_template(const TemplateText& source, const TemplateTexts& all);

// "head": "partials/head.html".
std::string partial_path(std::string_view name);

}  // namespace almanac::render
