#include "core/seal.h"

#include <doctest/doctest.h>

namespace almanac::test {

TEST_CASE("seal: only the same bytes with the same key are opened") {
  const SecretKey key = *to_key("sixteen letters or more"), other = *to_key("sixteen letters or mors");
  for (const std::string& text : {std::string(), std::string("x"), std::string(100'000, 'x')}) {
    std::string sealed = text;
    REQUIRE(seal(sealed, key).ok());
    CHECK(open_seal(sealed, key) == text);
    CHECK_FALSE(open_seal(sealed, other));
    CHECK_FALSE(open_seal(sealed + "x", key));
    CHECK_FALSE(open_seal(std::string_view(sealed).substr(1), key));
    for (std::size_t i = 0; i < sealed.size(); i += 1 + sealed.size() / 97) {
      std::string changed = sealed;
      changed[i] = static_cast<char>(changed[i] ^ 1);
      CHECK_FALSE(open_seal(changed, key));
    }
    // Every byte of the seal itself.
    for (std::size_t i = text.size(); i < sealed.size(); ++i) {
      std::string changed = sealed;
      changed[i] = static_cast<char>(changed[i] ^ 0x80);
      CHECK_FALSE(open_seal(changed, key));
    }
  }
  CHECK_FALSE(open_seal("", key));
}

TEST_CASE("seal: two seals of the same bytes differ, and each opens") {
  const SecretKey key = *make_key();
  std::string one = "text", two = "text";
  REQUIRE(seal(one, key).ok());
  REQUIRE(seal(two, key).ok());
  CHECK(one != two);
  CHECK(open_seal(one, key) == "text");
  CHECK(open_seal(two, key) == "text");
}

TEST_CASE("seal: a seal by Poly1305 is opened on every machine") {
  // Made by another program: BLAKE2b of hashlib for the keys, 24 bytes "n" as the nonce.
  const SecretKey key = *to_key("a key of all tests");
  const std::string tag = "dad73096b83349f68e6b58323684f83c";
  std::string sealed = "text p" + std::string(24, 'n');
  for (std::size_t i = 0; i < tag.size(); i += 2) sealed += static_cast<char>(std::stoi(tag.substr(i, 2), nullptr, 16));
  CHECK(open_seal(sealed, key) == "text ");
  sealed.back() = static_cast<char>(sealed.back() ^ 1);
  CHECK_FALSE(open_seal(sealed, key));
}

TEST_CASE("seal: keys have names") {
  CHECK(name_of(*to_key("one")) == name_of(*to_key("one")));
  CHECK(name_of(*to_key("one")) != name_of(*to_key("two")));
  CHECK(name_of(*make_key()).size() == 16);
  CHECK(*make_key() != *make_key());
}

}  // namespace almanac::test
