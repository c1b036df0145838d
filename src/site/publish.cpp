#include "site/publish.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "core/text.h"

namespace almanac::site {
namespace {

constexpr std::string_view kMarkText = "This folder is made by almanac, which replaces it whole at every build.\n";
constexpr std::size_t kLongestName = 255;  // bytes, of one part of a path, on every file system in use

std::string real_or_same(const FileSystem& fs, const std::string& path) {
  Result<std::string> real = fs.real_path(path);
  return real ? *real : path;
}

// The real path of a folder that may not exist yet.
std::string future_path(const FileSystem& fs, const std::string& path) {
  if (fs.find(path)) return real_or_same(fs, path);
  std::string parent(parent_path(path));
  if (parent.empty()) parent = path.starts_with('/') ? "/" : ".";
  return join_path(real_or_same(fs, parent), file_name(path));
}

bool is_same_or_above(std::string_view folder, std::string_view path) {
  return path == folder || folder == "/" || (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

bool is_marked(const FileSystem& fs, const std::string& folder) {
  return fs.find(join_path(folder, kMark)).has_value();
}

// Of two sources of one file that which its author can mend: a file, not what is made of many ("the page /tags/").
const std::string& find_culprit(const std::string& first, const std::string& second) {
  const bool is_file = !first.starts_with("the ");
  if (is_file != !second.starts_with("the ")) return is_file ? first : second;
  return std::max(first, second);
}

bool has_long_name(std::string_view path) {
  const std::vector<std::string_view> names = split(path, '/');
  return std::any_of(names.begin(), names.end(), [](std::string_view name) { return name.size() > kLongestName; });
}

// Whether almanac may remove the folder: it is not there, empty, or its own.
Status may_remove(const FileSystem& fs, const std::string& folder) {
  if (!fs.find(folder) || is_marked(fs, folder)) return {};
  Result<std::vector<FolderEntry>> entries = fs.list(folder);
  if (!entries) return entries.error();
  if (entries->empty()) return {};
  return Error{folder + " has files and was not made by almanac (it has no " + std::string(kMark) +
               "): choose another --output, or give --replace"};
}

Status may_publish(const FileSystem& fs, const PublishOptions& options) {
  const std::string site = real_or_same(fs, options.site.empty() ? "." : options.site);
  const std::string output = future_path(fs, options.output);
  if (is_same_or_above(output, site))
    return Error{"the output " + options.output + " is the site itself or a folder above it: choose another --output"};
  if (options.in_place || options.replace) return {};
  return may_remove(fs, options.output);
}

}  // namespace

struct Publication::State {
  State(FileSystem& disk, PublishOptions chosen, std::string folder)
      : fs(disk), options(std::move(chosen)), stage(std::move(folder)) {}

  FileSystem& fs;
  PublishOptions options;
  std::string stage;  // where files are written: DIR.next, or DIR itself

  std::mutex mutex;
  std::map<std::string, std::string> sources;              // by path
  std::map<std::string, std::string> folders;              // that files need, with the first file in each
  std::vector<std::pair<std::string, std::string>> twice;  // path, second source
  std::vector<std::string> homeless;                       // sources whose address is no file of the output
  std::optional<Error> error;
  std::atomic<int> changed = 0;

  // Notes the path; false where it is taken or cannot be.
  bool claim(const std::string& path, const std::string& source);
  Status stage_file(const std::string& path, std::string_view bytes);
  Status write_in_place(const std::string& path, std::string_view bytes);
  Status carry_over(const std::string& name);
  Status copy_tree(const std::string& from, const std::string& to);
  bool is_unchanged(const std::string& path, std::string_view bytes) const;
  void note(const Status& status);
};

Result<Publication> Publication::begin(FileSystem& fs, PublishOptions options) {
  while (options.output.size() > 1 && options.output.ends_with('/')) options.output.pop_back();
  const auto info = fs.find(options.output);
  if (info && info->kind == FileKind::kSymlink) options.output = real_or_same(fs, options.output);
  if (info && info->kind == FileKind::kFile) return Error{options.output + " is a file: choose a folder as --output"};
  if (Status status = may_publish(fs, options); !status) return status.error();
  const std::string stage = options.in_place ? options.output : options.output + ".next";
  if (!options.in_place) {
    if (Status status = may_remove(fs, stage); !status) return status.error();
    if (Status status = fs.remove_tree(stage); !status) return status.error();
  }
  if (Status status = fs.make_folders(stage); !status) return status.error();
  auto state = std::make_shared<State>(fs, std::move(options), stage);
  // The mark comes first: a build that is killed leaves a stage that the next one may remove.
  if (!state->options.in_place)
    if (Status status = fs.write_file(join_path(stage, kMark), kMarkText); !status) return status.error();
  return Publication(std::move(state));
}

void Publication::State::note(const Status& status) {
  if (status) return;
  const std::lock_guard lock(mutex);
  if (!error) error = status.error();
}

bool Publication::State::claim(const std::string& path, const std::string& source) {
  const std::lock_guard lock(mutex);
  if (path.empty()) homeless.push_back(source);
  if (path.empty()) return false;
  const bool is_new = sources.emplace(path, source).second;
  if (!is_new) twice.emplace_back(path, source);
  for (std::string_view up = parent_path(path); !up.empty(); up = parent_path(up))
    if (!folders.emplace(up, path).second) break;
  return is_new && !has_long_name(path);
}

bool Publication::State::is_unchanged(const std::string& path, std::string_view bytes) const {
  const std::string old = join_path(options.output, path);
  const auto info = fs.find(old);
  if (!info || info->kind != FileKind::kFile || info->bytes != bytes.size()) return false;
  Result<std::string> before = fs.read_file(old);
  return before && *before == bytes;
}

Status Publication::State::stage_file(const std::string& path, std::string_view bytes) {
  const std::string target = join_path(stage, path);
  if (Status status = fs.make_folders(std::string(parent_path(target))); !status) return status;
  if (is_unchanged(path, bytes) && fs.link_file(join_path(options.output, path), target)) return {};
  ++changed;
  return fs.write_file(target, bytes);
}

Status Publication::State::write_in_place(const std::string& path, std::string_view bytes) {
  if (is_unchanged(path, bytes)) return {};
  ++changed;
  const std::string target = join_path(stage, path);
  if (Status status = fs.make_folders(std::string(parent_path(target))); !status) return status;
  const std::string next = target + ".almanac-next";
  if (Status status = fs.write_file(next, bytes); !status) return status;
  return fs.rename(next, target);
}

void Publication::write(const std::string& path, std::string_view bytes, const std::string& source) {
  if (!state_->claim(path, source)) return;
  state_->note(state_->options.in_place ? state_->write_in_place(path, bytes) : state_->stage_file(path, bytes));
}

void Publication::copy(const std::string& from, const std::string& path, const std::string& source) {
  Result<std::string> bytes = state_->fs.read_file(from);
  if (bytes) return write(path, *bytes, source);
  state_->note(bytes.error());
}

Findings Publication::find_conflicts() const {
  const std::lock_guard lock(state_->mutex);
  Findings findings;
  for (const std::string& source : state_->homeless)
    findings.error("LeavesSite", {source, 0, 0},
                   "its address is no file of the output: take \"..\" and \"//\" out of it");
  for (const auto& [path, second] : state_->twice) {
    const std::string& first = state_->sources.at(path);
    findings.error("DuplicateOutput", {find_culprit(first, second), 0, 0},
                   "both " + std::min(first, second) + " and " + std::max(first, second) + " would be written to /" +
                       path + ": give one of them another permalink");
  }
  for (const auto& [path, source] : state_->sources) {
    if (has_long_name(path))
      findings.error(
          "NameTooLong", {source, 0, 0},
          "its address " + quote("/" + path) +
              " has a part of more than the 255 bytes that a file's name may have: shorten its slug or permalink");
    const auto folder = state_->folders.find(path);
    if (folder != state_->folders.end())
      findings.error(
          "DuplicateOutput", {source, 0, 0},
          "it would be written to the file /" + path + ", but /" + folder->second + " needs a folder of that name");
  }
  return findings;
}

Status Publication::State::copy_tree(const std::string& from, const std::string& to) {
  const auto info = fs.find(from);
  if (info && info->kind == FileKind::kFolder) {
    if (Status status = fs.make_folders(to); !status) return status;
    Result<std::vector<FolderEntry>> entries = fs.list(from);
    if (!entries) return entries.error();
    for (const FolderEntry& entry : *entries)
      if (Status status = copy_tree(join_path(from, entry.name), join_path(to, entry.name)); !status) return status;
    return {};
  }
  if (Status status = fs.make_folders(std::string(parent_path(to))); !status) return status;
  if (fs.link_file(from, to)) return {};
  Result<std::string> bytes = fs.read_file(from);
  return bytes ? fs.write_file(to, *bytes) : Status(bytes.error());
}

Status Publication::State::carry_over(const std::string& name) {
  const std::string from = join_path(options.output, name);
  if (!inner_path(name) || !fs.find(from) || sources.contains(name)) return {};
  return copy_tree(from, join_path(stage, name));
}

Status Publication::finish() {
  State& state = *state_;
  if (state.error) return *state.error;
  if (state.options.in_place) return {};
  for (const std::string& name : state.options.keep)
    if (Status status = state.carry_over(name); !status) return status;
  if (!state.fs.find(state.options.output)) return state.fs.rename(state.stage, state.options.output);
  if (Status status = state.fs.exchange(state.stage, state.options.output); !status)
    return Error{
        status.error().message +
        ": the output must be an ordinary folder whose name can be exchanged; it may be a mount point, or on a file "
        "system without renameat2: give --output a folder below it"};
  return state.fs.remove_tree(state.stage);
}

void Publication::abandon() {
  if (!state_->options.in_place) static_cast<void>(state_->fs.remove_tree(state_->stage));
}

int Publication::files() const { return static_cast<int>(state_->sources.size()); }

int Publication::changed_files() const { return state_->changed; }

}  // namespace almanac::site
