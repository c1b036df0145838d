#include "render/page_kinds.h"

#include <iterator>

#include "render/labels_table.h"

namespace almanac::render {
namespace {

using enum VariableType;

// clang-format off

constexpr Variable kLink[] = {
    {"title", kText, "the name of what it leads to"},
    {"href", kText, "its address, from the site's root"},
};

constexpr Variable kFeedLink[] = {
    {"title", kText, "tells the feed from the site's others"},
    {"href", kText, "its address, from the site's root"},
    {"type", kText, "media type: application/atom+xml"},
    {"format", kText, "Atom, RSS or JSON"},
    {"subject", kText, "what it is about, without the site's title: a tag's name"},
};

constexpr Variable kDate[] = {
    {"iso", kText, "for machines: 2019-01-07T00:00:00Z"},
    {"text", kText, "for people, in the page's language: 7 January 2019"},
};

constexpr Variable kAuthorLink[] = {
    {"name", kText, "the author's name"},
    {"href", kText, "the author's page on this site; empty where there is none"},
    {"url", kText, "the author's own address; may be empty"},
};

constexpr Variable kTagLink[] = {
    {"name", kText, "the tag as shown"},
    {"href", kText, "its page"},
};

constexpr Variable kImage[] = {
    {"src", kText, "the picture's address"},
    {"alt", kText, "what it shows; may be empty"},
    {"width", kText, "in pixels; empty where not known"},
    {"height", kText, "in pixels; empty where not known"},
};

// A post in a list.
constexpr Variable kListedPost[] = {
    {"title", kText, "the post's title"},
    {"href", kText, "the post's page"},
    {"lang", kText, "its language, where it is not the page's"},
    {"dir", kText, "the direction of its writing, where it is not the page's: ltr, rtl"},
    {"date", kMap, "when it was published", kDate},
    {"excerpt", kText, "the summary or the first paragraph, without markup; may be empty"},
    {"authors", kList, "who wrote it", kAuthorLink},
    {"tags", kList, "what it is about", kTagLink},
    {"has_tags", kFlag, "there are any"},
    {"banner", kMap, "the picture that stands for it; may be absent", kImage},
    {"is_draft", kFlag, "not published yet"},
};

constexpr Variable kPageImage[] = {
    {"url", kText, "absolute"},
    {"alt", kText, "what it shows; may be empty"},
    {"type", kText, "media type; may be empty"},
    {"width", kText, "in pixels; empty where not known"},
    {"height", kText, "in pixels; empty where not known"},
};

constexpr Variable kPageVariables[] = {
    {"title", kText, "of this page, without the site's"},
    {"full_title", kText, "of this page and the site"},
    {"description", kText, "one or two sentences; may be empty"},
    {"lang", kText, "BCP 47"},
    {"dir", kText, "ltr or rtl"},
    {"locale", kText, "the language as Open Graph writes it: en_GB"},
    {"href", kText, "this page, from the site's root"},
    {"canonical", kText, "this page's absolute URL; empty where search engines shall not keep it"},
    {"type", kText, "Open Graph: article or website"},
    {"image", kMap, "the picture that stands for the page; may be absent", kPageImage},
    {"published", kText, "of an article: RFC 3339"},
    {"updated", kText, "of an article: RFC 3339; may be empty"},
    {"json_ld", kHtml, "schema.org data as JSON, safe inside a script element; may be empty"},
    {"feeds", kList, "of this page's own subject; of a post: of its tags and series", kFeedLink},
    {"has_feeds", kFlag, "there are any"},
    {"is_home", kFlag, "the first page of the site"},
};

constexpr Variable kSiteVariables[] = {
    {"title", kText, "the site's title"},
    {"description", kText, "the site's description; may be empty"},
    {"url", kText, "the site's absolute URL"},
    {"href", kText, "the home page"},
    {"email", kText, "may be empty"},
    {"rights", kText, "may be empty"},
    {"icon", kText, "address of the icon; may be empty"},
    {"stylesheet", kText, "address of the stylesheet"},
    {"feeds", kList, "of all posts", kFeedLink},
    {"menu", kList, "the site's standalone pages", kLink},
    {"archive_href", kText, "the page of all posts"},
    {"tags_href", kText, "the index of tags; empty where there are none"},
    {"authors_href", kText, "the index of authors; empty where there are none"},
    {"series_href", kText, "the index of series; empty where there are none"},
    {"opml_href", kText, "all feeds as OPML"},
    {"extra", kExtra, "any further key of the settings: {{site.extra.twitter}}"},
};

constexpr auto kLabelVariables = [] {
  std::array<Variable, std::size(kLabels)> variables{};
  for (std::size_t i = 0; i < variables.size(); ++i) variables[i] = {kLabels[i].name, kText, kLabels[i].texts[0]};
  return variables;
}();

// Every page has these.
constexpr Variable kSite{"site", kMap, "the site", kSiteVariables};
constexpr Variable kPage{"page", kMap, "this page", kPageVariables};
constexpr Variable kLabel{"label", kMap, "the theme's words in the page's language", kLabelVariables};

constexpr Variable kReview[] = {
    {"title", kText, "the post's title"},
    {"href", kText, "the post's page"},
    {"covers", kText, "the month that it is about; may be empty"},
};

constexpr Variable kPostSeries[] = {
    {"name", kText, "the series' name"},
    {"href", kText, "its page"},
    {"covers", kText, "the month that this post is about; may be empty"},
    {"previous", kMap, "the post before in the series; may be absent", kReview},
    {"next", kMap, "the post after in the series; may be absent", kReview},
};

constexpr Variable kSuggestion[] = {
    {"title", kText, "the post's title"},
    {"href", kText, "the post's page"},
    {"lang", kText, "its language, where it is not the page's"},
    {"reason", kText, "why it is suggested, in the page's language"},
};

constexpr Variable kSuggestions[] = {
    {"items", kList, "posts that the author did not link", kSuggestion},
};

constexpr Variable kPostFields[] = {
    {"title", kText, "the post's title"},
    {"href", kText, "this page"},
    {"date", kMap, "when it was published", kDate},
    {"updated", kMap, "when it was changed; may be absent", kDate},
    {"authors", kList, "who wrote it", kAuthorLink},
    {"tags", kList, "what it is about", kTagLink},
    {"has_tags", kFlag, "there are any"},
    {"categories", kList, "the categories, each a text"},
    {"banner", kMap, "the picture that stands for it; may be absent", kImage},
    {"is_draft", kFlag, "not published yet"},
    {"article", kHtml, "the article, up to the end of the author's own section of further reading"},
    {"article_end", kHtml, "the rest of the article; mostly empty"},
    {"more_in_list", kMap, "suggestions that go on the author's own list: put list items", kSuggestions},
    {"more_in_section", kMap, "suggestions that end the author's own section: put a list", kSuggestions},
    {"more_after", kMap, "suggestions after an article without such a section: put a section", kSuggestions},
    {"series", kMap, "the series that it belongs to; may be absent", kPostSeries},
    {"month", kMap, "its month in the archive", kLink},
    {"previous", kMap, "the post before it; may be absent", kLink},
    {"next", kMap, "the post after it; may be absent", kLink},
    {"enclosure", kMap, "a recording; may be absent", kFeedLink},
    {"extra", kExtra, "any further key of its front matter: {{post.extra.mastodon}}"},
};

constexpr Variable kPost[] = {kSite, kPage, kLabel, {"post", kMap, "the post", kPostFields}};

constexpr Variable kDocumentFields[] = {
    {"title", kText, "the page's title; may be empty"},
    {"article", kHtml, "the page's content"},
    {"extra", kExtra, "any further key of its front matter"},
};
constexpr Variable kStandalonePage[] = {kSite, kPage, kLabel, {"document", kMap, "the page's content", kDocumentFields}};

constexpr Variable kPager[] = {
    {"number", kText, "this page's, from 1"},
    {"count", kText, "how many pages there are"},
    {"newer", kText, "address of the page with newer posts; may be empty"},
    {"older", kText, "address of the page with older posts; may be empty"},
};
constexpr Variable kHome[] = {
    kSite, kPage, kLabel,
    {"posts", kList, "this page's posts, newest first", kListedPost},
    {"pager", kMap, "where this page stands; absent where there is one page only", kPager},
};

constexpr Variable kMonthFields[] = {
    {"name", kText, "December 2018"},
    {"year", kMap, "its year's page", kLink},
    {"previous", kMap, "the month with posts before; may be absent", kLink},
    {"next", kMap, "the month with posts after; may be absent", kLink},
    {"is_closed", kFlag, "no post will be added: it has archive documents"},
    {"documents", kList, "its archive documents", kFeedLink},
};
constexpr Variable kMonth[] = {
    kSite, kPage, kLabel,
    {"month", kMap, "the month", kMonthFields},
    {"posts", kList, "its posts, newest first", kListedPost},
};

constexpr Variable kMonthOfYear[] = {
    {"name", kText, "December"},
    {"href", kText, "its page"},
    {"posts", kList, "its posts, newest first", kListedPost},
};
constexpr Variable kYearFields[] = {
    {"name", kText, "2018"},
    {"href", kText, "its page"},
    {"previous", kMap, "the year with posts before; may be absent", kLink},
    {"next", kMap, "the year with posts after; may be absent", kLink},
    {"months", kList, "its months with posts, newest first", kMonthOfYear},
};
constexpr Variable kYear[] = {kSite, kPage, kLabel, {"year", kMap, "the year", kYearFields}};
constexpr Variable kAllPosts[] = {
    kSite, kPage, kLabel, {"years", kList, "years with posts, newest first", kYearFields}};

constexpr Variable kTagFields[] = {{"name", kText, "the tag as shown"}};
constexpr Variable kTag[] = {
    kSite, kPage, kLabel,
    {"tag", kMap, "the tag", kTagFields},
    {"posts", kList, "its posts, newest first", kListedPost},
};

constexpr Variable kGroup[] = {
    {"name", kText, "its name"},
    {"href", kText, "its page"},
    {"count", kText, "how many posts it has"},
    {"feeds", kList, "its feeds", kFeedLink},
    {"has_feeds", kFlag, "there are any"},
};
constexpr Variable kTagIndex[] = {kSite, kPage, kLabel, {"tags", kList, "all tags, by name", kGroup}};

constexpr Variable kAuthorFields[] = {
    {"name", kText, "the author's name"},
    {"url", kText, "the author's own address; may be empty"},
};
constexpr Variable kAuthor[] = {
    kSite, kPage, kLabel,
    {"author", kMap, "the author", kAuthorFields},
    {"posts", kList, "the author's posts, newest first", kListedPost},
};
constexpr Variable kAuthorIndex[] = {kSite, kPage, kLabel, {"authors", kList, "all authors, by name", kGroup}};

constexpr Variable kSeriesEntry[] = {
    {"covers", kText, "the month that it is about; may be empty"},
    {"is_missing", kFlag, "no post covers this month: it has nothing else"},
    {"post", kMap, "the post", kListedPost},
};
constexpr Variable kSeriesFields[] = {
    {"name", kText, "the series' name"},
    {"is_review", kFlag, "its posts cover months"},
    {"entries", kList, "posts and missing months, in reading order", kSeriesEntry},
    {"missing", kList, "the missing months, each a text"},
    {"has_missing", kFlag, "there are any"},
};
constexpr Variable kSeries[] = {kSite, kPage, kLabel, {"series", kMap, "the series", kSeriesFields}};
constexpr Variable kSeriesIndex[] = {kSite, kPage, kLabel, {"all_series", kList, "all series, by name", kGroup}};

constexpr Variable kNotFound[] = {
    kSite, kPage, kLabel, {"posts", kList, "the newest posts", kListedPost}};

constexpr Variable kTarget[] = {
    {"href", kText, "the new address"},
    {"url", kText, "the new address, absolute"},
    {"title", kText, "of the page there"},
};
constexpr Variable kRedirect[] = {kSite, kPage, kLabel, {"target", kMap, "where the page is now", kTarget}};

constexpr std::array<PageKindInfo, kPageKinds> kKinds = {{
    {PageKind::kPost, "post.html", "post's page", kPost},
    {PageKind::kPage, "page.html", "standalone page", kStandalonePage},
    {PageKind::kHome, "home.html", "home page", kHome},
    {PageKind::kMonth, "month.html", "month's page", kMonth},
    {PageKind::kYear, "year.html", "year's page", kYear},
    {PageKind::kAllPosts, "archive.html", "page of all posts", kAllPosts},
    {PageKind::kTag, "tag.html", "tag's page", kTag},
    {PageKind::kTagIndex, "tags.html", "index of tags", kTagIndex},
    {PageKind::kAuthor, "author.html", "author's page", kAuthor},
    {PageKind::kAuthorIndex, "authors.html", "index of authors", kAuthorIndex},
    {PageKind::kSeries, "series.html", "series' page", kSeries},
    {PageKind::kSeriesIndex, "all-series.html", "index of series", kSeriesIndex},
    {PageKind::kNotFound, "404.html", "page for unknown addresses", kNotFound},
    {PageKind::kRedirect, "redirect.html", "page in place of one that moved", kRedirect},
}};

// clang-format on

}  // namespace

const std::array<PageKindInfo, kPageKinds>& page_kinds() { return kKinds; }
const PageKindInfo& info(PageKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

}  // namespace almanac::render
