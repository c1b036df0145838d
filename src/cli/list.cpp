#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <ostream>

#include "archive/addresses.h"
#include "cli/command.h"
#include "cli/report.h"
#include "cli/site_options.h"
#include "core/text.h"
#include "site/locking.h"

namespace almanac::cli {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> author_names(const model::Post& post) {
  std::vector<std::string> names;
  for (const model::Author& author : post.authors) names.push_back(author.name);
  return names;
}

Json to_json(const site::Site& site, model::PostIndex index) {
  const model::Post& post = site.library.posts[index];
  Json row = {{"path", post.path},
              {"title", post.title},
              {"day", to_text(post.day)},
              {"published", to_rfc3339(post.published)},
              {"updated", post.updated ? Json(to_rfc3339(*post.updated)) : Json(nullptr)},
              {"authors", author_names(post)},
              {"tags", post.tags},
              {"categories", post.categories},
              {"lang", post.lang},
              {"url", archive::absolute_url(site.settings, post.url_path)},
              {"id", post.id},
              {"draft", post.draft},
              {"series", nullptr},
              {"covers", nullptr}};
  if (const auto& membership = site.series.of_post[index]) {
    const archive::Series& series = site.series.series[membership->series];
    row["series"] = series.name;
    if (const auto& covers = series.posts[membership->position].covers) row["covers"] = to_text(*covers);
  }
  return row;
}

std::string to_row(const model::Post& post) {
  return fmt::format("{}  {}{}{}\n            {}", to_text(post.day), post.title, post.draft ? " (draft)" : "",
                     post.authors.empty() ? "" : " – " + join(author_names(post), ", "), post.path);
}

void print_site(const site::Site& site, bool json, std::ostream& out) {
  for (model::PostIndex i = 0; i < site.library.posts.size(); ++i)
    out << (json ? to_json(site, i).dump(-1, ' ', false, Json::error_handler_t::replace)
                 : to_row(site.library.posts[i]))
        << '\n';
}

// So that the ids are those of the feeds.
void apply_lock(site::Site& site, const site::LoadOptions& load, FileSystem& fs, Findings& findings) {
  const site::LockState lock = site::load_lock(fs, load.folder, site.settings.output, findings);
  site::apply_lock(site, lock, fs, {.folder = load.folder, .now = load.now}, findings);
}

int list(const SiteOptions& options, bool json, Env& env) {
  Result<site::LoadOptions> load = to_load_options(options, env);
  if (!load) {
    env.err << "almanac: " << load.error().message << '\n';
    return kUsage;
  }
  Findings findings;
  site::Failure failure;
  auto loaded = site::load_site(env.fs, *load, findings, failure);
  if (loaded) apply_lock(loaded->site, *load, env.fs, findings);
  if (options.strict) findings.promote_warnings();
  if (loaded) print_site(loaded->site, json, env.out);
  print_findings(env.err, findings, env.err_is_terminal && !env.no_color);
  if (!failure.message.empty()) env.err << "almanac: " << failure.message << '\n';
  if (!loaded) return to_exit_code(failure.outcome);
  return findings.has_errors() ? kInputErrors : kDone;
}

}  // namespace

std::function<int()> declare_list(CLI::App& app, Env& env) {
  const auto options = declare_site_options(app);
  auto json = std::make_shared<bool>(false);
  app.add_flag("--json", *json, "an object a line");
  return [options, json, &env] { return list(*options, *json, env); };
}

}  // namespace almanac::cli
