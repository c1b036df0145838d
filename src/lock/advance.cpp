#include "lock/advance.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "core/text.h"

namespace almanac::lock {
namespace {

using model::Post;
using model::PostIndex;

bool is_later(const Timestamp& a, const Timestamp& b) { return a.instant > b.instant; }
Timestamp later(const Timestamp& a, const Timestamp& b) { return is_later(b, a) ? b : a; }

// The newest time that the lock knows: what comes now is issued after all that came before.
std::optional<Timestamp> find_newest(const Lock& lock) {
  std::optional<Timestamp> newest;
  for (const LockedPost& post : lock.posts)
    for (const Timestamp& time : {post.issued, post.updated, post.gone.value_or(post.issued)})
      if (!newest || is_later(time, *newest)) newest = time;
  return newest;
}

bool has_changed(const LockedPost& locked, const Posts& posts, PostIndex post) {
  return posts.has_digests() && locked.seen && *locked.seen != posts.seen[post];
}

// The date that the front matter gives to a change; nothing where it is that of an earlier one.
std::optional<Timestamp> find_own_date(const LockedPost& locked, const Post& post) {
  return post.updated && is_later(*post.updated, locked.updated) ? post.updated : std::nullopt;
}

bool wants_date(const LockedPost& locked, const Posts& posts, PostIndex post) {
  if (locked.state == State::kLive && !has_changed(locked, posts, post)) return false;
  return !find_own_date(locked, posts.posts[post]);
}

class Advancer {
 public:
  Advancer(const std::optional<Lock>& lock, const Posts& posts, const AdvanceOptions& options, Findings& findings)
      : before_(lock ? *lock : nothing_), posts_(posts), options_(options), findings_(findings) {
    is_first_ = !lock;
    newest_ = find_newest(before_);
    for (const LockedPost& locked : before_.posts) taken_ids_.insert(locked.id);
    for (const Post& post : posts.posts)
      if (!post.draft && (oldest_ == nullptr || is_later(oldest_->published, post.published))) oldest_ = &post;
  }

  Advance advance(const Matching& matching) {
    out_.lock.feed_base = before_.feed_base.empty() ? options_.feed_base : before_.feed_base;
    out_.lock.posts.reserve(posts_.posts.size() + matching.missing.size());
    for (PostIndex i = 0; i < posts_.posts.size(); ++i) add(i, matching.locked[i]);
    for (std::size_t i : matching.missing) add_missing(before_.posts[i]);
    if (is_first_) out_.changes = {"there is none yet"};
    if (!is_first_ && before_.feed_base.empty())
      out_.changes.emplace_back("it does not say what ids of feeds begin with");
    return std::move(out_);
  }

 private:
  void add(PostIndex i, const std::optional<std::size_t>& locked) {
    const Post& post = posts_.posts[i];
    LockedPost now = locked ? go_on(before_.posts[*locked], i) : begin(post, i);
    out_.ids.push_back(now.id);
    out_.issues.push_back({now.published, now.updated, now.issued});
    if (post.draft) return;
    if (!locked) note(post.path, "is new");
    if (locked) note_changes(before_.posts[*locked], now);
    out_.lock.posts.push_back(std::move(now));
  }

  LockedPost begin(const Post& post, PostIndex i) {
    LockedPost now{.id = make_id(post), .published = post.published, .updated = post.updated.value_or(post.published)};
    now.issued = newest_ && !post.draft ? later(now.published, *newest_) : now.published;
    describe(now, i);
    if (posts_.has_digests()) now.seen = posts_.seen[i];
    return now;
  }

  // The id that a new post would get may be that of an old one, which moved away from its file or address.
  std::string make_id(const Post& post) {
    std::string id = post.id;
    for (int n = 2; !post.has_own_id && !taken_ids_.insert(id).second; ++n) id = fmt::format("{}-{}", post.id, n);
    return id;
  }

  void describe(LockedPost& locked, PostIndex i) const {
    locked.url = options_.url_of(posts_.posts[i]);
    locked.path = posts_.posts[i].path;
    locked.title = posts_.posts[i].title;
  }

  LockedPost go_on(const LockedPost& before, PostIndex i) {
    LockedPost now = before;
    describe(now, i);
    now.state = State::kLive, now.gone.reset();
    const bool has_come_back = before.state != State::kLive;
    if (!before.seen && posts_.has_digests()) now.seen = posts_.seen[i];
    if (!has_come_back && !has_changed(before, posts_, i)) return now;
    const std::optional<Timestamp> date = find_date(before, posts_.posts[i]);
    if (date) now.updated = *date;
    if (date && posts_.has_digests()) now.seen = posts_.seen[i];
    if (date || has_come_back) now.issued = newest_ ? later(now.updated, *newest_) : now.updated;
    if (!date && has_changed(before, posts_, i)) report_undated(posts_.posts[i]);
    return now;
  }

  std::optional<Timestamp> find_date(const LockedPost& before, const Post& post) const {
    if (const auto own = find_own_date(before, post)) return own;
    const auto found = options_.changed_at.find(post.path);
    if (found == options_.changed_at.end() || !is_later(found->second, before.updated)) return std::nullopt;
    return found->second;
  }

  void report_undated(const Post& post) {
    const std::string why = options_.without_date.empty() ? "the change is not committed" : options_.without_date;
    findings_.warning(
        "UndatedChange", post.place(),
        "what subscribers see has changed, and they are not told, as nothing says when (" + why +
            "): write \"updated: \" and the day into the front matter, or commit the file and build again");
  }

  bool is_awaited(const LockedPost& locked) const {
    if (locked.published.instant > options_.now) return true;
    return options_.is_part && oldest_ != nullptr && !is_later(locked.published, oldest_->published);
  }

  void await(const LockedPost& locked) {
    const Instant due = locked.published.instant;
    if (due > options_.now) out_.next_due = std::min(out_.next_due.value_or(due), due);
    out_.lock.posts.push_back(locked);
  }

  void add_missing(const LockedPost& before) {
    LockedPost now = before;
    if (before.state == State::kLive && is_awaited(before)) return await(before);
    if (before.state == State::kLive) now.state = State::kGone;
    if (!now.gone) now.gone = find_end(before);
    if (now.state == State::kGone) report_gone(before);
    out_.tombstones.push_back({now.id, *now.gone});
    note_changes(before, now);
    out_.lock.posts.push_back(std::move(now));
  }

  Timestamp find_end(const LockedPost& before) const {
    const auto found = options_.changed_at.find(before.path);
    if (found != options_.changed_at.end() && is_later(found->second, before.updated)) return found->second;
    return newest_ ? later(before.updated, *newest_) : before.updated;
  }

  void report_gone(const LockedPost& before) {
    const bool has_file = options_.has_file && options_.has_file(before.path);
    findings_.warning(
        "PostGone", {std::string(kFileName), before.line, 0},
        fmt::format(
            "the post {} of {} {}, and subscribers are told that it is gone; {}, confirm it: almanac forget {}",
            quote(before.title), before.path, has_file ? "is there, but is not published" : "is not there any more",
            has_file ? "if it shall be hidden"
                     : "if it was moved, write \"id: " + before.id + "\" into its front matter; if it was deleted",
            before.id));
  }

  void note(const std::string& path, const std::string& what) { out_.changes.push_back(path + " " + what); }

  void note_changes(const LockedPost& before, const LockedPost& now) {
    if (before.state != now.state) return note(before.path, now.state == State::kLive ? "is there again" : "is gone");
    if (before.path != now.path) return note(now.path, "was " + before.path);
    if (before.updated != now.updated) return note(now.path, "has changed");
    if (before != now) note(now.path, "has another address, title or digest");
  }

  const Lock nothing_;
  const Lock& before_;
  const Posts& posts_;
  const AdvanceOptions& options_;
  Findings& findings_;
  Advance out_;
  bool is_first_ = false;
  std::optional<Timestamp> newest_;
  const Post* oldest_ = nullptr;
  std::unordered_set<std::string> taken_ids_;
};

}  // namespace

std::vector<std::string> undated_paths(const Lock& lock, const Matching& matching, const Posts& posts) {
  std::vector<std::string> paths;
  for (PostIndex i = 0; i < posts.posts.size(); ++i)
    if (matching.locked[i] && wants_date(lock.posts[*matching.locked[i]], posts, i))
      paths.push_back(posts.posts[i].path);
  for (std::size_t i : matching.missing)
    if (!lock.posts[i].gone) paths.push_back(lock.posts[i].path);
  return paths;
}

Advance advance(const std::optional<Lock>& lock, const Matching& matching, const Posts& posts,
                const AdvanceOptions& options, Findings& findings) {
  return Advancer(lock, posts, options, findings).advance(matching);
}

}  // namespace almanac::lock
