// Any HTML as it may stand in a feed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace almanac::markdown {

struct SafeHtml {
  std::string html;
  std::optional<std::size_t> place;  // where the place asked for is in `html`
};

// HTML with every URL absolute (base: `page_url`), without script, style, forms, embeds and event handlers, that
// html5lib takes as a fragment without an error (RFC 4287 3.1.1.2: fits in a <div>). An embed becomes a link to it,
// with a picture where its host has one by rule (YouTube). `place`: an offset in `html` that the caller wants to find
// again.
//
// `tree`: what comes out is the same; most HTML is nested so well that it needs no tree, and kAlways is for tests.
enum class HtmlTree { kWhereNeeded, kAlways };
SafeHtml make_safe(std::string_view html, std::string_view page_url, std::optional<std::size_t> place = {},
                   HtmlTree tree = HtmlTree::kWhereNeeded);

}  // namespace almanac::markdown
