// A command of the program: one file each, one row each in the table (commands.cpp).
#pragma once

#include <span>
#include <string_view>

#include "cli/env.h"
#include "cli/options.h"

namespace almanac::cli {

struct Command {
  std::string_view name;
  std::string_view summary;   // one line for `almanac --help`
  std::string_view examples;  // lines for `almanac NAME --help`
  CommandLine (*declare)(Env& env);
};

std::span<const Command> commands();

CommandLine declare_build(Env& env);
CommandLine declare_list(Env& env);
CommandLine declare_forget(Env& env);
CommandLine declare_check(Env& env);
CommandLine declare_diff(Env& env);
CommandLine declare_adopt(Env& env);
CommandLine declare_rules(Env& env);
CommandLine declare_config(Env& env);

}  // namespace almanac::cli
