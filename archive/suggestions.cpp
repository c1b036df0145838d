#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "archive/cross_links.h"
#include "core/text.h"

namespace almanac::archive {
namespace {

constexpr std::size_t kMostSuggestions = 5;
constexpr std::size_t kMostWords = 12;     // of a post, that say what it is about
constexpr std::size_t kFewestLetters = 5;  // of such a word: shorter ones are mostly grammar, in most languages
constexpr int kTagPoints = 4;
constexpr int kWordPoints = 1;
constexpr int kFewestPoints = 3;
constexpr std::size_t kTagReach = 10;  // posts on each side in a tag's list that are compared
constexpr std::size_t kWordReach = 4;

// Words of grammar that have five letters or more, sorted.
constexpr auto kFunctionWords = std::to_array<std::string_view>(
    {"about",   "above",   "after",   "again",  "against", "along",   "already",   "although", "always",  "among",
     "another", "around",  "because", "become", "before",  "being",   "below",     "between",  "cannot",  "could",
     "doesn",   "doing",   "during",  "either", "enough",  "every",   "first",     "found",    "further", "given",
     "having",  "however", "instead", "later",  "least",   "maybe",   "might",     "never",    "often",   "other",
     "others",  "quite",   "really",  "shall",  "should",  "since",   "something", "still",    "their",   "there",
     "these",   "thing",   "things",  "those",  "though",  "through", "today",     "under",    "until",   "using",
     "where",   "whether", "which",   "while",  "without", "would"});
static_assert(std::is_sorted(kFunctionWords.begin(), kFunctionWords.end()));

bool is_telling(std::string_view word) {
  return count_code_points(word) >= kFewestLetters &&
         !std::binary_search(kFunctionWords.begin(), kFunctionWords.end(), word);
}

using Term = std::uint32_t;  // a tag or a word, by number

// The posts of each term, newest first.
struct Index {
  std::unordered_map<std::string_view, Term> terms;
  std::vector<std::vector<model::PostIndex>> posts;

  Term add(std::string_view text, model::PostIndex post) {
    const auto [found, is_new] = terms.try_emplace(text, static_cast<Term>(posts.size()));
    if (is_new) posts.emplace_back();
    posts[found->second].push_back(post);
    return found->second;
  }
};

// The terms of all posts, one after the other in one piece of memory; those of a post are sorted.
class TermLists {
 public:
  void add(Term term) { terms_.push_back(term); }
  void end_post() {
    std::sort(terms_.begin() + static_cast<std::ptrdiff_t>(ends_.back()), terms_.end());
    ends_.push_back(terms_.size());
  }
  std::span<const Term> of(model::PostIndex post) const {
    return std::span(terms_).subspan(ends_[post], ends_[post + 1] - ends_[post]);
  }

 private:
  std::vector<Term> terms_;
  std::vector<std::size_t> ends_ = {0};
};

int count_common(std::span<const Term> a, std::span<const Term> b) {
  int common = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    const Term left = a[i], right = b[k];
    common += left == right;
    i += left <= right;
    k += right <= left;
  }
  return common;
}

class Subjects {
 public:
  Subjects(const model::Library& library, const std::vector<ArticleFacts>& facts) {
    for (model::PostIndex i = 0; i < library.posts.size(); ++i) {
      for (const std::string& tag : library.posts[i].tags) tags_.add(tag_index_.add(tag, i));
      tags_.end_post();
      std::size_t words = 0;
      for (const markdown::Word& word : facts[i].words) {
        if (words == kMostWords) break;
        if (!is_telling(word.text)) continue;
        words_.add(word_index_.add(word.text, i));
        ++words;
      }
      words_.end_post();
    }
  }

  // Posts that stand near this one in a list that both are in; some more than once.
  void find_candidates(model::PostIndex post, std::vector<model::PostIndex>& near) const {
    near.clear();
    for (Term tag : tags_.of(post)) add_neighbours(tag_index_.posts[tag], post, kTagReach, near);
    for (Term word : words_.of(post)) add_neighbours(word_index_.posts[word], post, kWordReach, near);
  }

  int closeness(model::PostIndex a, model::PostIndex b) const {
    return kTagPoints * count_common(tags_.of(a), tags_.of(b)) + kWordPoints * count_common(words_.of(a), words_.of(b));
  }

 private:
  static void add_neighbours(const std::vector<model::PostIndex>& list, model::PostIndex post, std::size_t reach,
                             std::vector<model::PostIndex>& to) {
    const auto at = static_cast<std::size_t>(std::lower_bound(list.begin(), list.end(), post) - list.begin());
    const std::size_t end = std::min(list.size(), at + reach + 1);
    for (std::size_t i = at - std::min(at, reach); i < end; ++i) to.push_back(list[i]);
  }

  TermLists tags_;
  TermLists words_;
  Index tag_index_;
  Index word_index_;
};

// The suggestions of one post, as they grow.
class Suggester {
 public:
  Suggester(const Subjects& subjects, const LinkGraph& graph, const SeriesList& series)
      : subjects_(subjects), graph_(graph), series_(series), last_seen_by_(graph.links.size(), graph.links.size()) {}

  std::vector<Suggestion> suggest(model::PostIndex post) {
    chosen_.clear();
    see(post, post);
    for (model::PostIndex linked : graph_.links[post]) see(linked, post);
    if (const auto before = series_.before(post)) choose(*before, Reason::kReviewBefore, post);
    if (const auto after = series_.after(post)) choose(*after, Reason::kReviewAfter, post);
    for (model::PostIndex mention : graph_.mentions[post]) choose(mention, Reason::kMention, post);
    if (chosen_.size() < kMostSuggestions) choose_related(post);
    return chosen_;
  }

 private:
  // Whether it was not seen before for this post.
  bool see(model::PostIndex other, model::PostIndex post) { return std::exchange(last_seen_by_[other], post) != post; }

  void choose(model::PostIndex other, Reason reason, model::PostIndex post) {
    if (chosen_.size() < kMostSuggestions && see(other, post)) chosen_.push_back({other, reason});
  }

  void choose_related(model::PostIndex post) {
    close_.clear();
    subjects_.find_candidates(post, candidates_);
    for (model::PostIndex other : candidates_) {
      if (!see(other, post)) continue;
      const int points = subjects_.closeness(post, other);
      if (points >= kFewestPoints) close_.push_back({-points, other});
    }
    const std::size_t wanted = std::min(kMostSuggestions - chosen_.size(), close_.size());
    std::partial_sort(close_.begin(), close_.begin() + static_cast<std::ptrdiff_t>(wanted), close_.end());
    for (std::size_t i = 0; i < wanted; ++i) chosen_.push_back({close_[i].second, Reason::kRelated});
  }

  const Subjects& subjects_;
  const LinkGraph& graph_;
  const SeriesList& series_;
  std::vector<model::PostIndex> last_seen_by_;  // by post: for whom it was last looked at
  std::vector<Suggestion> chosen_;
  std::vector<model::PostIndex> candidates_;
  std::vector<std::pair<int, model::PostIndex>> close_;  // closest and newest first: by minus points, then by index
};

}  // namespace

std::vector<std::vector<Suggestion>> make_suggestions(const model::Library& library,
                                                      const std::vector<ArticleFacts>& facts, const LinkGraph& graph,
                                                      const SeriesList& series) {
  const Subjects subjects(library, facts);
  Suggester suggester(subjects, graph, series);
  std::vector<std::vector<Suggestion>> suggestions;
  suggestions.reserve(library.posts.size());
  for (model::PostIndex i = 0; i < library.posts.size(); ++i) suggestions.push_back(suggester.suggest(i));
  return suggestions;
}

}  // namespace almanac::archive
