// Base64 (RFC 4648 4), with line ends between.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace almanac::feeds::check {

struct Base64Problem {
  std::size_t at = 0;  // byte
  std::string reason;
};

std::optional<Base64Problem> find_base64_problem(std::string_view text);

}  // namespace almanac::feeds::check
