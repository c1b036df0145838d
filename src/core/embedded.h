// Files that travel inside the program, made from the source tree by scripts/embed.cmake.
#pragma once

#include <span>
#include <string_view>

namespace almanac::embedded {

struct EmbeddedFile {
  std::string_view path;  // below its folder
  std::string_view bytes;
};

std::span<const EmbeddedFile> theme_files();  // templates/
std::span<const EmbeddedFile> rule_pages();   // test/rules/*.md

}  // namespace almanac::embedded
