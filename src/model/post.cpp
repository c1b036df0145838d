#include "model/post.h"

#include "model/post_bytes.h"

namespace almanac::model {

FieldPlaces::FieldPlaces(const std::vector<FieldPlace>& places) {
  ByteWriter bytes;
  bytes(places);
  packed_ = bytes.bytes();
}

std::vector<FieldPlace> FieldPlaces::list() const {
  std::vector<FieldPlace> places;
  ByteReader bytes(packed_);
  if (!packed_.empty()) bytes(places);
  return places;
}

}  // namespace almanac::model
