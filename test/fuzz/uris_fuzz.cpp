// Any text as an address: its parts join to it again, its normal form is its own, a URI has only a URI's characters,
// and the check judges it wherever feeds have addresses.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/html.h"
#include "core/text.h"
#include "core/url.h"
#include "feeds/check/check.h"
#include "feeds/check/uri.h"
#include "fuzz/findings.h"

namespace {

std::string feed_with(const std::string& address) {
  return "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"" + address + "\"><id>" + address +
         "</id><link rel=\"self\" href=\"" + address + "\"/><entry><id>" + address +
         "</id><content type=\"html\">&lt;img srcset='" + address + "'></content></entry></feed>";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace almanac;
  const std::string text(reinterpret_cast<const char*>(data), size);
  fuzz::require(join_url(split_url(text)) == text);
  const std::string normal = normalize_url(text);
  fuzz::require(normalize_url(normal) == normal);
  feeds::check::canonical_uri(text);
  const std::string uri = to_uri(text);
  fuzz::require(std::all_of(uri.begin(), uri.end(), [](char c) { return c > ' ' && c < 0x7F; }));
  resolve_url("https://example.org/a/b?c#d", text);
  resolve_url(text, "../a");
  if (const auto path = decode_path(text)) fuzz::require(decode_path(encode_path(*path)) == path);
  const std::string feed = feed_with(escape_html(text));
  fuzz::require_sound(feeds::check::check_feed(feed, "f", {.address = text}), feed);
  return 0;
}
