#include "core/hash.h"

#include <doctest/doctest.h>

#include <string>

using almanac::digest;
using almanac::Digester;
using almanac::parse_digest;
using almanac::to_text;

TEST_CASE("hash: a digest is that of XXH3, on every machine") {
  CHECK(to_text(digest("")) == "99aa06d3014798d86001c324468d497f");  // as xxhsum -H128 prints it
  CHECK(digest("a") != digest("b"));
}

TEST_CASE("hash: a digest is written and read back") {
  const almanac::Digest of_text = digest("December Review");
  CHECK(parse_digest(to_text(of_text)) == of_text);
  CHECK_FALSE(parse_digest(""));
  CHECK_FALSE(parse_digest(std::string(31, '0')));
  CHECK_FALSE(parse_digest(std::string(31, '0') + "g"));
  CHECK_FALSE(parse_digest(std::string(31, '0') + "A"));
}

TEST_CASE("hash: where one text ends and the next begins counts") {
  CHECK(Digester().add("ab").add("c").finish() != Digester().add("a").add("bc").finish());
  CHECK(Digester().add("ab").add(std::uint64_t{1}).finish() == Digester().add("ab").add(std::uint64_t{1}).finish());
}

TEST_CASE("hash: values are taken as their bytes, numbers the lowest first, however many there are") {
  Digester digester;
  std::string bytes;
  for (std::size_t i = 0; i < 40; ++i) {
    const std::string text(i * i, static_cast<char>('a' + i % 26));
    digester.add(text).add(std::uint64_t{0x0807060504030201});
    bytes += std::string{static_cast<char>(text.size() & 0xFF), static_cast<char>(text.size() >> 8)} +
             std::string(6, '\0') + text + "\1\2\3\4\5\6\7\10";
    CHECK(digester.finish() == digest(bytes));
  }
}
