// What a command takes on its command line: a row for each option and argument. only run.cpp knows the library that
// parses them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace almanac::cli {

// Where the value goes. A bool is a flag; a list takes one value each time that its option is given, and all that is
// left where it is an argument.
using Target =
    std::variant<bool*, int*, std::uint64_t*, std::string*, std::optional<std::string>*, std::vector<std::string>*>;

struct Option {
  std::string name;                       // "--output"; without dashes it is an argument, told by its place: "SITE"
  Target target;                          // must outlive the command line
  std::string help;                       // one line
  std::string type = {};                  // what the help calls the value, as "DIR"; the type's name where it is empty
  std::vector<std::string> choices = {};  // if there are any, the value is one of them
  std::optional<std::pair<int, int>> range = {};  // the least and the greatest value
  bool required = false;
  std::vector<std::string> excludes = {};  // options that do not go with this one
};

// --format with its choices; Formats is a range of rows with a name and a summary.
template <typename Formats>
Option format_option(const Formats& formats, std::string& target) {
  Option option{.name = "--format", .target = &target};
  for (const auto& format : formats) {
    option.choices.emplace_back(format.name);
    option.help += (option.help.empty() ? "" : "; ") + std::string(format.name) + ": " + std::string(format.summary);
  }
  return option;
}

// A command as it is declared: its options, in the order of its help, and what runs it once they are filled. Returns an
// ExitCode.
struct CommandLine {
  std::vector<Option> options;
  std::function<int()> run;
};

}  // namespace almanac::cli
