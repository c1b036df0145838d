#include "lock/match.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "core/text.h"
#include "core/url.h"

namespace almanac::lock {
namespace {

using model::Post;
using model::PostIndex;

Day day_of(const LockedPost& locked) { return to_day(locked.published.local()); }

// What a locked post and a post have in common, as a text; empty: nothing that tells them.
std::string to_key(const std::optional<Digest>& seen) { return seen ? to_text(*seen) : ""; }
std::string to_key(Day day, const std::string& title) { return to_text(day) + title; }

std::string address_key(const LockedPost& locked) { return split_url(locked.url).path; }

class Matcher {
 public:
  Matcher(const Lock& lock, const Posts& posts, Findings& findings)
      : lock_(lock), posts_(posts), findings_(findings), is_taken_(lock.posts.size(), 0) {
    matching_.locked.resize(posts.posts.size());
  }

  Matching match() && {
    match_own_ids();
    match_paths([&](PostIndex post, std::size_t locked) { return has_same_content(post, locked); });
    collect_open();
    match_moved();
    match_paths([](PostIndex, std::size_t) { return true; });
    collect_open();
    if (!open_posts_.empty() && !open_locked_.empty()) match_rest();
    refuse_changed_ids();
    ask();
    for (std::size_t i = 0; i < lock_.posts.size(); ++i)
      if (is_taken_[i] == 0) matching_.missing.push_back(i);
    return std::move(matching_);
  }

 private:
  const Post& post(PostIndex index) const { return posts_.posts[index]; }
  std::optional<Digest> seen(PostIndex index) const {
    return posts_.has_digests() ? std::optional(posts_.seen[index]) : std::nullopt;
  }
  bool is_open(PostIndex index) const { return !matching_.locked[index] && !post(index).draft; }

  void take(PostIndex index, std::size_t locked) {
    matching_.locked[index] = locked;
    is_taken_[locked] = 1;
  }

  bool has_same_content(PostIndex index, std::size_t locked) const {
    const auto& before = lock_.posts[locked].seen;
    return !before || !posts_.has_digests() || *before == posts_.seen[index];
  }

  void match_own_ids() {
    std::unordered_map<std::string_view, std::size_t> by_id;
    for (std::size_t i = 0; i < lock_.posts.size(); ++i) {
      by_id.emplace(lock_.posts[i].id, i);
      by_path_.emplace(lock_.posts[i].path, i);
    }
    for (PostIndex i = 0; i < posts_.posts.size(); ++i) {
      if (!post(i).has_own_id || post(i).draft) continue;
      const auto found = by_id.find(post(i).id);
      if (found != by_id.end() && is_taken_[found->second] == 0) take(i, found->second);
    }
  }

  // A post with an id of its own is no other.
  bool is_wanted(PostIndex index) const { return is_open(index) && !post(index).has_own_id; }

  template <class Wanted>
  void match_paths(const Wanted& wanted) {
    for (PostIndex i = 0; i < posts_.posts.size(); ++i) {
      if (!is_wanted(i)) continue;
      const auto found = by_path_.find(post(i).path);
      if (found != by_path_.end() && is_taken_[found->second] == 0 && wanted(i, found->second)) take(i, found->second);
    }
  }

  void collect_open() {
    open_posts_.clear(), open_locked_.clear();
    for (PostIndex i = 0; i < posts_.posts.size(); ++i)
      if (is_wanted(i)) open_posts_.push_back(i);
    for (std::size_t i = 0; i < lock_.posts.size(); ++i)
      if (is_taken_[i] == 0) open_locked_.push_back(i);
  }

  // Takes each pair of one post and one locked post that alone have a key.
  template <class PostKey, class LockedKey>
  void match_alone(const PostKey& key_of_post, const LockedKey& key_of_locked) {
    struct Sharing {
      std::size_t posts = 0, locked = 0;  // how many have the key
      PostIndex post = 0;
      std::size_t of = 0;
    };
    std::unordered_map<std::string, Sharing> sharing;
    for (std::size_t i : open_locked_) {
      if (is_taken_[i] != 0) continue;
      Sharing& one = sharing[key_of_locked(lock_.posts[i])];
      ++one.locked, one.of = i;
    }
    for (PostIndex i : open_posts_) {
      const auto found = is_wanted(i) ? sharing.find(key_of_post(i)) : sharing.end();
      if (found != sharing.end()) ++found->second.posts, found->second.post = i;
    }
    for (const auto& [key, one] : sharing)
      if (!key.empty() && one.posts == 1 && one.locked == 1) take(one.post, one.of);
  }

  // A file that was renamed, also where another has its name now.
  void match_moved() {
    if (!posts_.has_digests() || open_posts_.empty()) return;
    match_alone([&](PostIndex i) { return to_key(seen(i)) + to_text(post(i).day); },
                [&](const LockedPost& locked) {
                  return locked.seen ? to_key(locked.seen) + to_text(day_of(locked)) : std::string();
                });
  }

  void match_rest() {
    match_alone([&](PostIndex i) { return to_key(seen(i)); },
                [](const LockedPost& locked) { return to_key(locked.seen); });
    match_alone([&](PostIndex i) { return post(i).url_path; }, address_key);
    match_alone([&](PostIndex i) { return post(i).id; }, [](const LockedPost& locked) { return locked.id; });
    match_alone([&](PostIndex i) { return to_key(post(i).day, post(i).title); },
                [](const LockedPost& locked) {
                  return locked.state == State::kForgotten ? "" : to_key(day_of(locked), locked.title);
                });
  }

  void refuse_changed_ids() {
    for (PostIndex i = 0; i < posts_.posts.size(); ++i) {
      if (!is_open(i) || !post(i).has_own_id) continue;
      const auto found = by_path_.find(post(i).path);
      if (found == by_path_.end() || is_taken_[found->second] != 0) continue;
      const LockedPost& locked = lock_.posts[found->second];
      if (locked.state != State::kLive) continue;
      findings_.error(
          "LockedIdChanged", model::find_place(post(i), {"id"}, post(i).id),
          fmt::format("id {} is new, but the post was published as {}: subscribers would get it again; take "
                      "the id out of the front matter, or confirm it: almanac forget {}",
                      quote(post(i).id), quote(locked.id), locked.id));
    }
  }

  // Nothing tells whether the post is new or one that is missing.
  void ask() {
    collect_open();
    std::unordered_map<std::string, std::size_t> by_title, by_day;
    for (std::size_t i : open_locked_) {
      if (lock_.posts[i].state == State::kForgotten) continue;
      by_title.emplace(lock_.posts[i].title, i);
      by_day.emplace(to_text(day_of(lock_.posts[i])), i);
    }
    for (PostIndex i : open_posts_) {
      const auto titled = by_title.find(post(i).title);
      const auto dated = by_day.find(to_text(post(i).day));
      if (titled != by_title.end())
        ask(post(i), lock_.posts[titled->second]);
      else if (dated != by_day.end())
        ask(post(i), lock_.posts[dated->second]);
    }
  }

  void ask(const Post& post, const LockedPost& locked) {
    findings_.error("WhichPost", post.place(),
                    fmt::format("is it new, or {} of {}, which is gone? If it is that post, write \"id: {}\" into its "
                                "front matter, so that subscribers do not get it again; if not: almanac forget {}",
                                quote(locked.title), locked.path, locked.id, locked.id));
  }

  const Lock& lock_;
  const Posts& posts_;
  Findings& findings_;
  Matching matching_;
  std::vector<char> is_taken_;  // by Lock::posts
  std::unordered_map<std::string_view, std::size_t> by_path_;
  std::vector<PostIndex> open_posts_;
  std::vector<std::size_t> open_locked_;
};

}  // namespace

Matching match_posts(const Lock& lock, const Posts& posts, Findings& findings) {
  return Matcher(lock, posts, findings).match();
}

}  // namespace almanac::lock
