#include "cli/run.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <functional>
#include <optional>
#include <sstream>
#include <string_view>

#include "cli/command.h"
#include "cli/report.h"
#include "core/text.h"

namespace almanac::cli {
namespace {

constexpr const char* kAbout =
    "almanac turns a folder of Markdown posts into feeds that are right, an archive that is complete, and pages that "
    "link to each other.";

CLI::Option* add_target(CLI::App& app, const Option& row) {
  if (bool* const* flag = std::get_if<bool*>(&row.target)) return app.add_flag(row.name, **flag, row.help);
  return std::visit([&](auto* target) { return app.add_option(row.name, *target, row.help); }, row.target);
}

void add_option(CLI::App& app, const Option& row) {
  CLI::Option* option = add_target(app, row);
  if (!row.type.empty()) option->type_name(row.type);
  if (!row.choices.empty()) option->check(CLI::IsMember(row.choices));
  if (row.range) option->check(CLI::Range(row.range->first, row.range->second));
  if (row.required) option->required();
  if (row.name.starts_with('-')) option->allow_extra_args(false);
  for (const std::string& other : row.excludes) option->excludes(app.get_option(other));
}

void declare(CLI::App& app, const Command& command, Env& env, std::function<int()>& chosen) {
  CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
  sub->footer("Examples:\n" + std::string(command.examples));
  CommandLine line = command.declare(env);
  for (const Option& row : line.options) add_option(*sub, row);
  sub->callback([&chosen, run_command = std::move(line.run)] { chosen = run_command; });
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  return names;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

// "there is no option "--ouput": did you mean "--output"?"
std::string no_such(std::string_view kind, std::string_view word, const std::vector<std::string>& known) {
  const std::optional<std::string> nearest = find_nearest(word, known);
  return "there is no " + std::string(kind) + ' ' + quote(word) +
         (nearest ? ": did you mean " + quote(*nearest) + "?" : "");
}

// What the command line has too much of, or what CLI11 says.
std::string describe(const CLI::ParseError& error, const CLI::App& app) {
  const std::vector<std::string> extra = app.remaining(true);
  if (extra.empty() || error.get_exit_code() != static_cast<int>(CLI::ExitCodes::ExtrasError)) return error.what();
  const std::string_view first = extra.front();
  if (first.starts_with('-'))
    return no_such("option", first.substr(0, first.find('=')), option_names(*app.get_subcommands().front()));
  return quote(first) + " is one argument too many";
}

// What is wrong with the first word, where it is neither a command nor an option of the program.
std::optional<std::string> find_slip(const CLI::App& app, const std::string& first) {
  if (app.get_option_no_throw(first) != nullptr) return std::nullopt;
  if (first.starts_with('-')) return no_such("option", first, option_names(app));
  const std::vector<std::string> names = command_names();
  if (std::find(names.begin(), names.end(), first) != names.end()) return std::nullopt;
  return no_such("command", first, names);
}

int fail_usage(const std::string& message, std::string_view command, Env& env) {
  fail(env, message, kUsage);
  env.err.line("`almanac " + std::string(command) + (command.empty() ? "" : " ") + "--help` says more");
  return kUsage;
}

// --help, --version
int print_help(const CLI::App& app, const CLI::ParseError& error, Env& env) {
  std::ostringstream text;
  const int exit_code = app.exit(error, text, text);
  env.out.lines(text.str());
  return exit_code;
}

}  // namespace

int run(std::vector<std::string> args, Env& env) {
  CLI::App app(kAbout, "almanac");
  app.set_version_flag("--version", "almanac " ALMANAC_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 done, 1 the input has errors, 2 usage or settings, 3 the disk failed.\n"
      "almanac COMMAND --help says more.");
  std::function<int()> chosen;
  for (const Command& command : commands()) declare(app, command, env, chosen);
  if (args.empty()) {
    env.err.lines(app.help());
    return kUsage;
  }
  const std::string first = args.front();
  if (const auto slip = find_slip(app, first)) return fail_usage(*slip, "", env);
  try {
    std::reverse(args.begin(), args.end());  // CLI11 takes them from the back
    app.parse(std::move(args));
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return print_help(app, error, env);
    return fail_usage(describe(error, app), first.starts_with('-') ? "" : first, env);
  }
  try {
    return chosen();
  } catch (const std::exception& error) {  // what no one expected: no memory, or a mistake of ours
    return fail(env, error.what(), kSystem);
  }
}

}  // namespace almanac::cli
