#include "site/publish.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <unordered_set>
#include <utility>

#include "core/by_path.h"
#include "core/parallel.h"
#include "site/stage.h"

namespace almanac::site {
namespace {

constexpr const char* kBeside = ".almanac-next";  // in an output that is somebody else's, too: the new files
constexpr std::string_view kMarkText = "This folder is made by almanac, which replaces it whole at every build.\n";

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

bool is_marked(const FileSystem& fs, const std::string& folder) {
  return fs.find(join_path(folder, kMark)).has_value();
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

// Whatever lies at DIR.next and is no folder was put there by somebody, and goes.
Status clear_way(FileSystem& fs, const std::string& next) {
  const std::optional<FileInfo> info = fs.find(next);
  return info && info->kind != FileKind::kFolder ? fs.remove_tree(next) : may_remove(fs, next);
}

Status may_publish(const FileSystem& fs, const PublishOptions& options) {
  const std::string site = real_or_same(fs, options.site.empty() ? "." : options.site);
  const std::string output = future_path(fs, options.output);
  if (is_same_or_below(site, output))
    return Error{"the output " + options.output + " is the site itself or a folder above it: choose another --output"};
  if (options.in_place || options.replace) return {};
  return may_remove(fs, options.output);
}

bool has(const std::vector<std::string>& paths, const std::string& path) {
  return std::find(paths.begin(), paths.end(), path) != paths.end();
}

// The files of the tree that the new output has not.
std::vector<std::string> find_gone(const Tree& before, const std::vector<PlannedFile*>& files) {
  std::unordered_set<std::string_view> wanted;
  for (const PlannedFile* file : files) wanted.insert(file->path);
  std::vector<std::string> gone;
  for (const TreeFile& file : before.files)
    if (!wanted.contains(file.path)) gone.push_back(file.path);
  return gone;
}

// Of the output, if it is almanac's: where nobody knows what the last build left there, all that the next has not.
std::vector<std::string> find_strays(const FileSystem& fs, const PublishOptions& options, const Tree& before,
                                     const std::vector<PlannedFile*>& files) {
  if (options.in_place || !is_marked(fs, options.output)) return {};
  std::vector<std::string> planned;
  if (before.files.empty())
    for (const PlannedFile* file : files) planned.push_back(file->path);
  const Tree unknown = make_unknown_tree(std::move(planned));
  std::vector<std::string> strays =
      find_strays(fs, options.output, before.files.empty() ? unknown : before, options.keep, options.jobs);
  std::erase_if(strays, [&](const std::string& path) { return has(before.strays, path); });
  return strays;
}

}  // namespace

struct Publication::State {
  State(FileSystem& disk, PublishOptions chosen, Tree left, const std::vector<PlannedFile*>& files)
      : fs(disk),
        options(std::move(chosen)),
        before(std::move(left)),
        gone(find_gone(before, files)),
        has_output(disk.find(options.output).has_value()),
        stage(fs, options.output, before, gone, options.jobs) {
    after.files.reserve(files.size()), kept.reserve(files.size());
    new_strays = find_strays(fs, options, before, files);
  }

  FileSystem& fs;
  PublishOptions options;
  Tree before;  // what is in DIR; no files where that is not known
  std::vector<std::string> gone;
  bool has_output;
  Stage stage;

  std::vector<std::string> new_strays;

  std::mutex mutex;
  Tree after;
  std::vector<std::string> kept;  // files of `after` that are DIR's
  int changed = 0;                // the others
  std::optional<Error> error;
  Status settled;

  std::string in_output(const std::string& path) const { return join_path(options.output, path); }
  const TreeFile* find_intact(const std::string& path) const;
  using Make = std::function<Status(const std::string& path)>;
  std::optional<FileState> find_same(const PlannedFile& file, const Digest& bytes) const;
  Status put(const std::string& path, const Make& make);
  std::string new_folder() const;
  void place(const PlannedFile& file, const Digest& bytes, const Make& make);
  void keep(TreeFile file);
  Status keep_options();
  Status make_durable();
  Status exchange();
  Status publish();
  Status publish_beside();
  void note_folders();
  Status finish();
  bool has_changed() const;
  std::string mark_text() const;
  void note(const Status& status);
};

Result<Publication> Publication::begin(FileSystem& fs, PublishOptions options, Tree before,
                                       const std::vector<PlannedFile*>& files) {
  while (options.output.size() > 1 && options.output.ends_with('/')) options.output.pop_back();
  const auto info = fs.find(options.output);
  if (info && info->kind == FileKind::kSymlink) {
    if (!options.is_chosen)
      return Error{options.output + " is a link: name the folder that it leads to by --output, or remove it"};
    options.output = real_or_same(fs, options.output);
  }
  const std::string above(parent_path(options.output));
  fs.confine(above.empty() && options.output.starts_with('/') ? "/" : above);
  if (info && info->kind == FileKind::kFile) return Error{options.output + " is a file: choose a folder as --output"};
  if (Status status = may_publish(fs, options); !status) return status.error();
  if (options.in_place) {  // and without what a killed build left
    if (Status status = fs.make_folders(options.output); !status) return status.error();
    if (Status status = fs.remove_tree(join_path(options.output, kBeside)); !status) return status.error();
  }
  if (!options.in_place)
    if (Status status = clear_way(fs, options.output + ".next"); !status) return status.error();
  const bool is_known =
      options.in_place || (before.mark && before.mark == find_state(fs, join_path(options.output, kMark)));
  if (!is_known) before = {};
  return Publication(std::make_shared<State>(fs, std::move(options), std::move(before), files));
}

void Publication::State::note(const Status& status) {
  if (status) return;
  const std::lock_guard lock(mutex);
  if (!error) error = status.error();
}

// The file as the last build left it, where nobody touched it since.
const TreeFile* Publication::State::find_intact(const std::string& path) const {
  const TreeFile* file = find_by_path(before.files, path);
  return file != nullptr && file->state == find_state(fs, in_output(path)) ? file : nullptr;
}

void Publication::State::keep(TreeFile file) {
  std::string path = file.path;
  const std::lock_guard lock(mutex);
  kept.push_back(std::move(path));
  after.files.push_back(std::move(file));
}

bool Publication::is_stale(const PlannedFile& file) {
  const TreeFile* left = file.inputs ? state_->find_intact(file.path) : nullptr;
  if (left == nullptr || left->inputs != file.inputs) return true;
  state_->keep(*left);
  return false;
}

// The state of DIR's file where it has these bytes.
std::optional<FileState> Publication::State::find_same(const PlannedFile& file, const Digest& bytes) const {
  if (const TreeFile* left = find_intact(file.path))
    return left->bytes == bytes ? std::optional(left->state) : std::nullopt;
  const std::optional<FileState> state = has_output ? find_state(fs, in_output(file.path)) : std::nullopt;
  if (!state) return std::nullopt;
  const Result<Digest> old = fs.digest_file(in_output(file.path));
  return old && *old == bytes ? state : std::nullopt;
}

std::string Publication::State::new_folder() const { return options.in_place ? in_output(kBeside) : stage.folder(); }

Status Publication::State::put(const std::string& path, const Make& make) {
  if (!options.in_place) {
    if (Status status = stage.start(); !status) return status;
    return stage.put(path, make);
  }
  const std::string target = join_path(new_folder(), path);
  const Status status = fs.make_folders(std::string(parent_path(target)));
  return status ? make(target) : status;
}

// The file, with the bytes of this digest, that `make` puts where it is told; DIR's file, where that has them.
void Publication::State::place(const PlannedFile& file, const Digest& bytes, const Make& make) {
  if (const auto same = find_same(file, bytes)) return keep({file.path, file.inputs, bytes, *same});
  const Status status = put(file.path, make);
  note(status);
  if (!status) return;
  const FileState written = find_state(fs, join_path(new_folder(), file.path)).value_or(FileState{});
  const std::lock_guard lock(mutex);
  after.files.push_back({file.path, file.inputs, bytes, written});
  after.written.push_back(file.path);
  ++changed;
}

void Publication::write(const PlannedFile& file, std::string_view bytes) {
  state_->place(file, digest(bytes), [&](const std::string& path) { return state_->fs.write_file(path, bytes); });
}

void Publication::copy(const PlannedFile& file, const FileSystem& disk, const std::string& from) {
  const Result<Digest> bytes = disk.digest_file(from);
  if (!bytes) return state_->note(bytes.error());
  state_->place(file, *bytes, [&](const std::string& path) -> Status {
    if (Status status = state_->fs.copy_file(from, path); !status) return status;
    const Result<Digest> copied = state_->fs.digest_file(path);
    if (!copied) return copied.error();
    return *copied == *bytes ? Status() : Status(Error{from + " was changed while it was copied: build again"});
  });
}

void Publication::fail(const Error& error) { state_->note(error); }

std::string Publication::State::mark_text() const { return std::string(kMarkText) + options.mark_line; }

bool Publication::State::has_changed() const {
  if (before.files.empty() || !after.written.empty() || !gone.empty()) return true;
  const Result<std::string> mark = fs.read_file(in_output(std::string(kMark)));
  return !mark || *mark != mark_text();
}

// A file or folder that the author wants carried over, unless the new output has a file of that name.
Status Publication::State::keep_options() {
  for (const std::string& name : options.keep) {
    if (!inner_path(name) || !fs.find(in_output(name)) || find_by_path(after.files, name) != nullptr) continue;
    if (Status status = stage.remove(name); !status) return status;
    if (Status status = stage.link_tree(name); !status) return status;
  }
  return {};
}

// Before the names are exchanged all that is new behind them is on the disk.
Status Publication::State::make_durable() {
  constexpr std::size_t kMostFiles = 64;  // beyond, all of the file system at once is quicker
  std::vector<std::string> paths;
  for (const auto* list : {&after.written, &before.written, &before.removed, &gone})
    for (const std::string& path : *list) paths.push_back(path);
  if (!stage.has_files() || paths.size() > kMostFiles || !options.keep.empty()) return fs.sync_all(stage.folder());
  std::vector<std::string> touched = {join_path(stage.folder(), kMark)};
  for (const std::string& path : paths)
    for (std::string_view up = path;; up = parent_path(up)) {
      std::string at = join_path(stage.folder(), up);
      if (fs.find(at)) touched.push_back(std::move(at));
      if (up.empty()) break;
    }
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  return fs.sync(touched);
}

Status Publication::State::exchange() {
  if (!has_output) return fs.rename(stage.folder(), options.output);
  const bool is_ours = is_marked(fs, options.output);
  if (Status status = fs.exchange(stage.folder(), options.output); !status)
    return Error{
        status.error().message +
        ": the output must be an ordinary folder whose name can be exchanged; it may be a mount point, or on a file "
        "system without renameat2: give --output a folder below it"};
  if (!is_ours) settled = stage.mark(kUnfinished);  // replaced as it was asked for: the next build may remove it
  return {};
}

Status Publication::State::publish() {
  if (Status status = stage.start(); !status) return status;
  if (!stage.has_files()) parallel_for(kept.size(), options.jobs, [&](std::size_t i) { note(stage.link(kept[i])); });
  if (error) return *error;
  if (Status status = keep_options(); !status) return status;
  if (Status status = stage.mark(mark_text()); !status) return status;
  if (options.is_durable)
    if (Status status = make_durable(); !status) return status;
  if (Status status = exchange(); !status) return status;
  if (options.is_durable && settled) settled = fs.sync({std::string(parent_path(options.output))});
  return {};
}

// The files that are new come to their places one after the other: what else lies there is somebody else's.
Status Publication::State::publish_beside() {
  if (options.is_durable)
    if (Status status = fs.sync_all(options.output); !status) return status;
  for (const std::string& path : after.written) {
    if (Status status = fs.make_folders(std::string(parent_path(in_output(path)))); !status) return status;
    if (Status status = fs.rename(join_path(new_folder(), path), in_output(path)); !status) return status;
  }
  settled = fs.remove_tree(new_folder());
  if (options.is_durable && settled) settled = fs.sync_all(options.output);
  return {};
}

// Strays stay in the earlier output, which becomes the next one: there they go now.
void Publication::State::note_folders() {
  for (const auto* strays : {&before.strays, &new_strays})
    for (const std::string& path : *strays) static_cast<void>(fs.remove_tree(join_path(stage.folder(), path)));
  after.folders = find_folders(fs, options.output, after.files, options.jobs);
  after.earlier_folders = find_folders(fs, stage.folder(), before.files, options.jobs);
}

Status Publication::State::finish() {
  if (error) return *error;
  sort_by_path(after.files);
  if (options.in_place) return changed > 0 ? publish_beside() : Status();
  if (!has_changed()) {
    after.mark = before.mark, after.earlier_mark = before.earlier_mark;
    after.written = before.written, after.removed = before.removed;
    after.earlier_folders = before.earlier_folders;
    after.strays = before.strays;
    after.strays.insert(after.strays.end(), new_strays.begin(), new_strays.end());
    after.folders = find_folders(fs, options.output, after.files, options.jobs);
    return {};
  }
  if (Status status = publish(); !status) return status;
  after.removed = gone;
  after.mark = find_state(fs, in_output(std::string(kMark)));
  // Of an output that was not known, nobody can say what to change in it.
  if (!before.files.empty()) after.earlier_mark = find_state(fs, join_path(stage.folder(), kMark));
  note_folders();
  return {};
}

Status Publication::finish() { return state_->finish(); }

Status Publication::settled() const { return state_->settled; }

void Publication::abandon() {
  if (state_->options.in_place || state_->stage.has_started())
    static_cast<void>(state_->fs.remove_tree(state_->new_folder()));
}

const std::vector<std::string>& Publication::new_strays() const { return state_->new_strays; }

int Publication::files() const { return static_cast<int>(state_->after.files.size()); }

int Publication::changed_files() const { return state_->changed; }

std::string Publication::stage() const { return state_->new_folder(); }

const std::string& Publication::output() const { return state_->options.output; }

const Tree& Publication::tree() const { return state_->after; }

}  // namespace almanac::site
