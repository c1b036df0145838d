#include "model/library.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "core/sort.h"
#include "core/text.h"

namespace almanac::model {
namespace {

bool is_before(const Post& a, const Post& b) {
  if (a.published.instant != b.published.instant) return a.published.instant > b.published.instant;
  return a.path < b.path;
}

// What must be unique: a member of Post, and how to mend it where it is not.
struct UniqueMember {
  std::string Post::*member;
  std::string rule;
  std::string noun;
  std::vector<std::string> keys;  // of front matter, that may have set it
  std::string advice;
};

void refuse_doubles(const std::vector<Post>& posts, const UniqueMember& unique, Findings& findings) {
  std::unordered_map<std::string_view, const Post*> first;
  for (auto post = posts.rbegin(); post != posts.rend(); ++post) {
    const std::string& value = (*post).*unique.member;
    const auto [found, is_new] = first.try_emplace(value, &*post);
    if (is_new) continue;
    findings.error(
        unique.rule, find_place(*post, unique.keys, value),
        fmt::format("the {} {} is that of {} too: {}", unique.noun, quote(value), found->second->path, unique.advice));
  }
}

void refuse_doubles(const std::vector<Post>& posts, Findings& findings) {
  refuse_doubles(posts,
                 {&Post::url_path,
                  "DuplicateAddress",
                  "address",
                  {"permalink", "slug"},
                  "give one of them another slug, date or permalink"},
                 findings);
  refuse_doubles(posts, {&Post::id, "DuplicateId", "id", {"id"}, "give one of them another id"}, findings);
}

// What a post may have only so many of, as each makes a page or feeds with the post in them. Most posts have fewer than
// ten.
constexpr std::size_t kMostNamesOfPost = 100;

struct NameList {
  std::string rule;
  std::string noun;
  std::vector<std::string> keys;  // of front matter
};

// The names beyond the limit go, so that the work on what is not published is bounded, too.
template <class Names>
void refuse_excess(const Post& post, const NameList& list, Names& names, Findings& findings) {
  if (names.size() <= kMostNamesOfPost) return;
  findings.error(list.rule, find_place(post, list.keys, ""),
                 fmt::format("the post has {} {}, and {} are the most: leave some out", names.size(), list.noun,
                             kMostNamesOfPost));
  names.resize(kMostNamesOfPost);
}

void refuse_excess(std::vector<Post>& posts, Findings& findings) {
  static const NameList kTags{"TooManyTags", "tags", {"tags", "tag"}};
  static const NameList kCategories{"TooManyCategories", "categories", {"categories", "category"}};
  static const NameList kAuthors{"TooManyAuthors", "authors", {"authors", "author"}};
  static const NameList kRedirects{"TooManyRedirects", "addresses to redirect from", {"redirect_from"}};
  for (Post& post : posts) {
    refuse_excess(post, kTags, post.tags, findings);
    refuse_excess(post, kCategories, post.categories, findings);
    refuse_excess(post, kAuthors, post.authors, findings);
    refuse_excess(post, kRedirects, post.redirect_from, findings);
  }
}

std::vector<Group> merge_tags(std::vector<Post>& posts, Findings& findings) {
  NameUses names{{"tag", {"tags", "tag"}, "TagCase", "TagPathConflict"}, posts, {}};
  for (PostIndex i = posts.size(); i-- > 0;)
    for (const std::string& tag : posts[i].tags) names.uses.push_back({tag, i});
  Grouping grouping = group_names(names, findings);
  std::vector<PostIndex> last_post(grouping.groups.size(), posts.size());  // that has the tag, by group
  auto group = grouping.group_of_use.begin();
  for (PostIndex i = posts.size(); i-- > 0;) {
    std::vector<std::string> merged;
    for (std::size_t n = posts[i].tags.size(); n > 0; --n, ++group) {
      if (last_post[*group] != i) merged.push_back(grouping.groups[*group].name);
      last_post[*group] = i;
    }
    posts[i].tags = std::move(merged);
  }
  return std::move(grouping.groups);
}

std::vector<Group> merge_authors(std::vector<Post>& posts, Findings& findings) {
  NameUses names{{"author", {"author", "authors"}, "AuthorCase", "AuthorPathConflict"}, posts, {}};
  for (PostIndex i = posts.size(); i-- > 0;)
    for (const Author& author : posts[i].authors) names.uses.push_back({author.name, i});
  Grouping grouping = group_names(names, findings);
  auto group = grouping.group_of_use.begin();
  for (PostIndex i = posts.size(); i-- > 0;)
    for (Author& author : posts[i].authors) author.name = grouping.groups[*group++].name;
  return std::move(grouping.groups);
}

}  // namespace

Library make_library(std::vector<Post> posts, Findings& findings) {
  Library library;
  sort_moving_once(posts, is_before);
  library.posts = std::move(posts);
  refuse_doubles(library.posts, findings);
  refuse_excess(library.posts, findings);
  library.tags = merge_tags(library.posts, findings);
  library.authors = merge_authors(library.posts, findings);
  for (PostIndex i = 0; i < library.posts.size(); ++i) library.months[to_month(library.posts[i].day)].push_back(i);
  return library;
}

}  // namespace almanac::model
