#include "feeds/check/check.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/command.h"
#include "cli/report.h"

namespace almanac::cli {
namespace {

using Json = nlohmann::ordered_json;

struct CheckOptions {
  std::vector<std::string> paths;
  std::string base_url;
  std::string format = "text";
};

Json to_json(const Finding& finding) {
  Json params = Json::object();
  for (const auto& [name, value] : finding.params) params[name] = value;
  return {{"rule", finding.rule},       {"severity", to_text(finding.severity)},
          {"line", finding.place.line}, {"column", finding.place.column},
          {"message", finding.message}, {"params", std::move(params)}};
}

void print_line(std::ostream& out, const std::string& file, const Findings& findings) {
  Json list = Json::array();
  for (const Finding& finding : findings.items()) list.push_back(to_json(finding));
  const Json line = {{"file", file}, {"findings", std::move(list)}};
  out << line.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

int check(const CheckOptions& options, Env& env) {
  Findings all;
  bool unreadable = false;
  for (const std::string& path : options.paths) {
    const auto bytes = env.fs.read_file(path);
    if (!bytes) {
      env.err << "almanac: " << bytes.error().message << '\n';
      unreadable = true;
      continue;
    }
    const std::string address = options.base_url.empty() ? "" : options.base_url + path;
    Findings findings = feeds::check::check_feed(*bytes, path, {address, "", env.now});
    if (options.format == "jsonl") print_line(env.out, path, findings);
    all.append(std::move(findings));
  }
  if (options.format == "text") print_findings(env.out, all, env.out_is_terminal && !env.no_color);
  return unreadable ? kUsage : all.has_errors() ? kInputErrors : kDone;
}

}  // namespace

std::function<int()> declare_check(CLI::App& app, Env& env) {
  auto options = std::make_shared<CheckOptions>();
  app.add_option("--base-url", options->base_url, "where the files are published")->type_name("URL");
  app.add_option("--format", options->format, "text or jsonl")->check(CLI::IsMember({"text", "jsonl"}));
  app.add_option("paths", options->paths, "files")->required()->type_name("PATH");
  return [options, &env] { return check(*options, env); };
}

}  // namespace almanac::cli
