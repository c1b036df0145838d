// A seal tells bytes that were written with a secret key from all others: a message authentication code (MAC), which
// takes the key to make. core/hash.h is none: whoever knows the bytes knows their digest.
//
// It is the tag of an authenticated cipher that encrypts nothing and takes the bytes as its associated data:
// AES-256-GCM (NIST SP 800-38D) where the processor has instructions for it, as nearly all have, else
// XChaCha20-Poly1305. The seal names which. Each seal has a random nonce of its own. Both are libsodium's (ISC
// licence): Debian keeps it up with security fixes, and it compares tags in constant time. Of 20 MB, GCM takes 31
// million instructions, Poly1305 91, keyed BLAKE2b 108, and XXH3, which is no MAC, 22.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace almanac {

inline constexpr std::size_t kKeyBytes = 32;
using SecretKey = std::array<unsigned char, kKeyBytes>;

// Made of a text that is as hard to guess as the key shall be (BLAKE2b); of random bytes.
Result<SecretKey> to_key(std::string_view secret_text);
Result<SecretKey> make_key();
// 16 hexadecimal digits that tell one key from another, and nothing else of it.
std::string name_of(const SecretKey& key);

// Appends the seal of the bytes. An Error where the library cannot be used.
Status seal(std::string& bytes, const SecretKey& key);
// What was sealed, without the seal; nothing where it was not sealed with this key.
std::optional<std::string_view> open_seal(std::string_view sealed, const SecretKey& key);

}  // namespace almanac
