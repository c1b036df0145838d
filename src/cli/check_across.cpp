#include "cli/check_across.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "cli/excerpt.h"
#include "core/parallel.h"
#include "feeds/check/across/across.h"
#include "feeds/check/across/gather.h"

namespace almanac::cli {
namespace {

namespace across = feeds::check::across;

// As much of a page as its head is looked for in.
constexpr std::size_t kHeadBytes = std::size_t(1) << 18;

std::vector<across::PageFacts> read_pages(const std::vector<CheckInput>& pages, const Env& env) {
  std::vector<across::PageFacts> facts(pages.size());
  parallel_for(pages.size(), env.cores, [&](std::size_t i) {
    const Result<std::string> html = env.fs.read_start(pages[i].file, kHeadBytes);
    if (html) facts[i] = across::read_page(*html, pages[i].file, pages[i].address);
  });
  return facts;
}

bool is_file(const FileSystem& fs, const std::string& path) {
  std::optional<FileInfo> info = fs.find(path);
  if (info && info->kind == FileKind::kSymlink) {
    const Result<std::string> real = fs.real_path(path);
    info = real ? fs.find(*real) : std::nullopt;
  }
  return info && info->kind == FileKind::kFile;
}

// The folders are one site.
across::HasFile look_in(const std::vector<std::string>& folders, const FileSystem& fs) {
  if (folders.empty()) return nullptr;
  return [&folders, &fs](const std::string& path) {
    const std::optional<std::string> inner = inner_path(path);
    return inner && std::any_of(folders.begin(), folders.end(),
                                [&](const std::string& folder) { return is_file(fs, join_path(folder, *inner)); });
  };
}

// The previous documents' own findings are of no interest; that one cannot be read is.
Judged judge_previous(const std::string& folder, const std::string& base_url, JudgeOptions judging, Env& env) {
  judging.excerpts = false;
  judging.site.clear();
  const CheckInputs inputs =
      find_inputs(env.fs, {.paths = {folder}, .base_url = base_url, .max_bytes = judging.max_bytes});
  Judged judged = judge(inputs.documents, judging, env);
  std::erase_if(judged.files, [](const CheckedFile& file) { return file.failure.empty(); });
  return judged;
}

void add_excerpts(CheckedFile& file, const JudgeOptions& judging, const Env& env) {
  if (file.file == "-") return;  // it was read once and for all
  const Result<std::string> bytes = env.fs.read_start(file.file, judging.max_bytes);
  if (bytes) file.excerpts = make_excerpts(*bytes, file.findings);
}

void add_findings(std::vector<CheckedFile>& files, const Findings& findings, const JudgeOptions& judging,
                  const CheckInputs& inputs, const Env& env) {
  std::unordered_map<std::string, std::size_t> by_file;
  std::unordered_map<std::string_view, const CheckInput*> pages;
  for (std::size_t i = 0; i < files.size(); ++i) by_file.emplace(files[i].file, i);
  for (const CheckInput& page : inputs.pages) pages.emplace(page.file, &page);
  std::set<std::size_t> changed;
  for (const Finding& finding : findings.items()) {
    const std::string& name = finding.place.file;
    const auto [at, is_new] = by_file.try_emplace(name, files.size());
    if (is_new) {
      const auto page = pages.find(name);
      files.push_back({.file = name, .below = page == pages.end() ? name : page->second->below});
    }
    files[at->second].findings.add(finding);
    changed.insert(at->second);
  }
  for (const std::size_t i : changed) {
    files[i].findings.sort();
    if (judging.excerpts) add_excerpts(files[i], judging, env);
  }
}

// The documents of the folders: those are one site. What is named one by one may come from anywhere, and is only
// compared with what was published before.
std::vector<across::DocumentFacts> choose_documents(std::vector<across::DocumentFacts> facts,
                                                    const AcrossOptions& options) {
  if (options.previous.empty()) std::erase_if(facts, [](const across::DocumentFacts& one) { return !one.in_folder; });
  return facts;
}

}  // namespace

std::vector<CheckedFile> judge_all(const CheckInputs& inputs, JudgeOptions judging, const AcrossOptions& options,
                                   Env& env) {
  judging.facts = !inputs.folders.empty() || !options.previous.empty();
  judging.site = across::site_key(options.base_url);
  Judged judged = judge(inputs.documents, judging, env);
  if (!judging.facts) return std::move(judged.files);
  across::Run run{.documents = choose_documents(std::move(judged.facts), options),
                  .pages = read_pages(inputs.pages, env),
                  .previous = {},
                  .site = judging.site,
                  .has_file = look_in(inputs.folders, env.fs)};
  std::vector<CheckedFile> unread;
  if (!options.previous.empty()) {
    Judged previous = judge_previous(options.previous, options.base_url, judging, env);
    run.previous = std::move(previous.facts);
    unread = std::move(previous.files);
  }
  add_findings(judged.files, across::check_across(run), judging, inputs, env);
  judged.files.insert(judged.files.end(), unread.begin(), unread.end());
  return std::move(judged.files);
}

}  // namespace almanac::cli
