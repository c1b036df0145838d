// The pages of the rules (test/rules/*.md, compiled into the program): why, how to mend it, a bad and a good sample.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace almanac::cli {

struct RulePage {
  std::string_view rule;
  std::string_view markdown;  // without its heading
};

// Nothing where no page has a section of that name.
std::optional<RulePage> find_rule_page(std::string_view rule);

// The page as plain text for a terminal: headings and emphasis without their marks, samples indented under
// "Bad:" and "Good:".
std::string to_readable_text(const RulePage& page);

}  // namespace almanac::cli
