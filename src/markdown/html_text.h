// Text and URLs as they stand in HTML.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace almanac::markdown {

// Appends text or an attribute's value with & < > " as references and without what XML forbids.
void append_escaped(std::string& html, std::string_view text);

// Appends a URL as an attribute's value: characters that a URL may not have percent-encoded, what is encoded left.
void append_url(std::string& html, std::string_view url);

// Each run of white space as one blank, none at the ends.
std::string collapse_blanks(std::string_view text);

// A URL as it may stand in a feed: absolute, a URI; nothing where it would run a program or hold the data itself
// (javascript:, vbscript:, data:, file:, ...). Pictures may hold their data where they are of a kind that cannot run
// anything.
enum class UrlUse { kLink, kImage };
std::optional<std::string> feed_url(std::string_view base, std::string_view url, UrlUse use);

}  // namespace almanac::markdown
