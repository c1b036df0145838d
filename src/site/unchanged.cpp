#include "site/unchanged.h"

#include <algorithm>
#include <atomic>

#include "core/build_id.h"
#include "core/parallel.h"
#include "site/build_lock.h"
#include "site/publish.h"

namespace almanac::site {
namespace {

// A record or a study: their looks come first.
bool still_holds(Kept& kept, const LookedAt& disk) {
  std::vector<Look> looks;
  ByteReader bytes(kept.bytes());
  bytes(looks);
  bool renewed = false;
  const bool holds = !bytes.failed() && still_hold(looks, disk, renewed);
  kept.holds = holds && !renewed;
  return holds;
}

// Whether `holds(i)` for every i.
template <class Holds>
bool all_hold(std::size_t count, int jobs, const Holds& holds) {
  std::atomic<bool> all = true;
  parallel_for(count, jobs, [&](std::size_t i) {
    if (all && !holds(i)) all = false;
  });
  return all;
}

bool is_intact(const FileSystem& fs, const Cache& cache, int jobs) {
  const Tree& tree = cache.tree;
  const auto state_of = [&](std::string_view path) { return find_state(fs, join_path(cache.output, path)); };
  if (tree.files.empty() || (tree.mark && tree.mark != state_of(kMark))) return false;
  return are_untouched(fs, cache.output, tree.folders, jobs) && all_hold(tree.files.size(), jobs, [&](std::size_t i) {
           return state_of(tree.files[i].path) == tree.files[i].state;
         });
}

bool is_in_time(const Standing& standing, Instant now) {
  return now >= standing.now && (!standing.next_due || now < *standing.next_due);
}

}  // namespace

Digest digest_of(const BuildOptions& options) {
  const config::LoadOptions& settings = options.load.settings;
  Digester digester;
  digester.add(build_id()).add(options.load.folder);
  for (const auto* text : {&settings.file, &settings.output, &settings.base_url})
    digester.add(std::uint64_t{text->has_value()}).add(text->value_or(""));
  for (const bool flag : {settings.drafts, settings.future, options.replace, options.strict})
    digester.add(std::uint64_t{flag});
  digester.add(std::uint64_t{options.programs != nullptr});
  return digester.add(static_cast<std::uint64_t>(options.lock)).finish();
}

std::optional<BuildReport> find_unchanged(const FileSystem& fs, const BuildOptions& options, Cache& cache) {
  if (options.against || !cache.standing || cache.standing->options != digest_of(options)) return std::nullopt;
  if (!is_in_time(*cache.standing, options.load.now)) return std::nullopt;
  if (fs.find(BuildLock::file_of_output(cache.output))) return std::nullopt;  // of a build that runs, or was killed
  const LookedAt disk{fs, fs.clock(), own_files(options.load.folder, cache.output), options.load.folder,
                      options.load.settings.file.value_or("")};
  std::vector<Look> looks = cache.standing->looks;
  const int jobs = options.load.jobs;
  if (!all_hold(looks.size(), jobs, [&](std::size_t i) { return almanac::still_holds(looks[i], disk); }))
    return std::nullopt;
  for (auto* list : {&cache.records, &cache.studies})
    if (!all_hold(list->size(), jobs, [&](std::size_t i) { return still_holds((*list)[i], disk); }))
      return std::nullopt;
  if (!is_intact(fs, cache, jobs)) return std::nullopt;
  if (!still_answers(cache.standing->git, options.programs, options.load.folder)) return std::nullopt;
  if (fs.failure()) return std::nullopt;
  BuildReport report;
  report.findings = cache.standing->findings;
  report.output = cache.output;
  report.posts = cache.standing->posts;
  report.feeds = cache.standing->feeds;
  report.files = static_cast<int>(cache.tree.files.size());
  return report;
}

}  // namespace almanac::site
