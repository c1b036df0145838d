// File name patterns, as fnmatch(3) and Jekyll have them.
#pragma once

#include <string_view>

namespace almanac::loader {

// '*' is any text and '?' any character (also '/', as Jekyll's File.fnmatch without FNM_PATHNAME); linear for one '*',
// never worse than pattern times path.
bool matches_glob(std::string_view pattern, std::string_view path);

}  // namespace almanac::loader
