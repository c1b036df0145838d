// Any text as a date, in each form that feeds write dates in: what is read can be written and read again.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/text.h"
#include "core/time.h"
#include "feeds/check/check.h"
#include "fuzz/findings.h"

namespace {

// The text where each kind of date stands.
std::string feed_with(const std::string& date) {
  return "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:a=\"http://www.w3.org/2005/Atom\" "
         "xmlns:dcterms=\"http://purl.org/dc/terms/\"><channel><item><pubDate>" +
         date + "</pubDate><a:updated>" + date + "</a:updated><dc:date>" + date + "</dc:date><dcterms:valid>" + date +
         "</dcterms:valid></item></channel></rss>";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace almanac;
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (const Result<Timestamp> time = parse_rfc3339(text)) {
    const Result<Timestamp> again = parse_rfc3339(to_rfc3339(*time));
    fuzz::require(again.ok() && again->instant == time->instant);
  }
  const std::string feed = feed_with(text);
  const feeds::check::Options options{.now = Instant(std::chrono::seconds(1'700'000'000))};
  fuzz::require_sound(feeds::check::check_feed(feed, "f", options), feed);
  return 0;
}
