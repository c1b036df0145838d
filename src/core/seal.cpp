#include "core/seal.h"

#include <sodium.h>

#include <algorithm>

namespace almanac {
namespace {

// A seal is the method's letter, a nonce (a method may use fewer of its bytes) and the tag. The tag covers the other
// two.
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kSealBytes = 1 + kNonceBytes + kTagBytes;
static_assert(kKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(kKeyBytes == crypto_aead_aes256gcm_KEYBYTES);
static_assert(kKeyBytes == crypto_kdf_KEYBYTES);
static_assert(kKeyBytes == crypto_generichash_BYTES);
static_assert(crypto_aead_aes256gcm_NPUBBYTES <= kNonceBytes && crypto_aead_aes256gcm_ABYTES == kTagBytes);

// What the keys are for that are derived from one.
enum class Purpose { kName = 1, kGcm = 2, kPoly1305 = 3 };
constexpr const char* kContext = "almanac1";  // 8 bytes

struct Method {
  char letter;
  Purpose purpose;
  int (*is_available)();  // null: everywhere
  decltype(&crypto_aead_xchacha20poly1305_ietf_encrypt_detached) make_tag;
  decltype(&crypto_aead_xchacha20poly1305_ietf_decrypt_detached) check_tag;
};

// The one that is chosen first.
constexpr std::array<Method, 2> kMethods = {
    {{'g', Purpose::kGcm, crypto_aead_aes256gcm_is_available, crypto_aead_aes256gcm_encrypt_detached,
      crypto_aead_aes256gcm_decrypt_detached},
     {'p', Purpose::kPoly1305, nullptr, crypto_aead_xchacha20poly1305_ietf_encrypt_detached,
      crypto_aead_xchacha20poly1305_ietf_decrypt_detached}}};

bool is_ready() {
  static const bool ready = sodium_init() >= 0;
  return ready;
}

Error not_ready() { return {"the library of ciphers cannot be used here"}; }

bool is_available(const Method& method) { return method.is_available == nullptr || method.is_available() == 1; }

const unsigned char* to_bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

SecretKey derive(const SecretKey& key, Purpose purpose) {
  SecretKey derived{};
  crypto_kdf_derive_from_key(derived.data(), derived.size(), static_cast<std::uint64_t>(purpose), kContext, key.data());
  return derived;
}

}  // namespace

Result<SecretKey> to_key(std::string_view secret_text) {
  if (!is_ready()) return not_ready();
  SecretKey key{};
  crypto_generichash(key.data(), key.size(), to_bytes_of(secret_text), secret_text.size(), nullptr, 0);
  return key;
}

Result<SecretKey> make_key() {
  if (!is_ready()) return not_ready();
  SecretKey key{};
  randombytes_buf(key.data(), key.size());  // getrandom(2)
  return key;
}

std::string name_of(const SecretKey& key) {
  constexpr std::size_t kBytes = 8;
  const SecretKey derived = derive(key, Purpose::kName);
  std::array<char, 2 * kBytes + 1> digits{};
  return sodium_bin2hex(digits.data(), digits.size(), derived.data(), kBytes);
}

Status seal(std::string& bytes, const SecretKey& key) {
  if (!is_ready()) return not_ready();
  const Method& method = *std::find_if(kMethods.begin(), kMethods.end(), is_available);
  std::array<unsigned char, kNonceBytes> nonce{};
  randombytes_buf(nonce.data(), nonce.size());
  bytes += method.letter;
  bytes.append(nonce.begin(), nonce.end());
  std::array<unsigned char, kTagBytes> tag{};
  unsigned char nothing = 0;
  method.make_tag(&nothing, tag.data(), nullptr, nullptr, 0, to_bytes_of(bytes), bytes.size(), nullptr, nonce.data(),
                  derive(key, method.purpose).data());
  bytes.append(tag.begin(), tag.end());
  return {};
}

std::optional<std::string_view> open_seal(std::string_view sealed, const SecretKey& key) {
  if (!is_ready() || sealed.size() < kSealBytes) return std::nullopt;
  const std::string_view text = sealed.substr(0, sealed.size() - kSealBytes);
  const std::string_view covered = sealed.substr(0, sealed.size() - kTagBytes);
  const unsigned char* nonce = to_bytes_of(sealed.substr(text.size() + 1));
  const auto method = std::find_if(kMethods.begin(), kMethods.end(),
                                   [&](const Method& one) { return one.letter == sealed[text.size()]; });
  if (method == kMethods.end() || !is_available(*method)) return std::nullopt;
  const unsigned char nothing = 0;
  const int wrong = method->check_tag(nullptr, nullptr, &nothing, 0, to_bytes_of(sealed.substr(covered.size())),
                                      to_bytes_of(covered), covered.size(), nonce, derive(key, method->purpose).data());
  return wrong == 0 ? std::optional(text) : std::nullopt;
}

}  // namespace almanac
