#include "markdown/raw_html.h"

#include <algorithm>
#include <optional>

#include "markdown/html_text.h"
#include "markdown/tags.h"

namespace almanac::markdown {

std::string note_raw_html(std::string_view html, int line, LinkList& links, HeadingIdMaker& heading_ids) {
  std::string out;
  std::size_t done = 0;   // of the HTML, in `out`
  std::size_t lined = 0;  // of the HTML, in `line`
  TagReader reader(html);
  for (;;) {
    const html::Token& token = reader.next();
    if (token.kind == html::TokenKind::kEnd) break;
    line += static_cast<int>(std::count(html.begin() + static_cast<std::ptrdiff_t>(lined),
                                        html.begin() + static_cast<std::ptrdiff_t>(token.offset), '\n'));
    lined = token.offset;
    if (token.kind == html::TokenKind::kCharacters) links.add_text(token.data);
    if (is_end(token) && token.name == "a") links.close_raw();
    if (!is_start(token)) continue;
    if (const html::Attribute* id = find_attribute(token, "id")) heading_ids.reserve(id->value);
    if (token.name != "a" && token.name != "img") continue;
    const std::optional<std::string> resolved = links.open(token, line);
    if (!resolved) continue;
    const html::Attribute& url = *find_attribute(token, token.name == "a" ? "href" : "src");
    out.append(html.substr(done, url.value_offset - done));
    append_url(out, *resolved);
    done = url.value_end;
  }
  out.append(html.substr(done));
  return out.find("&#") == std::string::npos ? out : without_illegal_references(out);
}

}  // namespace almanac::markdown
