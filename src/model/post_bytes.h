// A Post as bytes and back (core/bytes.h), without its text: for the next build, which reads a post's file again only
// where it needs the text.
#pragma once

#include "core/bytes.h"
#include "model/post.h"

namespace almanac::model {

template <class Bytes, EitherWay<Author> Of>
void describe(Bytes& bytes, Of& author) {
  bytes(author.name, author.email, author.url);
  bytes.require(!author.name.empty());
}

template <class Bytes, EitherWay<Image> Of>
void describe(Bytes& bytes, Of& image) {
  bytes(image.alt, image.is_local);
  if (image.is_local)
    bytes.paths(image.path);
  else
    bytes(image.path);
}

template <class Bytes, EitherWay<Enclosure> Of>
void describe(Bytes& bytes, Of& enclosure) {
  bytes(enclosure.url, enclosure.type, enclosure.length);
}

template <class Bytes, EitherWay<FieldPlace> Of>
void describe(Bytes& bytes, Of& place) {
  bytes(place.key, place.text, place.line, place.column);
}

template <class Bytes, EitherWay<FieldPlaces> Of>
void describe(Bytes& bytes, Of& places) {
  FieldPlaces::describe(bytes, places);
}

// All but `markdown` and `extra`, which are read from the file, and `digest`, which its reader knows.
template <class Bytes, EitherWay<Post> Of>
void describe(Bytes& bytes, Of& post) {
  bytes.paths(post.path);
  bytes(post.title, post.published, post.updated, post.day, post.authors, post.tags, post.categories, post.lang,
        post.summary, post.slug, post.url_path, post.id, post.has_own_id, post.layout, post.banner, post.enclosure,
        post.redirect_from, post.series, post.covers, post.draft, post.body_line, post.places);
  bytes.require(!post.title.empty() && post.url_path.starts_with('/'));
}

}  // namespace almanac::model
