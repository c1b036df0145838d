// Texts that cmark-gfm 0.29.0.gfm.6 takes a time for that grows with the square of their length, or that make it run
// out of memory, told before it gets them. All limits lie far above what a person writes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace almanac::markdown {

struct Refusal {
  std::string rule;  // TooWideTable, TooManyBrackets, ...
  int line = 0;      // of the text, from 1: where the block begins
  std::string message;
};

// Why the Markdown may not be parsed; nothing where it may. Linear.
std::optional<Refusal> find_refusal(std::string_view markdown, bool smart_punctuation);

}  // namespace almanac::markdown
