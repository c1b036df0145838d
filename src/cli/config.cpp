#include <memory>

#include "cli/command.h"
#include "config/load.h"
#include "render/reference.h"

namespace almanac::cli {
namespace {

struct Wanted {
  bool schema = false;
  bool templates = false;
};

std::string reference(const Wanted& wanted) {
  if (wanted.schema) return config::options_json_schema();
  return wanted.templates ? render::templates_reference() : config::options_reference();
}

}  // namespace

CommandLine declare_config(Env& env) {
  const auto wanted = std::make_shared<Wanted>();
  return {{{"--json-schema", &wanted->schema, "print a JSON schema of almanac.yml"},
           {"--templates", &wanted->templates, "print the reference of templates and their variables"}},
          [wanted, &env] {
            env.out.lines(reference(*wanted));
            return kDone;
          }};
}

}  // namespace almanac::cli
