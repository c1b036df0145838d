#include "loader/glob.h"

namespace almanac::loader {

bool matches_glob(std::string_view pattern, std::string_view path) {
  std::size_t p = 0;
  std::size_t i = 0;
  std::size_t star = std::string_view::npos;  // the last '*' met, and where its text ends so far
  std::size_t star_end = 0;
  while (i < path.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      star_end = i;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == path[i])) {
      ++p, ++i;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      i = ++star_end;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace almanac::loader
