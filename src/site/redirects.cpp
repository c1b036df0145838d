#include "site/redirects.h"

#include <algorithm>
#include <map>
#include <string>

#include "archive/addresses.h"
#include "core/text.h"
#include "core/url.h"

namespace almanac::site {
namespace {

class Checker {
 public:
  Checker(const Site& site, Findings& findings) : site_(site), findings_(findings) {
    for (const model::Post& post : site.library.posts) owners_.emplace(file_of(post.url_path), post.path);
    for (const model::Page& page : site.pages) owners_.emplace(file_of(page.url_path), page.path);
  }

  void check(const model::Post& post) {
    for (std::size_t i = 0; i < post.redirect_from.size(); ++i)
      check(post.redirect_from[i], find_place(post, i), post.url_path);
  }

  void check(const model::Page& page) {
    for (const std::string& path : page.redirect_from) check(path, {page.path, 0, 0}, page.url_path);
  }

 private:
  std::string file_of(const std::string& url_path) const { return archive::output_file(site_.settings, url_path); }

  // Of the item of that number, where redirect_from is a list.
  static Place find_place(const model::Post& post, std::size_t number) {
    Place place = post.place();
    std::size_t items = 0;
    for (const model::FieldPlace& field : post.places.list()) {
      if (field.key != "redirect_from") continue;
      const bool is_whole = field.text.empty();
      if (is_whole || items++ == number) place = {post.path, field.line, field.column};
    }
    return place;
  }

  void check(const std::string& path, const Place& place, const std::string& own_address) {
    if (is_absolute_url(path)) return;
    const std::string file = file_of(archive::site_path(site_.settings, path));
    if (file.empty())
      return findings_.error("LeavesSite", place,
                             "redirect_from " + quote(path) + " is no address of the site: take out the \"..\"");
    if (file == file_of(own_address)) return;
    const auto [owner, is_free] = owners_.emplace(file, place.file);
    if (is_free) return;
    const bool is_own = owner->second == place.file;
    findings_.error("DuplicateAddress", place,
                    "redirect_from " + quote(path) +
                        (is_own ? " stands here twice" : " is an address of " + owner->second + " too") +
                        ": take one of the two out");
  }

  const Site& site_;
  Findings& findings_;
  std::map<std::string, std::string> owners_;  // source by file of the output
};

}  // namespace

void check_redirects(const Site& site, Findings& findings) {
  const auto has_redirects = [](const auto& list) {
    return std::any_of(list.begin(), list.end(), [](const auto& item) { return !item.redirect_from.empty(); });
  };
  if (!site.has_part(config::Part::kPages)) return;
  if (!has_redirects(site.library.posts) && !has_redirects(site.pages)) return;
  Checker checker(site, findings);
  for (const model::Post& post : site.library.posts) checker.check(post);
  for (const model::Page& page : site.pages) checker.check(page);
}

}  // namespace almanac::site
