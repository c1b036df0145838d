#include "feeds/check/base64.h"

#include "core/ascii.h"
#include "core/text.h"

namespace almanac::feeds::check {
namespace {

bool is_digit64(char c) { return is_alphanumeric(c) || c == '+' || c == '/'; }

}  // namespace

std::optional<Base64Problem> find_base64_problem(std::string_view text) {
  std::size_t digits = 0;
  std::size_t padding = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
    if (c != '=' && !is_digit64(c))
      return Base64Problem{i, "it holds " + quote(text.substr(i, code_point_at(text, i).bytes))};
    if (c != '=' && padding > 0) return Base64Problem{i, "it goes on after its padding"};
    ++(c == '=' ? padding : digits);
  }
  if ((digits + padding) % 4 != 0 || padding > 2)
    return Base64Problem{0, "its length is not a multiple of four digits"};
  return std::nullopt;
}

}  // namespace almanac::feeds::check
