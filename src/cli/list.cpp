#include <fmt/format.h>

#include <memory>

#include "archive/addresses.h"
#include "cli/command.h"
#include "cli/report.h"
#include "cli/site_options.h"
#include "core/text.h"
#include "site/locking.h"

namespace almanac::cli {
namespace {

Value to_list(const std::vector<std::string>& texts) { return Value::List(texts.begin(), texts.end()); }

std::vector<std::string> author_names(const model::Post& post) {
  std::vector<std::string> names;
  for (const model::Author& author : post.authors) names.push_back(author.name);
  return names;
}

Value to_value(const site::Site& site, model::PostIndex index) {
  const model::Post& post = site.library.posts[index];
  Value row = Value::Map{{"path", post.path},
                         {"title", post.title},
                         {"day", to_text(post.day)},
                         {"published", to_rfc3339(post.published)},
                         {"updated", post.updated ? Value(to_rfc3339(*post.updated)) : Value()},
                         {"authors", to_list(author_names(post))},
                         {"tags", to_list(post.tags)},
                         {"categories", to_list(post.categories)},
                         {"lang", post.lang},
                         {"url", archive::absolute_url(site.settings, post.url_path)},
                         {"id", post.id},
                         {"draft", post.draft},
                         {"series", Value()},
                         {"covers", Value()}};
  if (const auto& membership = site.series.of_post[index]) {
    const archive::Series& series = site.series.series[membership->series];
    row.set("series", series.name);
    if (const auto& covers = series.posts[membership->position].covers) row.set("covers", to_text(*covers));
  }
  return row;
}

void print_rows(const model::Post& post, Console& out) {
  out.line(fmt::format("{}  {}{}{}", to_text(post.day), post.title, post.draft ? " (draft)" : "",
                       post.authors.empty() ? "" : " – " + join(author_names(post), ", ")));
  out.line("            " + post.path);
}

void print_site(const site::Site& site, bool json, Console& out) {
  for (model::PostIndex i = 0; i < site.library.posts.size(); ++i)
    if (json)
      out.json(to_value(site, i));
    else
      print_rows(site.library.posts[i], out);
}

// So that the ids are those of the feeds.
void apply_lock(site::Site& site, const site::LoadOptions& load, const FileSystem& fs, Findings& findings) {
  const site::LockState lock = site::load_lock(fs, load.folder, site.settings.output, findings);
  site::apply_lock(site, lock, fs, {.folder = load.folder, .now = load.now}, findings);
}

int list(const SiteOptions& options, bool json, Env& env) {
  Result<site::LoadOptions> load = to_load_options(options, env);
  if (!load) return fail(env, load.error().message, kUsage);
  Findings findings;
  site::Failure failure;
  auto loaded = site::load_site(env.fs, *load, findings, failure);
  if (loaded) apply_lock(loaded->site, *load, env.fs, findings);
  if (const std::optional<int> failed = fail_unsure(env)) return *failed;
  if (options.strict) findings.promote_warnings();
  if (loaded) print_site(loaded->site, json, env.out);
  print_findings(env.err, findings, env.err_is_terminal && !env.no_color);
  if (!failure.message.empty()) env.err.line("almanac: " + failure.message);
  if (!loaded) return to_exit_code(failure.outcome);
  return findings.has_errors() ? kInputErrors : kDone;
}

}  // namespace

CommandLine declare_list(Env& env) {
  struct Wanted {
    SiteOptions site;
    bool json = false;
  };
  const auto wanted = std::make_shared<Wanted>();
  CommandLine line{site_option_rows(wanted->site), [wanted, &env] { return list(wanted->site, wanted->json, env); }};
  line.options.push_back({"--json", &wanted->json, "an object a line"});
  return line;
}

}  // namespace almanac::cli
