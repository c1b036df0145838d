#include "render/reference.h"

#include <fmt/format.h>

#include <iterator>

#include "render/page_kinds.h"

namespace almanac::render {
namespace {

std::string usage(const Variable& variable) {
  const std::string name(variable.name);
  switch (variable.type) {
    case VariableType::kText: return "{{" + name + "}}";
    case VariableType::kHtml: return "{{{" + name + "}}}";
    case VariableType::kFlag: return "{{#" + name + "}}";
    case VariableType::kMap: return name + ":";
    case VariableType::kList: return "{{#" + name + "}} for each:";
    case VariableType::kExtra: return name + ": any name";
  }
  return name;
}

void append_variables(std::span<const Variable> variables, std::size_t indent, std::string& out) {
  constexpr std::size_t kColumn = 34;  // where descriptions begin
  for (const Variable& variable : variables) {
    fmt::format_to(std::back_inserter(out), "{:{}}{:<{}}  {}\n", "", indent, usage(variable), kColumn - indent,
                   variable.description);
    append_variables(variable.members, indent + 2, out);
  }
}

// `site`, `page` and `label` are the same in every kind.
constexpr std::size_t kCommon = 3;

}  // namespace

std::string templates_reference() {
  std::string out =
      "Templates are Mustache. A file of the same name in the site's templates folder stands in for the "
      "theme's.\n\nevery template\n";
  append_variables(page_kinds().front().variables.first(kCommon), 2, out);
  for (const PageKindInfo& kind : page_kinds()) {
    fmt::format_to(std::back_inserter(out), "\n{}: a {}\n", kind.template_name, kind.description);
    append_variables(kind.variables.subspan(kCommon), 2, out);
  }
  return out;
}

}  // namespace almanac::render
