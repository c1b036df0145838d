// What a study (articles.h) holds of feeds and Markdown, as bytes and back (core/bytes.h).
#pragma once

#include "archive/cross_links.h"
#include "core/bytes.h"
#include "feeds/feed.h"
#include "markdown/article.h"

namespace almanac::feeds {

template <class Bytes, EitherWay<Media> Of>
void describe(Bytes& bytes, Of& media) {
  bytes(media.url, media.type, media.bytes, media.width, media.height, media.description);
}

}  // namespace almanac::feeds

namespace almanac::markdown {

template <class Bytes, EitherWay<Link> Of>
void describe(Bytes& bytes, Of& link) {
  bytes(link.url, link.text, link.place, link.is_image, link.in_more_reading);
}

template <class Bytes, EitherWay<Word> Of>
void describe(Bytes& bytes, Of& word) {
  bytes(word.text, word.count);
}

}  // namespace almanac::markdown

namespace almanac::archive {

template <class Bytes, EitherWay<ArticleFacts> Of>
void describe(Bytes& bytes, Of& facts) {
  bytes(facts.links, facts.words);
}

}  // namespace almanac::archive
