// A study (articles.h) as bytes and back (core/bytes.h).
#pragma once

#include <algorithm>

#include "archive/cross_links.h"
#include "core/bytes.h"
#include "feeds/feed.h"
#include "markdown/article.h"
#include "site/articles.h"

namespace almanac::feeds {

template <class Bytes, EitherWay<Media> Of>
void describe(Bytes& bytes, Of& media) {
  bytes(media.url, media.type, media.bytes, media.width, media.height, media.description);
}

}  // namespace almanac::feeds

namespace almanac::markdown {

template <class Bytes, EitherWay<Word> Of>
void describe(Bytes& bytes, Of& word) {
  bytes(word.text, word.count);
}

}  // namespace almanac::markdown

namespace almanac::archive {

template <class Bytes, EitherWay<PostLink> Of>
void describe(Bytes& bytes, Of& link) {
  bytes(link.url, link.line, link.column, link.in_more_reading);
}

template <class Bytes, EitherWay<ArticleFacts> Of>
void describe(Bytes& bytes, Of& facts) {
  bytes(facts.links, facts.words);
}

constexpr Reason last_of(Reason) { return Reason::kRelated; }

template <class Bytes, EitherWay<Suggestion> Of>
void describe(Bytes& bytes, Of& suggestion) {
  bytes(suggestion.post, suggestion.reason);
}

}  // namespace almanac::archive

namespace almanac::site {

template <class Bytes, EitherWay<PostFacts> Of>
void describe(Bytes& bytes, Of& facts) {
  bytes(facts.excerpt, facts.banner, facts.word_count, facts.seen);
}

// What posts suggest, and what it was made from (archive::digest_of_subjects).
struct SuggestionsOf {
  Digest subjects;
  std::vector<std::vector<archive::Suggestion>> by_post;

  // Whether they are those of so many posts, and name no others.
  bool are_of(std::size_t posts) const {
    const auto is_one = [&](const archive::Suggestion& suggestion) { return suggestion.post < posts; };
    return by_post.size() == posts && std::all_of(by_post.begin(), by_post.end(), [&](const auto& list) {
             return std::all_of(list.begin(), list.end(), is_one);
           });
  }
};

template <class Bytes, EitherWay<SuggestionsOf> Of>
void describe(Bytes& bytes, Of& suggestions) {
  bytes(suggestions.subjects, suggestions.by_post);
}

// The looks come first: unchanged.cpp reads no more.
template <class Bytes, EitherWay<Study> Of>
void describe(Bytes& bytes, Of& study) {
  bytes(study.looks, study.digest, study.lookups, study.findings, study.facts, study.relations);
}

}  // namespace almanac::site
