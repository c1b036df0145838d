// A command of the program: one file each, one row each in the table (commands.cpp).
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "cli/env.h"

namespace CLI {
class App;
}

namespace almanac::cli {

struct Command {
  std::string_view name;
  std::string_view summary;   // one line for `almanac --help`
  std::string_view examples;  // lines for `almanac NAME --help`
  // Declares the command's options on its app and answers what to run when it is chosen; the result is an ExitCode.
  std::function<int()> (*declare)(CLI::App& app, Env& env);
};

std::span<const Command> commands();

std::function<int()> declare_build(CLI::App& app, Env& env);
std::function<int()> declare_list(CLI::App& app, Env& env);
std::function<int()> declare_forget(CLI::App& app, Env& env);
std::function<int()> declare_check(CLI::App& app, Env& env);
std::function<int()> declare_diff(CLI::App& app, Env& env);
std::function<int()> declare_adopt(CLI::App& app, Env& env);
std::function<int()> declare_rules(CLI::App& app, Env& env);
std::function<int()> declare_config(CLI::App& app, Env& env);

}  // namespace almanac::cli
