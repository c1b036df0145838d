#include "loader/page.h"

#include <utility>

#include "core/text.h"
#include "core/url.h"
#include "loader/fields.h"
#include "loader/post_name.h"

namespace almanac::loader {
namespace {

// Jekyll's Page#template.
std::string make_address(const config::Settings& settings, const std::string& path) {
  const std::string folder = join_path("/", parent_path(path));
  const std::string stem(file_name(path).substr(0, file_name(path).size() - extension(path).size()));
  if (stem == "index") return folder.ends_with('/') ? folder : folder + "/";
  const std::string address = join_path(folder, stem);
  if (settings.page_permalink.ends_with('/')) return address + "/";
  return settings.page_permalink.ends_with(":output_ext") ? address + ".html" : address;
}

// A page's own permalink knows Jekyll's placeholders of pages only.
std::string fill_permalink(std::string permalink, const std::string& path) {
  const std::string stem(file_name(path).substr(0, file_name(path).size() - extension(path).size()));
  permalink = replace_all(permalink, ":path", parent_path(path));
  permalink = replace_all(permalink, ":basename", stem);
  return replace_all("/" + replace_all(permalink, ":output_ext", ".html"), "//", "/");
}

}  // namespace

model::Page make_page(SourceText source, const std::string& path, const Site& site, Findings& findings) {
  check_types(source, findings);
  const Value& front_matter = source.front_matter;
  model::Page page;
  page.path = source.path;
  page.title = read_title(front_matter, site.settings);
  page.lang = find_first_text(front_matter, {"lang"});
  if (page.lang.empty()) page.lang = site.settings.language;
  page.summary = read_summary(front_matter);
  page.layout = find_first_text(front_matter, {"layout"});
  page.redirect_from = read_redirects(front_matter);
  page.extra = read_extra(front_matter);
  page.is_markdown = is_markdown_name(path);
  page.url_path = to_uri(site.settings.base) + encode_path(make_address(site.settings, path));
  if (const std::string permalink = find_first_text(front_matter, {"permalink"}); !permalink.empty()) {
    const std::string own = fill_permalink(permalink, path);
    if (inner_path(std::string_view(own).substr(1)))
      page.url_path = to_uri(site.settings.base + own);
    else
      findings.error("BadPermalink", source.place_of(*front_matter.find("permalink")),
                     "permalink " + quote(permalink) + " leaves the site: take out the \"..\"");
  }
  page.markdown = std::move(source.body);
  page.body_line = source.body_line;
  return page;
}

}  // namespace almanac::loader
