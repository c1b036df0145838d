// Judges a feed: bytes in, findings out. Atom, RSS of every version, JSON Feed and OPML, from any program.
//
//   Findings findings = check_feed(bytes, "feed.xml", {.address = "https://example.org/feed.xml"});
//
// The bytes become text (encoding.h), the text a document with positions (xml_reader.h, json_reader.h); the document's
// root says the format; the format's grammar (feeds/<format>/grammar.h) is walked (walk.h). Rules are in rules.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/finding.h"
#include "feeds/check/across/facts.h"
#include "feeds/check/context.h"

namespace almanac::feeds::check {

// Everything that is wrong in one document, by line and column. `file` is how places name it. Never fails, whatever the
// bytes are: what is no feed gives a finding that says so. Time and memory are linear in the bytes.
// `facts`: where what other documents must agree with is gathered, too (across/across.h), all but where this one lies.
Findings check_feed(std::string_view bytes, const std::string& file, const Options& options,
                    across::DocumentFacts* facts = nullptr);

}  // namespace almanac::feeds::check
