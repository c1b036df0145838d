#include "model/post.h"

#include "model/post_bytes.h"

namespace almanac::model {

FieldPlaces::FieldPlaces(const std::vector<FieldPlace>& places) { packed_.bytes = to_bytes(places); }

std::vector<FieldPlace> FieldPlaces::list() const {
  return parse_bytes<std::vector<FieldPlace>>(packed_.bytes).value_or(std::vector<FieldPlace>());
}

}  // namespace almanac::model
