// Any bytes as a template and a partial: every finding has a place in one of them, and what has no error is rendered.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/html.h"
#include "core/text.h"
#include "core/value.h"
#include "fuzz/findings.h"
#include "render/page_template.h"
#include "render/template_check.h"
#include "render/template_text.h"

namespace {

using namespace almanac;

void append_escaped(std::string& page, std::string_view text) { append_html(page, text); }

Value make_data() {
  Value post{Value::Map{}};
  post.set("title", Value("<T>"));
  post.set("article", Value("<p>A</p>"));
  post.set("tags", Value(Value::List{Value("x"), Value("y")}));
  Value data{Value::Map{}};
  data.set("post", std::move(post));
  data.set("title", Value("Page"));
  return data;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (find_invalid_utf8(bytes)) return 0;  // refused before
  const std::size_t cut = std::min(bytes.find('\0'), bytes.size());
  const std::string page(bytes.substr(0, cut)), partial(bytes.substr(std::min(cut + 1, bytes.size())));
  Findings findings;
  render::TemplateTexts all;
  all["post.html"] = render::parse_template("post.html", page, findings);
  all["partials/a.html"] = render::parse_template("partials/a.html", partial, findings);
  for (const render::PageKindInfo& kind : render::page_kinds())
    if (kind.template_name == "post.html") render::check_template(kind, all, findings);
  const auto lines = 2 + std::count(bytes.begin(), bytes.end(), '\n') + std::count(bytes.begin(), bytes.end(), '\r');
  for (const Finding& finding : findings.items())
    fuzz::require(finding.place.line >= 1 && finding.place.column >= 1 && finding.place.line <= lines);
  if (findings.has_errors()) return 0;
  static const Value values = make_data();
  render::PageTemplate(render::expand_template(all["post.html"], all), append_escaped).render({&values});
  return 0;
}
