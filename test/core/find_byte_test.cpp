#include "core/find_byte.h"

#include <doctest/doctest.h>

#include <string>

namespace almanac {
namespace {

std::size_t find_bracket(std::string_view text, std::size_t offset = 0) {
  return find_byte(text, offset, [](auto byte) { return (byte == '<') | (byte >= 0x80); });
}

TEST_CASE("a special byte is found wherever it stands, whatever the length") {
  for (std::size_t length = 1; length < 100; ++length)
    for (std::size_t at = 0; at < length; ++at) {
      std::string text(length, 'a');
      text[at] = '<';
      CHECK(find_bracket(text) == at);
      CHECK(find_bracket(text, at) == at);
      CHECK(find_bracket(text, at + 1) == length);
      text[length - 1] = '<';
      CHECK(find_bracket(text, at + 1) == (at + 1 == length ? length : length - 1));
    }
}

TEST_CASE("nothing found is the end") {
  CHECK(find_bracket("") == 0);
  CHECK(find_bracket("abc", 3) == 3);
  CHECK(find_bracket("abc", 1) == 3);
}

// Each byte on its own takes the short way, in a block the other.
template <class IsSpecial>
void check_all_bytes(IsSpecial is_special) {
  for (int byte = 0; byte < 0x100; ++byte) {
    std::string block(20, 'a');
    block[2] = static_cast<char>(byte);
    const std::size_t found = find_byte(block, 2, is_special);
    CHECK((found == 2) == (find_byte(block.substr(2, 1), 0, is_special) == 0));
  }
}

TEST_CASE("one byte is judged as sixteen are") {
  check_all_bytes([](auto byte) { return (byte <= 0x1F) & ~is_one_of<'\t', '\n'>(byte); });
  check_all_bytes([](auto byte) { return is_one_of<'&', '"', 0xC2>(byte) | (byte >= 0xEF); });
  CHECK(find_bracket("caf\xC3\xA9") == 3);
}

}  // namespace
}  // namespace almanac
