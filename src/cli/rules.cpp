#include "feeds/check/rules.h"

#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "cli/command.h"
#include "cli/ignored.h"
#include "cli/rule_pages.h"

namespace almanac::cli {
namespace {

void print_list(std::ostream& out) {
  std::size_t width = 0;
  for (const feeds::check::Rule& rule : feeds::check::rules()) width = std::max(width, rule.name.size());
  for (const feeds::check::Rule& rule : feeds::check::rules())
    out << fmt::format("{:{}}  {:7}  {}\n", rule.name, width, to_text(rule.severity), rule.requirement);
}

void print_page(std::ostream& out, const feeds::check::Rule& rule) {
  out << fmt::format("{} ({})\n\n{}\n", rule.name, to_text(rule.severity), rule.requirement);
  if (const auto page = find_rule_page(rule.name)) out << '\n' << to_readable_text(*page);
  out << fmt::format("\nSource: {}\n", rule.source);
}

int rules(const std::string& name, Env& env) {
  if (name.empty()) {
    print_list(env.out);
    return kDone;
  }
  if (const Status status = check_rule_name(name); !status) {
    env.err << "almanac: " << status.error().message << '\n';
    return kUsage;
  }
  print_page(env.out, *feeds::check::find_rule(name));
  return kDone;
}

}  // namespace

CommandLine declare_rules(Env& env) {
  const auto name = std::make_shared<std::string>();
  return {{{"NAME", name.get(), "a rule, to read its page"}}, [name, &env] { return rules(*name, env); }};
}

}  // namespace almanac::cli
