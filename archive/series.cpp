#include "archive/series.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <tuple>

#include "archive/addresses.h"
#include "core/text.h"
#include "core/unicode.h"

namespace almanac::archive {
namespace {

bool starts_with_word(std::string_view text, std::string_view word) {
  if (word.empty() || text.size() < word.size()) return false;
  if (fold_case(text.substr(0, word.size())) != fold_case(word)) return false;
  return text.size() == word.size() || !is_letter_or_digit(code_point_at(text, word.size()).value);
}

std::string_view trim_start(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  return text;
}

// What follows the first of these that the text begins with; the text itself where it begins with none.
std::string_view skip_one(std::string_view text, std::initializer_list<std::string_view> prefixes) {
  for (std::string_view prefix : prefixes)
    if (text.starts_with(prefix)) return text.substr(prefix.size());
  return text;
}

std::string_view skip_separator(std::string_view text) {
  return trim_start(skip_one(trim_start(text), {"-", "\u2010", "\u2011", "\u2013", "\u2014"}));
}

std::optional<std::chrono::year> find_year(std::string_view text) {
  constexpr std::size_t kDigits = 4;
  if (!is_digits(text.substr(0, kDigits)) || text.size() <= kDigits) return std::nullopt;
  if (is_letter_or_digit(code_point_at(text, kDigits).value)) return std::nullopt;
  return std::chrono::year(std::stoi(std::string(text.substr(0, kDigits))));
}

Month newest_not_after(std::chrono::month month, Day day) {
  const std::chrono::year year = month <= day.month() ? day.year() : day.year() - std::chrono::years(1);
  return year / month;
}

std::optional<Month> find_month(std::string_view title, Day day, const MonthNames& names,
                                const std::vector<std::string>& review_words) {
  title = trim_start(title);
  const std::optional<MonthName> name = names.find(title);
  if (!name) return std::nullopt;
  std::string_view rest = skip_separator(skip_one(title.substr(name->bytes), {"'s ", "\u2019s "}));
  const std::optional<std::chrono::year> year = find_year(rest);
  if (year) rest = skip_separator(rest.substr(4));
  const bool is_review = std::any_of(review_words.begin(), review_words.end(),
                                     [&](const std::string& word) { return starts_with_word(rest, word); });
  if (!is_review) return std::nullopt;
  const std::chrono::month month(name->month);
  return year ? *year / month : newest_not_after(month, day);
}

// The series that each post belongs to, before the posts are put in order.
struct Member {
  std::string name;
  std::optional<Month> covers;
};

class MemberFinder {
 public:
  explicit MemberFinder(const config::Settings& settings)
      : settings_(settings), folded_review_series_(fold_case(settings.review_series)), months_(settings.language) {}

  // Nothing where the post belongs to no series.
  std::optional<Member> find(const model::Post& post) const {
    const bool named_otherwise = !post.series.empty() && fold_case(post.series) != folded_review_series_;
    if (named_otherwise) return Member{post.series, post.covers};
    const std::optional<Month> covers =
        post.covers ? post.covers : find_month(post.title, post.day, months_, settings_.review_words);
    if (post.series.empty() && !covers) return std::nullopt;
    return Member{settings_.review_series, covers};
  }

 private:
  const config::Settings& settings_;
  std::string folded_review_series_;
  MonthNames months_;
};

// In reading order; see Series::posts.
void sort_posts(std::vector<SeriesPost>& posts, const model::Library& library) {
  const auto month = [&](const SeriesPost& post) {
    return post.covers.value_or(to_month(library.posts[post.post].day));
  };
  std::sort(posts.begin(), posts.end(), [&](const SeriesPost& a, const SeriesPost& b) {
    return std::tuple(month(a), b.post) < std::tuple(month(b), a.post);
  });
}

// One pass. `open`: posts met so far, each older than those after it; one that is newer than a later post can be known
// to no one from there on.
void find_known_before(std::vector<SeriesPost>& posts) {
  std::vector<model::PostIndex> open;
  for (SeriesPost& post : posts) {
    while (!open.empty() && open.back() < post.post) open.pop_back();
    if (!open.empty()) post.known_before = open.back();
    open.push_back(post.post);
  }
}

std::vector<Month> find_missing(const std::vector<SeriesPost>& posts) {
  std::vector<Month> missing;
  std::optional<Month> last;
  for (const SeriesPost& post : posts) {
    if (!post.covers) continue;
    for (Month month = last ? *last + std::chrono::months(1) : *post.covers; month < *post.covers;
         month += std::chrono::months(1))
      missing.push_back(month);
    last = post.covers;
  }
  return missing;
}

void warn_of_double_reviews(const Series& series, const model::Library& library, Findings& findings) {
  const SeriesPost* last = nullptr;
  for (const SeriesPost& post : series.posts) {
    if (last && post.covers && last->covers == post.covers) {
      const model::Post& newer = library.posts[post.post];
      findings.warning(
          "DuplicateReview", model::find_place(newer, {"covers", "title"}, ""),
          fmt::format("the month {} is covered by {} too: set covers: in the one that is about another month",
                      to_text(*post.covers), library.posts[last->post].path));
    }
    if (post.covers) last = &post;
  }
}

void finish(Series& series, const model::Library& library, Findings& findings) {
  sort_posts(series.posts, library);
  find_known_before(series.posts);
  series.missing = find_missing(series.posts);
  series.is_review = std::any_of(series.posts.begin(), series.posts.end(),
                                 [](const SeriesPost& post) { return post.covers.has_value(); });
  warn_of_double_reviews(series, library, findings);
}

std::vector<std::optional<SeriesList::Membership>> find_memberships(const std::vector<Series>& all, std::size_t posts) {
  std::vector<std::optional<SeriesList::Membership>> of_post(posts);
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t k = 0; k < all[i].posts.size(); ++k) of_post[all[i].posts[k].post] = {i, k};
  return of_post;
}

}  // namespace

std::optional<model::PostIndex> SeriesList::before(model::PostIndex post) const {
  const std::optional<Membership>& at = of_post[post];
  if (!at || at->position == 0) return std::nullopt;
  return series[at->series].posts[at->position - 1].post;
}

std::optional<model::PostIndex> SeriesList::after(model::PostIndex post) const {
  const std::optional<Membership>& at = of_post[post];
  if (!at || at->position + 1 == series[at->series].posts.size()) return std::nullopt;
  return series[at->series].posts[at->position + 1].post;
}

std::optional<model::PostIndex> SeriesList::known_before(model::PostIndex post) const {
  const std::optional<Membership>& at = of_post[post];
  if (!at) return std::nullopt;
  return series[at->series].posts[at->position].known_before;
}

std::optional<Month> find_covered_month(std::string_view title, Day day, std::string_view language,
                                        const std::vector<std::string>& review_words) {
  return find_month(title, day, MonthNames(language), review_words);
}

SeriesList make_series(const model::Library& library, const config::Settings& settings, Findings& findings) {
  const MemberFinder finder(settings);
  std::vector<Member> members;
  model::NameUses names{{"series", {"series"}, "SeriesCase", "SeriesPathConflict"}, library.posts, {}};
  std::vector<model::PostIndex> posts;
  for (model::PostIndex i = library.posts.size(); i-- > 0;) {
    std::optional<Member> member = finder.find(library.posts[i]);
    if (!member) continue;
    members.push_back(std::move(*member));
    posts.push_back(i);
  }
  for (std::size_t i = 0; i < members.size(); ++i) names.uses.push_back({members[i].name, posts[i]});
  const model::Grouping grouping = model::group_names(names, findings);

  SeriesList list;
  for (const model::Group& group : grouping.groups)
    list.series.push_back({group.name, group.slug, series_path(settings, group.slug), {}, {}, false});
  for (std::size_t i = 0; i < members.size(); ++i)
    list.series[grouping.group_of_use[i]].posts.push_back({posts[i], members[i].covers, {}});
  for (Series& series : list.series) finish(series, library, findings);
  list.of_post = find_memberships(list.series, library.posts.size());
  return list;
}

}  // namespace almanac::archive
