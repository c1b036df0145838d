#include "site/article_store.h"

#include <array>
#include <string_view>
#include <utility>

namespace almanac::site {

void ArticleStore::put(model::PostIndex post, markdown::Article article) {
  const std::array<std::string_view, 2> html = {article.page_html, article.feed_html};
  if (const std::optional<std::uint64_t> begin = overflow_.put(html)) {
    places_[post] = {*begin, article.page_html.size(), article.feed_html.size(), true};
    std::string().swap(article.page_html);  // assigning "" would keep its memory
    std::string().swap(article.feed_html);
  }
  kept_[post] = std::move(article);
}

std::optional<markdown::Article> ArticleStore::take(model::PostIndex post) {
  std::optional<markdown::Article> article = std::exchange(kept_[post], std::nullopt);
  const Place& place = places_[post];
  if (!article || !place.is_in_file) return article;
  const Result<std::string> html = overflow_.read(place.begin, place.page + place.feed);
  if (!html) return std::nullopt;
  article->page_html = html->substr(0, place.page);
  article->feed_html = html->substr(place.page);
  return article;
}

}  // namespace almanac::site
