#include "cli/run.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <functional>
#include <ostream>

#include "cli/command.h"

namespace almanac::cli {
namespace {

constexpr const char* kAbout =
    "almanac turns a folder of Markdown posts into feeds that are right, an archive that is complete, and pages that "
    "link to "
    "each other.";

void declare(CLI::App& app, const Command& command, Env& env, std::function<int()>& chosen) {
  CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
  sub->footer("Examples:\n" + std::string(command.examples));
  sub->callback([&chosen, run_command = command.declare(*sub, env)] { chosen = run_command; });
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
  try {
    std::reverse(args.begin(), args.end());  // CLI11 takes them from the back
    app.parse(std::move(args));
  } catch (const CLI::ParseError& error) {
    return app.exit(error, env.out, env.err) == 0 ? kDone : kUsage;
  }
  try {
    return chosen();
  } catch (const std::exception& error) {  // what no one expected: no memory, or a mistake of ours
    env.err << "almanac: " << error.what() << '\n';
    return kSystem;
  }
}

}  // namespace almanac::cli
