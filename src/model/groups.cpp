#include "model/groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <unordered_map>

#include "core/text.h"
#include "core/unicode.h"

namespace almanac::model {
namespace {

constexpr std::size_t kMostSlugBytes = 200;  // file systems take 255 for one name

// Blanks of any script; what ends a line is one too.
bool is_blank(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

void append_slug_character(std::string& slug, char32_t c) {
  const bool unfit = c == '/' || c == '\\' || c < 0x20 || (c >= 0x7F && c < 0xA0);
  if (c == '+')
    slug += "-plus";
  else if (c == '#')
    slug += "-sharp";
  else if (c == '.' && slug.empty())
    slug += "dot-";
  else if (unfit)
    slug += '-';
  else
    append_utf8(slug, c);
}

// FNV-1a, 64 bits: the same on every machine and in every year.
std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash;
}

std::string cut_slug(std::string_view slug) {
  const std::string ending = fmt::format("-{:016x}", stable_hash(slug));
  std::size_t end = kMostSlugBytes - ending.size();
  while (end > 0 && (static_cast<unsigned char>(slug[end]) & 0xC0) == 0x80) --end;
  return std::string(slug.substr(0, end)) + ending;
}

// Groups as they grow, in the order in which their names are met.
class Grouper {
 public:
  Grouper(const NameUses& names, Findings& findings) : names_(names), findings_(findings) {}

  Grouping group() && {
    for (const NameUse& use : names_.uses) add(use);
    warn_of_spellings();
    sort_by_slug();
    refuse_meeting_slugs();
    return std::move(out_);
  }

 private:
  struct Spelling {
    std::size_t group = 0;
    std::size_t first_use = 0;
    std::size_t uses = 0;
  };

  void add(const NameUse& use) {
    const std::size_t index = out_.group_of_use.size();
    const auto [found, is_new] = spelling_of_.try_emplace(use.name, spellings_.size());
    if (is_new) spellings_.push_back({find_group(use.name, index), index, 0});
    Spelling& spelling = spellings_[found->second];
    ++spelling.uses;
    out_.group_of_use.push_back(spelling.group);
    std::vector<PostIndex>& posts = out_.groups[spelling.group].posts;
    if (posts.empty() || posts.back() != use.post) posts.push_back(use.post);
  }

  std::size_t find_group(std::string_view name, std::size_t use) {
    const auto [found, is_new] = group_of_.try_emplace(fold_case(to_nfc(name)), out_.groups.size());
    if (is_new) {
      out_.groups.push_back({std::string(name), to_group_slug(name), {}});
      first_use_.push_back(use);
    }
    return found->second;
  }

  const Post& post_of(std::size_t use) const { return names_.posts[names_.uses[use].post]; }
  Place place_of(std::size_t use) const { return find_place(post_of(use), names_.kind.keys, names_.uses[use].name); }

  void warn_of_spellings() {
    for (const Spelling& spelling : spellings_) {
      const Group& group = out_.groups[spelling.group];
      const std::string_view name = names_.uses[spelling.first_use].name;
      if (name == group.name) continue;
      const std::string count =
          spelling.uses == 1 ? "" : fmt::format(" ({} posts write {})", spelling.uses, quote(name));
      findings_.warning(names_.kind.case_rule, place_of(spelling.first_use),
                        fmt::format("{0} {1} is written {2} in {3}: both are one {0}, shown as {2}; write it so here, "
                                    "too{4}",
                                    names_.kind.noun, quote(name), quote(group.name),
                                    post_of(first_use_[spelling.group]).path, count));
    }
  }

  void sort_by_slug() {
    std::vector<Group>& groups = out_.groups;
    std::vector<std::size_t> order(groups.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::tie(groups[a].slug, groups[a].name) < std::tie(groups[b].slug, groups[b].name);
    });
    std::vector<Group> sorted;
    std::vector<std::size_t> first_use, new_index(groups.size());
    for (std::size_t old : order) {
      new_index[old] = sorted.size();
      first_use.push_back(first_use_[old]);
      std::reverse(groups[old].posts.begin(), groups[old].posts.end());
      sorted.push_back(std::move(groups[old]));
    }
    groups = std::move(sorted), first_use_ = std::move(first_use);
    for (std::size_t& group : out_.group_of_use) group = new_index[group];
  }

  void refuse_meeting_slugs() {
    for (std::size_t i = 1; i < out_.groups.size(); ++i) {
      const Group& a = out_.groups[i - 1];
      const Group& b = out_.groups[i];
      if (a.slug != b.slug) continue;
      findings_.error(names_.kind.path_rule, place_of(first_use_[i]),
                      fmt::format("{} {} and {} of {} both have the folder {}: rename one of them", names_.kind.noun,
                                  quote(b.name), quote(a.name), post_of(first_use_[i - 1]).path, quote(a.slug)));
    }
  }

  const NameUses& names_;
  Findings& findings_;
  Grouping out_;
  std::vector<std::size_t> first_use_;                             // by group
  std::vector<Spelling> spellings_;                                // in the order met
  std::unordered_map<std::string_view, std::size_t> spelling_of_;  // by name as written
  std::unordered_map<std::string, std::size_t> group_of_;          // by name folded
};

}  // namespace

Grouping group_names(const NameUses& names, Findings& findings) { return Grouper(names, findings).group(); }

std::string to_group_slug(std::string_view name) {
  const std::string lower = to_lower(to_nfc(name));
  std::string slug;
  bool blank_before = false;
  for (std::size_t i = 0; i < lower.size();) {
    const CodePoint c = code_point_at(lower, i);
    i += c.bytes;
    const bool blank = is_blank(c.value);
    if (!blank && blank_before && !slug.empty()) slug += '-';
    if (!blank) append_slug_character(slug, c.value);
    blank_before = blank;
  }
  if (slug.empty()) return "-";
  if (slug == "index.html") return "index-html";
  return slug.size() > kMostSlugBytes ? cut_slug(slug) : slug;
}

Place find_place(const Post& post, const std::vector<std::string>& keys, std::string_view text) {
  const std::vector<FieldPlace> places = post.places.list();
  const FieldPlace* whole = nullptr;
  for (const std::string& key : keys) {
    for (const FieldPlace& place : places) {
      if (place.key != key) continue;
      if (place.text.empty()) whole = &place;
      if (!place.text.empty() && place.text == text) return {post.path, place.line, place.column};
    }
    if (whole != nullptr) return {post.path, whole->line, whole->column};
  }
  return post.place();
}

}  // namespace almanac::model
