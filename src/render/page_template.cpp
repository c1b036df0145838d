#include "render/page_template.h"

#include <cassert>
#include <utility>

#include "core/text.h"

namespace almanac::render {
namespace {

bool is_false(const Value* value) {
  if (value == nullptr || value->is_null()) return true;
  if (const bool* flag = value->bool_if()) return !*flag;
  if (const std::string* text = value->text_if()) return text->empty();
  if (const Value::List* list = value->list_if()) return list->empty();
  if (const Value::Map* map = value->map_if()) return map->empty();
  return false;
}

std::vector<std::string> to_path(std::string_view name) {
  if (name == ".") return {};
  const std::vector<std::string_view> parts = split(name, '.');
  return {parts.begin(), parts.end()};
}

const Value* find_path(const Value* value, const std::vector<std::string>& path) {
  for (const std::string& name : path) {
    if (value == nullptr) return nullptr;
    value = value->find(name);
  }
  return value;
}

}  // namespace

PageTemplate::PageTemplate(std::string text, Escape escape) : escape_(escape) {
  Findings findings;
  TemplateText source = parse_template("", std::move(text), findings);
  text_ = std::move(source.text);
  std::vector<std::size_t> open;
  for (const Tag& tag : source.tags) {
    nodes_.push_back({rest_, tag.begin, tag.kind, to_path(tag.name), 0});
    rest_ = tag.end;
    if (tag.kind == TagKind::kSection || tag.kind == TagKind::kInvertedSection) open.push_back(nodes_.size() - 1);
    if (tag.kind != TagKind::kSectionEnd || open.empty()) continue;
    nodes_[open.back()].after = nodes_.size();
    open.pop_back();
  }
  for (std::size_t section : open) nodes_[section].after = nodes_.size();
}

// One rendering.
class PageRenderer {
 public:
  PageRenderer(const PageTemplate& page, const PageTemplate::Layers& layers)
      : page_(page), scopes_(layers.rbegin(), layers.rend()) {}

  std::string run() {
    constexpr std::size_t kUsualPage = 16 * 1024;
    out_.reserve(kUsualPage);
    render(0, page_.nodes_.size());
    out_.append(page_.text_, page_.rest_);
    return std::move(out_);
  }

 private:
  using Node = PageTemplate::Node;

  void render(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to;) {
      const Node& node = page_.nodes_[i];
      out_.append(page_.text_, node.begin, node.end - node.begin);
      const bool is_section = node.kind == TagKind::kSection || node.kind == TagKind::kInvertedSection;
      if (is_section)
        render_section(node, i + 1);
      else if (node.kind == TagKind::kVariable || node.kind == TagKind::kRawVariable)
        render_variable(node);
      i = is_section ? node.after : i + 1;
    }
  }

  void render_variable(const Node& node) {
    const Value* value = find(node);
    if (value == nullptr) return;
    const auto put = [&](std::string_view text) {
      node.kind == TagKind::kRawVariable ? static_cast<void>(out_.append(text)) : page_.escape_(out_, text);
    };
    if (const std::string* text = value->text_if()) return put(*text);
    if (const std::int64_t* number = value->int_if()) return put(std::to_string(*number));
    if (value->double_if() != nullptr) put(value->source());
  }

  // The text before a section's end tag belongs to the end tag's node, the last of the section.
  void render_section(const Node& node, std::size_t first) {
    const Value* value = find(node);
    if ((node.kind == TagKind::kInvertedSection) != is_false(value)) return;
    const Value::List* list = value == nullptr ? nullptr : value->list_if();
    if (node.kind == TagKind::kInvertedSection) return render_in(nullptr, first, node.after);
    if (list == nullptr) return render_in(value, first, node.after);
    for (const Value& item : *list) render_in(&item, first, node.after);
  }

  void render_in(const Value* scope, std::size_t first, std::size_t after) {
    scopes_.push_back(scope);
    render(first, after);
    scopes_.pop_back();
  }

  const Value* find(const Node& node) const {
    if (node.path.empty()) return scopes_.back();
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
      if (const Value* found = find_path(*scope, node.path)) return found;
    return nullptr;
  }

  const PageTemplate& page_;
  std::vector<const Value*> scopes_;  // the innermost last; null: an inverted section
  std::string out_;
};

std::string PageTemplate::render(const Layers& layers) const { return PageRenderer(*this, layers).run(); }

}  // namespace almanac::render
