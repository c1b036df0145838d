#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/command.h"
#include "config/load.h"

namespace almanac::cli {

std::function<int()> declare_config(CLI::App& app, Env& env) {
  auto schema = std::make_shared<bool>(false);
  app.add_flag("--json-schema", *schema, "print a JSON schema of almanac.yml");
  return [schema, &env] {
    env.out << (*schema ? config::options_json_schema() : config::options_reference());
    return kDone;
  };
}

}  // namespace almanac::cli
