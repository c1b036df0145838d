#include "render/reference.h"

#include <doctest/doctest.h>

#include "render/page_kinds.h"

namespace almanac::render {

TEST_CASE("render: the reference has every template, and says how to write each variable") {
  const std::string reference = templates_reference();
  for (const PageKindInfo& kind : page_kinds())
    CHECK(reference.find("\n" + std::string(kind.template_name) + ": ") != std::string::npos);
  for (const char* part :
       {"{{full_title}}", "{{{article}}}", "{{#tags}} for each:", "{{#is_draft}}", "extra: any name"})
    CHECK_MESSAGE(reference.find(part) != std::string::npos, part);
}

TEST_CASE("render: every variable has a description, and every kind what all pages have") {
  const auto check = [](const auto& self, std::span<const Variable> variables) -> void {
    for (const Variable& variable : variables) {
      CAPTURE(variable.name);
      CHECK_FALSE(variable.description.empty());
      CHECK((variable.type != VariableType::kMap || !variable.members.empty()));
      self(self, variable.members);
    }
  };
  for (const PageKindInfo& kind : page_kinds()) {
    REQUIRE(kind.variables.size() >= 4);
    CHECK(kind.variables[0].name == "site");
    CHECK(kind.variables[1].name == "page");
    CHECK(kind.variables[2].name == "label");
    check(check, kind.variables);
  }
}

}  // namespace almanac::render
