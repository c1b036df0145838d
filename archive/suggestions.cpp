#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "archive/cross_links.h"
#include "archive/telling_words.h"
#include "core/hash.h"
#include "core/parallel.h"
#include "core/text.h"

namespace almanac::archive {
namespace {

constexpr std::size_t kMostSuggestions = 5;
constexpr int kTagPoints = 4;
constexpr int kWordPoints = 1;
constexpr int kFewestPoints = 3;
constexpr std::size_t kTagReach = 10;  // posts on each side in a tag's list that are compared
constexpr std::size_t kWordReach = 4;

using Term = std::uint32_t;  // a tag or a word, by number

// Texts of posts (tags, or words) by number, and the posts of each text. Several threads make it, each with the texts
// of its own share of hashes.
class TermIndex {
 public:
  // `ends[i]`: how many places the posts before i and i have together. Every place is kNone until fill().
  explicit TermIndex(std::vector<std::size_t> ends)
      : ends_(std::move(ends)), texts_(ends_.back()), terms_(ends_.back(), kNone), counts_(ends_.size() - 1) {}

  // The places of a post. What is put there must outlive the call of number().
  std::span<std::string_view> texts_of(model::PostIndex post) {
    return std::span(texts_).subspan(ends_[post], ends_[post + 1] - ends_[post]);
  }

  // Gives every text that is not empty its number.
  void number(int jobs) {
    std::vector<std::size_t> hashes(texts_.size());
    parallel_pieces(texts_.size(), jobs, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) hashes[i] = std::hash<std::string_view>()(texts_[i]);
    });
    const std::vector<std::vector<Place>> places = find_places(hashes);
    parallel_for(kShares, jobs, [&](std::size_t share) { number_share(share, places[share]); });
    parallel_pieces(counts_.size(), jobs, [&](std::size_t begin, std::size_t end) {
      for (model::PostIndex i = begin; i < end; ++i) std::ranges::sort(all_terms_of(i));
    });
    texts_ = {};
  }

  // Sorted.
  std::span<const Term> of(model::PostIndex post) const { return {terms_.data() + ends_[post], counts_[post]}; }
  // More than every term.
  std::size_t term_end() const {
    const auto larger = [](const auto& a, const auto& b) { return a.size() < b.size(); };
    return std::ranges::max_element(shares_, larger)->size() * kShares;
  }
  // Newest first.
  const std::vector<model::PostIndex>& posts(Term term) const { return shares_[term % kShares][term / kShares]; }

 private:
  static constexpr std::size_t kShares = 16;
  static constexpr Term kNone = std::numeric_limits<Term>::max();

  std::span<Term> all_terms_of(model::PostIndex post) {
    return std::span(terms_).subspan(ends_[post], ends_[post + 1] - ends_[post]);
  }

  // Where a text stands that is not empty.
  struct Place {
    std::size_t at;
    model::PostIndex post;
  };

  // By share. Counts the texts of each post, too.
  std::vector<std::vector<Place>> find_places(const std::vector<std::size_t>& hashes) {
    std::vector<std::vector<Place>> places(kShares);
    for (model::PostIndex post = 0; post < counts_.size(); ++post) {
      for (std::size_t at = ends_[post]; at < ends_[post + 1]; ++at) {
        if (texts_[at].empty()) continue;
        places[hashes[at] % kShares].push_back({at, post});
        ++counts_[post];
      }
    }
    return places;
  }

  void number_share(std::size_t share, const std::vector<Place>& places) {
    std::unordered_map<std::string_view, Term> numbers;
    std::vector<std::vector<model::PostIndex>>& posts = shares_[share];
    for (const auto& [at, post] : places) {
      const auto [found, is_new] = numbers.try_emplace(texts_[at], static_cast<Term>(posts.size()));
      if (is_new) posts.emplace_back();
      posts[found->second].push_back(post);
      terms_[at] = static_cast<Term>(found->second * kShares + share);
    }
  }

  std::vector<std::size_t> ends_;  // from 0
  std::vector<std::string_view> texts_;
  std::vector<Term> terms_;          // kNone where no text stands
  std::vector<std::size_t> counts_;  // by PostIndex: of terms that are not kNone
  std::array<std::vector<std::vector<model::PostIndex>>, kShares> shares_;
};

// The terms of one post, to count those that others have, too.
class Marks {
 public:
  explicit Marks(const TermIndex& terms) : terms_(terms), marked_by_(terms.term_end(), kNobody) {}

  void mark(model::PostIndex post) {
    marker_ = static_cast<Marker>(post);
    for (Term term : terms_.of(post)) marked_by_[term] = marker_;
  }
  // How many terms the post has in common with the one marked last.
  int count_common(model::PostIndex post) const {
    int common = 0;
    for (Term term : terms_.of(post)) common += marked_by_[term] == marker_;
    return common;
  }

 private:
  using Marker = std::uint32_t;  // a post; half of a PostIndex, as much of this is looked at
  static constexpr Marker kNobody = std::numeric_limits<Marker>::max();

  const TermIndex& terms_;
  std::vector<Marker> marked_by_;
  Marker marker_ = kNobody;
};

// The words that say what a post is about.
void put_words(const ArticleFacts& facts, std::span<std::string_view> places) {
  std::size_t words = 0;
  for (const markdown::Word& word : facts.words) {
    if (words == places.size()) return;
    if (is_telling(word.text)) places[words++] = word.text;
  }
}

std::vector<std::size_t> word_places(std::size_t posts) {
  std::vector<std::size_t> ends(posts + 1);
  for (std::size_t i = 0; i <= posts; ++i) ends[i] = i * kMostTellingWords;
  return ends;
}

std::vector<std::size_t> tag_places(const std::vector<model::Post>& posts) {
  std::vector<std::size_t> ends = {0};
  for (const model::Post& post : posts) ends.push_back(ends.back() + post.tags.size());
  return ends;
}

class Subjects {
 public:
  Subjects(const model::Library& library, const std::vector<ArticleFacts>& facts, int jobs)
      : tags_(tag_places(library.posts)), words_(word_places(library.posts.size())) {
    parallel_pieces(library.posts.size(), jobs, [&](std::size_t begin, std::size_t end) {
      for (model::PostIndex i = begin; i < end; ++i) {
        std::ranges::copy(library.posts[i].tags, tags_.texts_of(i).begin());
        put_words(facts[i], words_.texts_of(i));
      }
    });
    tags_.number(jobs);
    words_.number(jobs);
  }

  // Posts that stand near this one in a list that both are in; some more than once.
  void find_candidates(model::PostIndex post, std::vector<model::PostIndex>& near) const {
    near.clear();
    for (Term tag : tags_.of(post)) add_neighbours(tags_.posts(tag), post, kTagReach, near);
    for (Term word : words_.of(post)) add_neighbours(words_.posts(word), post, kWordReach, near);
  }

  const TermIndex& tags() const { return tags_; }
  const TermIndex& words() const { return words_; }

 private:
  static void add_neighbours(const std::vector<model::PostIndex>& list, model::PostIndex post, std::size_t reach,
                             std::vector<model::PostIndex>& to) {
    const auto at = static_cast<std::size_t>(std::lower_bound(list.begin(), list.end(), post) - list.begin());
    const std::size_t end = std::min(list.size(), at + reach + 1);
    for (std::size_t i = at - std::min(at, reach); i < end; ++i) to.push_back(list[i]);
  }

  TermIndex tags_;
  TermIndex words_;
};

// The suggestions of one post, as they grow.
class Suggester {
 public:
  Suggester(const Subjects& subjects, const LinkGraph& graph, const SeriesList& series)
      : subjects_(subjects),
        graph_(graph),
        series_(series),
        tags_(subjects.tags()),
        words_(subjects.words()),
        last_seen_by_(graph.links.size(), graph.links.size()) {}

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
    tags_.mark(post), words_.mark(post);
    for (model::PostIndex other : candidates_) {
      if (!see(other, post)) continue;
      const int points = kTagPoints * tags_.count_common(other) + kWordPoints * words_.count_common(other);
      if (points >= kFewestPoints) close_.push_back({-points, other});
    }
    const std::size_t wanted = std::min(kMostSuggestions - chosen_.size(), close_.size());
    std::partial_sort(close_.begin(), close_.begin() + static_cast<std::ptrdiff_t>(wanted), close_.end());
    for (std::size_t i = 0; i < wanted; ++i) chosen_.push_back({close_[i].second, Reason::kRelated});
  }

  const Subjects& subjects_;
  const LinkGraph& graph_;
  const SeriesList& series_;
  Marks tags_, words_;
  std::vector<model::PostIndex> last_seen_by_;  // by post: for whom it was last looked at
  std::vector<Suggestion> chosen_;
  std::vector<model::PostIndex> candidates_;
  std::vector<std::pair<int, model::PostIndex>> close_;  // closest and newest first: by minus points, then by index
};

// What the post adds to all that make_suggestions() looks at. Who mentions it, the links of others say.
Digest digest_of_subject(model::PostIndex post, const model::Library& library, const std::vector<ArticleFacts>& facts,
                         const LinkGraph& graph, const SeriesList& series) {
  Digester digester;
  digester.add(library.posts[post].tags.size());
  for (const std::string& tag : library.posts[post].tags) digester.add(tag);
  digester.add(facts[post].words.size());
  for (const markdown::Word& word : facts[post].words) digester.add(word.text);
  digester.add(graph.links[post].size());
  for (model::PostIndex linked : graph.links[post]) digester.add(linked);
  for (const auto& near : {series.before(post), series.after(post)}) digester.add(near ? *near + 1 : 0);
  return digester.finish();
}

}  // namespace

Digest digest_of_subjects(const model::Library& library, const std::vector<ArticleFacts>& facts, const LinkGraph& graph,
                          const SeriesList& series, int jobs) {
  std::vector<Digest> digests(library.posts.size());
  parallel_pieces(digests.size(), jobs, [&](std::size_t begin, std::size_t end) {
    for (model::PostIndex i = begin; i < end; ++i) digests[i] = digest_of_subject(i, library, facts, graph, series);
  });
  Digester digester;
  for (const Digest& digest : digests) digester.add(digest);
  return digester.finish();
}

std::vector<std::vector<Suggestion>> make_suggestions(const model::Library& library,
                                                      const std::vector<ArticleFacts>& facts, const LinkGraph& graph,
                                                      const SeriesList& series, int jobs) {
  const Subjects subjects(library, facts, jobs);
  std::vector<std::vector<Suggestion>> suggestions(library.posts.size());
  parallel_pieces(library.posts.size(), jobs, [&](std::size_t begin, std::size_t end) {
    Suggester suggester(subjects, graph, series);
    for (model::PostIndex i = begin; i < end; ++i) suggestions[i] = suggester.suggest(i);
  });
  return suggestions;
}

}  // namespace almanac::archive
