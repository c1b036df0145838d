#include "render/template_text.h"

#include <algorithm>
#include <optional>

#include "core/text.h"

namespace almanac::render {
namespace {

TagKind tag_kind(char sigil) {
  switch (sigil) {
    case '#': return TagKind::kSection;
    case '^': return TagKind::kInvertedSection;
    case '/': return TagKind::kSectionEnd;
    case '>': return TagKind::kPartial;
    case '!': return TagKind::kComment;
    case '&': return TagKind::kRawVariable;
    default: return TagKind::kVariable;
  }
}

// The tag whose first brace stands at `begin`; nothing where it is never closed.
std::optional<Tag> parse_tag(std::string_view text, std::size_t begin) {
  const bool raw = text.substr(begin).starts_with("{{{");
  const std::string_view closing = raw ? "}}}" : "}}";
  const std::size_t content = begin + closing.size();
  const std::size_t end = text.find(closing, content);
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view inside = trim(text.substr(content, end - content));
  Tag tag{TagKind::kRawVariable, "", begin, end + closing.size()};
  if (!raw) {
    tag.kind = tag_kind(inside.empty() ? ' ' : inside.front());
    if (tag.kind != TagKind::kVariable) inside.remove_prefix(1);
  }
  tag.name = trim(inside);
  return tag;
}

// Sections must close in the file that opens them.
void check_nesting(const TemplateText& source, TemplatePlaces& places, Findings& findings) {
  std::vector<const Tag*> open;
  for (const Tag& tag : source.tags) {
    if (tag.kind == TagKind::kSection || tag.kind == TagKind::kInvertedSection) open.push_back(&tag);
    if (tag.kind != TagKind::kSectionEnd) continue;
    if (open.empty() || open.back()->name != tag.name) {
      const std::string mend = open.empty() ? "nothing is open here" : "{{/" + open.back()->name + "}} is due first";
      findings.error("TemplateSection", places.find(tag.begin), "{{/" + tag.name + "}} closes no section: " + mend);
      return;
    }
    open.pop_back();
  }
  for (const Tag* tag : open)
    findings.error("TemplateSection", places.find(tag->begin),
                   "section " + quote(tag->name) + " is never closed: add {{/" + tag->name + "}}");
}

// Where the text after a tag goes on. A tag alone on its line takes the line with it, as Mustache's specification has
// it and the library does not always.
std::size_t end_of_tag(std::string_view text, const Tag& tag) {
  const std::size_t before = tag.begin == 0 ? std::string_view::npos : text.find_last_not_of(" \t", tag.begin - 1);
  const bool starts_line = before == std::string_view::npos || text[before] == '\n';
  const std::size_t after = text.find_first_not_of(" \t\r", tag.end);
  const bool ends_line = after != std::string_view::npos && text[after] == '\n';
  return starts_line && ends_line ? after + 1 : tag.end;
}

bool is_output(TagKind kind) { return kind == TagKind::kVariable || kind == TagKind::kRawVariable; }

void append_expanded(const TemplateText& source, const TemplateTexts& all, std::vector<const TemplateText*>& inside,
                     std::string& out) {
  if (std::find(inside.begin(), inside.end(), &source) != inside.end()) return;
  inside.push_back(&source);
  std::size_t from = 0;
  for (const Tag& tag : source.tags) {
    if (is_output(tag.kind)) continue;
    const bool is_section = tag.kind != TagKind::kPartial && tag.kind != TagKind::kComment;
    out.append(source.text, from, (is_section ? tag.end : tag.begin) - from);
    from = end_of_tag(source.text, tag);
    if (tag.kind != TagKind::kPartial) continue;
    const auto partial = all.find(partial_path(tag.name));
    if (partial != all.end()) append_expanded(partial->second, all, inside, out);
  }
  out.append(source.text, from);
  inside.pop_back();
}

// Each template is counted once, however often it is used.
class ExpandedBytes {
 public:
  explicit ExpandedBytes(const TemplateTexts& all) : all_(all) {}

  std::size_t count(const TemplateText& source) {
    const auto [known, is_new] = counts_.try_emplace(&source, 0);  // a partial in itself adds nothing
    if (!is_new) return known->second;
    std::size_t bytes = source.text.size();
    for (const Tag& tag : source.tags)
      if (tag.kind == TagKind::kPartial) bytes = std::min(bytes + count_partial(tag), kMostTemplateBytes + 1);
    return counts_[&source] = std::min(bytes, kMostTemplateBytes + 1);
  }

 private:
  std::size_t count_partial(const Tag& tag) {
    const auto partial = all_.find(partial_path(tag.name));
    return partial == all_.end() ? 0 : count(partial->second);
  }

  const TemplateTexts& all_;
  std::map<const TemplateText*, std::size_t> counts_;
};

}  // namespace

Place TemplatePlaces::find(std::size_t offset) {
  if (!lines_) lines_.emplace(source_.text);
  const Position position = lines_->find(offset);
  return {source_.file, position.line, position.column};
}

TemplateText parse_template(std::string file, std::string text, Findings& findings) {
  TemplateText source{std::move(file), std::move(text), {}};
  TemplatePlaces places(source);
  std::size_t from = 0;
  while ((from = source.text.find("{{", from)) != std::string::npos) {
    const std::optional<Tag> tag = parse_tag(source.text, from);
    if (!tag) {
      findings.error("TemplateTag", places.find(from), "this tag is never closed: add }}");
      break;
    }
    if (tag->name.starts_with('=')) {
      findings.error("TemplateTag", places.find(from), "the delimiters of tags cannot be changed: write {{ and }}");
    } else {
      source.tags.push_back(*tag);
    }
    from = tag->end;
  }
  check_nesting(source, places, findings);
  return source;
}

std::size_t count_expanded_bytes(const TemplateText& source, const TemplateTexts& all) {
  return ExpandedBytes(all).count(source);
}

std::string expand_template(const TemplateText& source, const TemplateTexts& all) {
  std::vector<const TemplateText*> inside;
  std::string out;
  append_expanded(source, all, inside, out);
  return out;
}

std::string partial_path(std::string_view name) { return "partials/" + std::string(name) + ".html"; }

}  // namespace almanac::render
