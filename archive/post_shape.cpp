#include "archive/post_shape.h"

#include <array>
#include <utility>

#include "core/text.h"
#include "core/url.h"

namespace almanac::archive {
namespace {

struct DatePlaceholder {
  std::string_view name;
  std::size_t fewest_digits;
  std::size_t most_digits;
};

// Jekyll's; those that write names of months and days count as any text.
constexpr std::array<DatePlaceholder, 12> kDatePlaceholders = {{{"year", 4, 4},
                                                                {"short_year", 2, 2},
                                                                {"month", 2, 2},
                                                                {"i_month", 1, 2},
                                                                {"day", 2, 2},
                                                                {"i_day", 1, 2},
                                                                {"y_day", 3, 3},
                                                                {"w_year", 4, 4},
                                                                {"week", 2, 2},
                                                                {"hour", 2, 2},
                                                                {"minute", 2, 2},
                                                                {"second", 2, 2}}};

bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

bool is_categories(std::string_view part) { return part == ":categories" || part == ":slugified_categories"; }

std::vector<std::string_view> split_parts(std::string_view path) {
  if (path.starts_with('/')) path.remove_prefix(1);
  return split(path, '/');
}

}  // namespace

std::string_view strip_path(std::string_view decoded) {
  for (std::string_view ending : {"/index.html", ".html"}) {
    if (!decoded.ends_with(ending)) continue;
    decoded.remove_suffix(ending.size());
    break;
  }
  while (decoded.ends_with('/')) decoded.remove_suffix(1);
  return decoded;
}

std::optional<std::string> comparable_path(std::string_view path) {
  std::optional<std::string> decoded = decode_path(path);
  if (decoded) decoded->resize(strip_path(*decoded).size());
  return decoded;
}

PostShape::PostShape(std::string_view permalink) {
  const std::string path = comparable_path(permalink).value_or(std::string(permalink));
  for (std::string_view part : split_parts(path)) {
    const bool is_first_categories = !has_categories_ && is_categories(part);
    if (is_first_categories)
      has_categories_ = true;
    else
      (has_categories_ ? after_ : before_).push_back(parse_part(part));
  }
}

PostShape::Part PostShape::parse_part(std::string_view text) {
  Part part;
  while (!text.empty()) {
    if (text.front() == ':') {
      std::size_t end = 1;
      while (end < text.size() && is_name_character(text[end])) ++end;
      const std::string_view name = text.substr(1, end - 1);
      if (name != "output_ext") part.push_back(parse_placeholder(name));  // as ".html", it is not in what we compare
      text.remove_prefix(end);
      continue;
    }
    const std::size_t end = std::min(text.find(':'), text.size());
    part.push_back({std::string(text.substr(0, end)), 0, 0});
    has_literal_ = true;
    text.remove_prefix(end);
  }
  return part;
}

PostShape::Token PostShape::parse_placeholder(std::string_view name) {
  for (const DatePlaceholder& date : kDatePlaceholders) {
    if (date.name != name) continue;
    has_date_ = true;
    return {"", date.most_digits, date.fewest_digits};
  }
  return {};
}

bool PostShape::matches(std::string_view path) const {
  constexpr std::size_t kMostBytes = 2048;
  if (path.empty() || path.size() > kMostBytes) return false;
  const std::vector<std::string_view> parts = split_parts(path);
  const std::size_t named = before_.size() + after_.size();
  if (has_categories_ ? parts.size() < named : parts.size() != named) return false;
  for (std::size_t i = 0; i < before_.size(); ++i)
    if (!matches_part(before_[i], 0, parts[i])) return false;
  for (std::size_t i = 0; i < after_.size(); ++i)
    if (!matches_part(after_[i], 0, parts[parts.size() - after_.size() + i])) return false;
  return true;
}

bool PostShape::matches_part(const Part& part, std::size_t index, std::string_view text) {
  if (index == part.size()) return text.empty();
  const Token& token = part[index];
  if (!token.literal.empty())
    return text.starts_with(token.literal) && matches_part(part, index + 1, text.substr(token.literal.size()));
  const bool is_date = token.most_digits > 0;
  if (!is_date && index + 1 == part.size()) return !text.empty();
  const std::size_t most = is_date ? std::min(token.most_digits, text.size()) : text.size();
  for (std::size_t size = is_date ? token.fewest_digits : 1; size <= most; ++size) {
    if (is_date && !is_digits(text.substr(0, size))) return false;
    if (matches_part(part, index + 1, text.substr(size))) return true;
  }
  return false;
}

}  // namespace almanac::archive
