#include "loader/post_name.h"

#include <algorithm>
#include <array>

#include "core/filesystem.h"
#include "core/text.h"
#include "core/unicode.h"

namespace almanac::loader {
namespace {

// The digits at `from`, at least and at most so many; 0 where there are fewer.
std::size_t count_digits(std::string_view text, std::size_t from, std::size_t least, std::size_t most) {
  std::size_t count = 0;
  while (count < most && from + count < text.size() && is_digits(text.substr(from + count, 1))) ++count;
  return count < least ? 0 : count;
}

// The length of "2019-01-07" at the start; 0 where there is none or no "-" follows it.
std::size_t date_length(std::string_view name) {
  std::size_t at = 0;
  for (const std::size_t most : std::array<std::size_t, 3>{4, 2, 2}) {
    const std::size_t digits = count_digits(name, at, most / 2, most);
    at += digits;
    if (digits == 0 || at >= name.size() || name[at] != '-') return 0;
    ++at;
  }
  return at - 1;
}

}  // namespace

PostName parse_post_name(std::string_view path) {
  const std::string_view name = file_name(path);
  PostName found;
  found.stem = name.substr(0, name.size() - extension(name).size());
  const std::size_t length = date_length(found.stem);
  found.date = found.stem.substr(0, length);
  found.slug = length == 0 ? found.stem : found.stem.substr(length + 1);
  while (found.slug.ends_with('.')) found.slug.pop_back();
  return found;
}

std::string to_title(std::string_view slug) {
  std::string title;
  for (std::string_view word : split(slug, '-')) {
    if (!title.empty()) title += ' ';
    title += capitalize(word);
  }
  return std::string(trim(title));
}

bool is_markdown_name(std::string_view path) {
  static constexpr std::array<std::string_view, 5> kExtensions = {".md", ".markdown", ".mkd", ".mkdn", ".mkdown"};
  const std::string found = to_lower_ascii(extension(path));
  return std::find(kExtensions.begin(), kExtensions.end(), found) != kExtensions.end();
}

}  // namespace almanac::loader
