#include "core/html.h"

#include "core/find_byte.h"

namespace almanac {

namespace {

constexpr auto kIsSpecial = [](auto byte) { return is_one_of<'&', '<', '>', '"', '\''>(byte); };

std::string_view reference_to(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return "&#39;";
  }
}

}  // namespace

void append_html(std::string& out, std::string_view text) {
  std::size_t kept = 0;  // where the run of unchanged bytes began
  for (std::size_t i = 0; (i = find_byte(text, i, kIsSpecial)) < text.size(); kept = ++i)
    out.append(text, kept, i - kept).append(reference_to(text[i]));
  out.append(text, kept);
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_html(out, text);
  return out;
}

}  // namespace almanac
