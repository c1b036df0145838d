#include "feeds/check/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/command.h"
#include "cli/ignored.h"
#include "cli/report.h"
#include "cli/rule_pages.h"

namespace almanac::cli {
namespace {

void print_list(Console& out) {
  std::size_t width = 0;
  for (const feeds::check::Rule& rule : feeds::check::rules()) width = std::max(width, rule.name.size());
  for (const feeds::check::Rule& rule : feeds::check::rules())
    out.line(fmt::format("{:{}}  {:7}  {}", rule.name, width, to_text(rule.severity), rule.requirement));
}

void print_page(Console& out, const feeds::check::Rule& rule) {
  out.lines(fmt::format("{} ({})\n\n{}\n", rule.name, to_text(rule.severity), rule.requirement));
  if (const auto page = find_rule_page(rule.name)) out.lines('\n' + to_readable_text(*page));
  out.lines(fmt::format("\nSource: {}\n", rule.source));
}

int rules(const std::string& name, Env& env) {
  if (name.empty()) {
    print_list(env.out);
    return kDone;
  }
  if (const Status status = check_rule_name(name); !status) return fail(env, status.error().message, kUsage);
  print_page(env.out, *feeds::check::find_rule(name));
  return kDone;
}

}  // namespace

CommandLine declare_rules(Env& env) {
  const auto name = std::make_shared<std::string>();
  return {{{"NAME", name.get(), "a rule, to read its page"}}, [name, &env] { return rules(*name, env); }};
}

}  // namespace almanac::cli
