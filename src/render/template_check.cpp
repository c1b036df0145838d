#include "render/template_check.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "core/text.h"

namespace almanac::render {
namespace {

using Variables = std::span<const Variable>;

// Sections that may be open at one place, those of the templates that a partial stands in counted: a page is made by
// recursion, and names are looked up in each.
constexpr std::size_t kMostOpenSections = 100;

// What names mean at a place in a template: the variables of each open section, the innermost last.
struct Frame {
  Variables variables;
  VariableType type = VariableType::kMap;

  bool is_text() const { return variables.empty() && (type == VariableType::kText || type == VariableType::kList); }
};

const Variable* find_member(Variables variables, std::string_view name) {
  const auto found =
      std::find_if(variables.begin(), variables.end(), [&](const Variable& v) { return v.name == name; });
  return found == variables.end() ? nullptr : &*found;
}

// "post.date.iso" below one frame. Below kExtra every name is known.
const Variable* find_path(Variables variables, std::string_view path) {
  const Variable* found = nullptr;
  for (std::string_view name : split(path, '.')) {
    if (found != nullptr && found->type == VariableType::kExtra) return found;
    if (found != nullptr && found->type != VariableType::kMap) return nullptr;
    found = find_member(found == nullptr ? variables : found->members, name);
    if (found == nullptr) return nullptr;
  }
  return found;
}

class Checker {
 public:
  Checker(const PageKindInfo& kind, const TemplateTexts& all, Findings& findings)
      : kind_(kind), all_(all), findings_(findings) {}

  void run(const TemplateText& source) {
    if (count_expanded_bytes(source, all_) > kMostTemplateBytes)
      return findings_.error("TemplatePartial", {source.file, 0, 0},
                             "the template has more than " + std::to_string(kMostTemplateBytes) +
                                 " bytes with its partials in place: use them less often");
    frames_.push_back({kind_.variables, VariableType::kMap});
    check(source);
  }

 private:
  void check(const TemplateText& source) {
    inside_.push_back(&source);
    const std::size_t depth = frames_.size();
    for (const Tag& tag : source.tags)
      if (!too_deep_) check_tag(source, tag);
    frames_.resize(depth);  // sections left open are reported where the template is parsed
    inside_.pop_back();
  }

  void check_tag(const TemplateText& source, const Tag& tag) {
    switch (tag.kind) {
      case TagKind::kComment: return;
      case TagKind::kPartial: return check_partial(source, tag);
      case TagKind::kSectionEnd:
        if (frames_.size() > 1) frames_.pop_back();
        return;
      case TagKind::kSection: return open_section(source, tag);
      case TagKind::kInvertedSection: find_variable(source, tag); return push_frame(source, tag, {});
      case TagKind::kVariable:
      case TagKind::kRawVariable: return check_output(source, tag);
    }
  }

  void open_section(const TemplateText& source, const Tag& tag) {
    const Variable* variable = find_variable(source, tag);
    if (variable == nullptr) return push_frame(source, tag, {{}, VariableType::kExtra});
    push_frame(source, tag, {variable->members, variable->type});
  }

  void push_frame(const TemplateText& source, const Tag& tag, Frame frame) {
    frames_.push_back(frame);
    too_deep_ = frames_.size() > kMostOpenSections;
    if (too_deep_)
      report("TemplateSection", source, tag,
             "more than " + std::to_string(kMostOpenSections) + " sections are open here: close some before");
  }

  void check_output(const TemplateText& source, const Tag& tag) {
    const Variable* variable = find_variable(source, tag);
    if (variable == nullptr) return;
    const bool raw = tag.kind == TagKind::kRawVariable;
    if (raw && variable->type != VariableType::kHtml)
      return report("TemplateRawText", source, tag, quote(tag.name) + " is not HTML: write {{" + tag.name + "}}");
    if (!raw && variable->type == VariableType::kHtml)
      return report("TemplateRawText", source, tag, quote(tag.name) + " is HTML: write {{{" + tag.name + "}}}");
    if (variable->type == VariableType::kMap || variable->type == VariableType::kList)
      report("TemplateVariable", source, tag,
             quote(tag.name) + " has no text of its own: " + (variable->type == VariableType::kList ? "open" : "name") +
                 " " + members_hint(*variable));
  }

  static std::string members_hint(const Variable& variable) {
    const std::string name(variable.name);
    if (variable.type == VariableType::kList) return "it as a section, {{#" + name + "}}";
    return "one of its members, " + name + "." + std::string(variable.members.front().name);
  }

  void check_partial(const TemplateText& source, const Tag& tag) {
    const auto partial = all_.find(partial_path(tag.name));
    if (partial == all_.end())
      return report("TemplatePartial", source, tag,
                    "there is no partial " + quote(tag.name) + nearest(tag.name, partial_names()));
    if (std::find(inside_.begin(), inside_.end(), &partial->second) != inside_.end())
      return report("TemplatePartial", source, tag, "partial " + quote(tag.name) + " contains itself");
    check(partial->second);
  }

  // Looked up from the innermost section outwards; reports where nothing has the name.
  const Variable* find_variable(const TemplateText& source, const Tag& tag) {
    static constexpr Variable kItem{".", VariableType::kText, "the item itself"};
    static constexpr Variable kUnknown{"", VariableType::kExtra, "below an extra key"};
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
      if (frame->type == VariableType::kExtra) return &kUnknown;
      if (tag.name == "." && frame->is_text()) return &kItem;
      if (const Variable* found = find_path(frame->variables, tag.name)) return found;
    }
    report("TemplateVariable", source, tag,
           "a " + std::string(kind_.description) + " has no variable " + quote(tag.name) + mend(tag.name));
    return nullptr;
  }

  // The nearest known name, and where the author's own keys are.
  std::string mend(const std::string& name) const {
    const std::size_t dot = name.find('.');
    const std::string owner = name.substr(0, dot);
    const bool has_own_keys = dot != std::string::npos && find_path(kind_.variables, owner + ".extra") != nullptr;
    const std::string own = has_own_keys ? " (a key of your own: " + owner + ".extra" + name.substr(dot) + ")" : "";
    return nearest(name, known_names()) + own;
  }

  static std::string nearest(const std::string& name, const std::vector<std::string>& candidates) {
    const std::optional<std::string> found = find_nearest(name, candidates);
    return found ? "; did you mean " + quote(*found) + "?" : "";
  }

  // Every path that may be written at this place.
  std::vector<std::string> known_names() const {
    std::vector<std::string> names;
    for (const Frame& frame : frames_) append_paths(frame.variables, "", names);
    return names;
  }

  static void append_paths(Variables variables, const std::string& prefix, std::vector<std::string>& names) {
    for (const Variable& variable : variables) {
      names.push_back(prefix + std::string(variable.name));
      if (variable.type == VariableType::kMap) append_paths(variable.members, names.back() + ".", names);
    }
  }

  std::vector<std::string> partial_names() const {
    std::vector<std::string> names;
    for (const auto& [path, source] : all_)
      if (path.starts_with("partials/")) names.push_back(path.substr(9, path.size() - 9 - 5));
    return names;
  }

  void report(std::string rule, const TemplateText& source, const Tag& tag, std::string message) {
    TemplatePlaces& places = places_.try_emplace(&source, source).first->second;
    findings_.error(std::move(rule), places.find(tag.begin), std::move(message));
  }

  const PageKindInfo& kind_;
  const TemplateTexts& all_;
  Findings& findings_;
  std::vector<Frame> frames_;
  bool too_deep_ = false;
  std::vector<const TemplateText*> inside_;
  std::map<const TemplateText*, TemplatePlaces> places_;  // of those with findings
};

}  // namespace

void check_template(const PageKindInfo& kind, const TemplateTexts& all, Findings& findings) {
  const auto source = all.find(std::string(kind.template_name));
  if (source != all.end()) Checker(kind, all, findings).run(source->second);
}

}  // namespace almanac::render
