#include "site/adopt.h"

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "archive/addresses.h"
#include "core/text.h"
#include "core/url.h"
#include "feeds/diff/entry_match.h"
#include "feeds/seen.h"

namespace almanac::site {
namespace {

using feeds::SeenDocument;
using feeds::SeenEntry;
using feeds::diff::EntryMatch;
using model::PostIndex;

std::string show(const SeenEntry& entry) {
  return quote(entry.title.empty() ? entry.id : entry.title) + (entry.url.empty() ? "" : " (" + entry.url + ")");
}

class Adoption {
 public:
  Adoption(const Site& site, Findings& findings)
      : site_(site), findings_(findings), entries_(site.library.posts.size()) {
    for (const model::Post& post : site.library.posts)
      posts_.push_back({.id = post.id,
                        .url = archive::absolute_url(site.settings, post.url_path),
                        .title = post.title,
                        .published = post.published.instant,
                        .updated = post.published.instant});
    for (PostIndex i = 0; i < posts_.size(); ++i)
      for (const std::string& from : site.library.posts[i].redirect_from)
        old_paths_.try_emplace(feeds::diff::path_key(from), i);
  }

  void take(const SeenDocument& document, const std::string& file) {
    std::vector<const SeenEntry*> entries, posts;
    for (const SeenEntry& entry : document.entries)
      if (seen_.insert(entry.id).second) entries.push_back(&entry);
    for (const SeenEntry& post : posts_) posts.push_back(&post);
    std::unordered_map<const SeenEntry*, PostIndex> found;
    for (const EntryMatch& match : feeds::diff::match_entries(entries, posts))
      found[match.before] = static_cast<PostIndex>(match.after - posts_.data());
    for (const SeenEntry* entry : entries) {
      const auto at = found.find(entry);
      const std::optional<PostIndex> post = at != found.end() ? std::optional(at->second) : find_old_path(*entry);
      if (post)
        assign(*post, *entry, file);
      else
        findings_.warning("UnmatchedEntry", {file, 0, 0},
                          "no post is the entry " + show(*entry) + ": if there is one, put \"redirect_from: " +
                              split_url(entry->url).path + "\" into its front matter, or the entry's id as \"id\"");
    }
  }

  // Where every id is the address at which almanac has the post, too, on one host: what the id begins with.
  std::optional<std::string> find_id_base() const {
    std::optional<std::string> base;
    for (PostIndex i = 0; i < entries_.size(); ++i) {
      if (!entries_[i]) continue;
      const std::string& path = site_.library.posts[i].url_path;
      const std::string& id = entries_[i]->id;
      if (!id.ends_with(path)) return std::nullopt;
      const std::string begin = id.substr(0, id.size() - path.size());
      if (base && *base != begin) return std::nullopt;
      base = begin;
    }
    return base && !url_host(*base).empty() ? base : std::nullopt;
  }

  // `before`: the site's lock; it stands for what no feed has.
  void finish(const lock::Lock& before, AdoptReport& report) const {
    const std::optional<std::string> base = find_id_base();
    std::unordered_map<std::string_view, const lock::LockedPost*> locked;
    for (const lock::LockedPost& post : before.posts) {
      if (post.state == lock::State::kLive)
        locked.emplace(post.path, &post);
      else
        report.lock.posts.push_back(post);
    }
    for (PostIndex i = 0; i < entries_.size(); ++i) {
      const model::Post& post = site_.library.posts[i];
      if (post.draft) continue;
      ++report.posts;
      const auto known = locked.find(post.path);
      if (!entries_[i] && known != locked.end()) {
        report.lock.posts.push_back(*known->second);
        continue;
      }
      const std::string inferred = base && !post.has_own_id ? *base + post.url_path : post.id;
      report.adopted += entries_[i].has_value();
      report.inferred += !entries_[i] && base && inferred != post.id;
      report.lock.posts.push_back(entries_[i] ? to_locked(post, *entries_[i])
                                              : to_locked(post, inferred, posts_[i].url));
    }
    report.lock.feed_base = before.feed_base.empty() ? site_.settings.id_url : before.feed_base;
  }

 private:
  std::optional<PostIndex> find_old_path(const SeenEntry& entry) const {
    const auto found = old_paths_.find(feeds::diff::path_key(split_url(entry.url).path));
    return found == old_paths_.end() ? std::nullopt : std::optional(found->second);
  }

  void assign(PostIndex index, const SeenEntry& entry, const std::string& file) {
    const model::Post& post = site_.library.posts[index];
    if (post.has_own_id && post.id != entry.id)
      findings_.warning("SecondId", find_place(post, {"id"}, post.id),
                        "the id " + quote(post.id) + " is not the one that is published, " + quote(entry.id) +
                            ": subscribers would get the post again; take the id out of the front matter");
    if (!is_absolute_url(entry.id))  // RFC 4287 4.2.6
      findings_.warning("UnusableId", {file, 0, 0},
                        "the id " + quote(entry.id) + " of " + show(entry) +
                            " is no IRI, as Atom asks for: " + post.path + " gets another, and is sent again");
    else if (entries_[index] && entries_[index]->id != entry.id)
      findings_.warning("SecondId", {file, 0, 0},
                        "the id " + quote(entry.id) + " of " + show(entry) + " is the second of " + post.path +
                            ", which keeps " + quote(entries_[index]->id) +
                            ": subscribers of this feed are sent it again; name the feed that "
                            "has more of them first");
    else
      entries_[index] = entry;
  }

  lock::LockedPost to_locked(const model::Post& post, std::string id, std::string url) const {
    return {.id = std::move(id),
            .published = post.published,
            .updated = post.updated.value_or(post.published),
            .issued = post.published,
            .url = std::move(url),
            .path = post.path,
            .title = post.title};
  }

  lock::LockedPost to_locked(const model::Post& post, const SeenEntry& entry) const {
    lock::LockedPost locked = to_locked(post, entry.id, entry.url);
    if (entry.published) locked.published = site_.settings.zone.at(*entry.published);
    locked.updated = entry.updated ? site_.settings.zone.at(*entry.updated) : locked.published;
    if (locked.updated.instant < locked.published.instant) locked.updated = locked.published;
    locked.issued = locked.published;
    return locked;
  }

  const Site& site_;
  Findings& findings_;
  std::vector<SeenEntry> posts_;                   // by PostIndex, as entries
  std::vector<std::optional<SeenEntry>> entries_;  // by PostIndex: as it is published
  std::unordered_map<std::string, PostIndex> old_paths_;
  std::unordered_set<std::string> seen_;
};

// The site's lock, empty where it has none yet; nothing where it must be mended first.
std::optional<lock::Lock> parse_lock_file(const FileSystem& fs, const std::string& folder, AdoptReport& report) {
  const std::string path = join_path(folder, lock::kFileName);
  if (!fs.find(path)) return lock::Lock{};
  const Result<std::string> text = fs.read_file(path);
  if (!text) {
    report.outcome = Outcome::kSystem;
    report.message = text.error().message;
    return std::nullopt;
  }
  std::optional<lock::Lock> lock = lock::parse_lock(*text, std::string(lock::kFileName), report.findings);
  if (!lock) report.outcome = Outcome::kInputErrors;
  return lock;
}

}  // namespace

AdoptReport adopt(const FileSystem& fs, const AdoptOptions& options) {
  AdoptReport report;
  Failure failure;
  const std::optional<LoadedSite> loaded = load_site(fs, options.load, report.findings, failure);
  if (!loaded || report.findings.has_errors()) {
    report.outcome = loaded ? Outcome::kInputErrors : failure.outcome;
    report.message = failure.message;
    return report;
  }
  Adoption adoption(loaded->site, report.findings);
  for (const std::string& file : options.feeds) {
    const Result<std::string> bytes = fs.read_file(file);
    if (!bytes) {
      report.outcome = Outcome::kSystem;
      report.message = bytes.error().message;
      return report;
    }
    if (const std::optional<SeenDocument> document = feeds::read_feed(*bytes)) adoption.take(*document, file);
  }
  if (const std::optional<lock::Lock> before = parse_lock_file(fs, options.load.folder, report))
    adoption.finish(*before, report);
  return report;
}

}  // namespace almanac::site
