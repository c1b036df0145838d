// Any bytes as an HTML fragment: the reader ends, tokens cover the text in order, errors lie within it and in order.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/html/reader.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace almanac::html;
  const std::string_view html(reinterpret_cast<const char*>(data), size);
  FragmentReader reader(html);
  std::size_t end = 0;
  std::size_t last_error = 0;
  for (bool more = true; more;) {
    const Token& token = reader.next();
    more = token.kind != TokenKind::kEnd;
    require(token.offset >= end && token.end >= token.offset && token.end <= size);
    require(!more || token.end > token.offset);
    end = token.end;
    for (const Attribute& attribute : token.attributes) {
      require(token.offset < attribute.name_offset && attribute.name_offset < attribute.name_end);
      require(attribute.name_end <= attribute.value_offset && attribute.value_offset <= attribute.value_end);
      require(attribute.value_end < token.end);
    }
    for (const ParseError& error : reader.errors()) {
      require(error.start <= error.offset && error.offset <= size && error.offset >= last_error);
      require(error.related == ParseError::kNowhere || error.related <= error.offset);
      last_error = error.offset;
    }
  }
  require(end == size);
  require(reader.next().kind == TokenKind::kEnd && reader.errors().empty());
  return 0;
}
