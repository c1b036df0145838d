// Signs of markup in what should be plain text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "feeds/check/grammar.h"

namespace almanac::feeds::check {

struct Markup {
  std::size_t at = 0;  // byte
  std::string text;    // the element's name, or the reference with its & and ;
};

std::optional<Markup> find_end_tag(std::string_view text);  // "</b>" of an element of HTML
std::optional<Markup> find_entity(std::string_view text);   // "&eacute", "&#233"
std::optional<Markup> find_start(std::string_view text);    // '<' before a letter, '/' or '!'

// Reports the first end tag or entity under `rule`, with the params that `more` has; true where there is none.
bool check_no_markup(Context& context, const Value& value, RuleId rule, Params more = {});

}  // namespace almanac::feeds::check
