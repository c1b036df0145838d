// Any bytes in any encoding: what comes out is UTF-8 that XML can hold, problems lie within it, and the check ends.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/text.h"
#include "feeds/check/check.h"
#include "feeds/check/encoding.h"
#include "fuzz/findings.h"

namespace {

using namespace almanac;

void require_decoded(const feeds::check::DecodedText& decoded) {
  for (std::size_t i = 0; i < decoded.text.size();) {
    const CodePoint c = code_point_at(decoded.text, i);
    fuzz::require(c.bytes >= 1 && (c.value != U'\uFFFD' || c.bytes == 3));
    i += c.bytes;
  }
  for (const feeds::check::EncodingProblem& problem : decoded.problems)
    fuzz::require(problem.offset <= decoded.text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  require_decoded(feeds::check::decode_xml(bytes));
  require_decoded(feeds::check::decode_json(bytes));
  feeds::check::detect_encoding(bytes);
  feeds::check::check_feed(bytes, "f", {.content_type = "application/atom+xml; charset=utf-8"});
  return 0;
}
