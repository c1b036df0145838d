#include "core/html.h"

#include <array>

namespace almanac {

namespace {

constexpr std::string_view kSpecial = "&<>\"'";

constexpr std::array<bool, 0x100> kIsSpecial = [] {
  std::array<bool, 0x100> table{};
  for (char c : kSpecial) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

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
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!kIsSpecial[static_cast<unsigned char>(text[i])]) continue;
    out.append(text, kept, i - kept).append(reference_to(text[i]));
    kept = i + 1;
  }
  out.append(text, kept);
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_html(out, text);
  return out;
}

}  // namespace almanac
