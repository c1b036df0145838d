// Who links whom, and what is worth reading after a post.
#pragma once

#include <string>
#include <vector>

#include "archive/calendar.h"
#include "archive/series.h"
#include "config/settings.h"
#include "core/finding.h"
#include "markdown/article.h"
#include "model/library.h"

namespace almanac::archive {

struct LinkGraph {
  std::vector<std::vector<model::PostIndex>> links;  // by post: the posts it links, each once, in the order of the text
  std::vector<std::vector<model::PostIndex>> more_reading;  // by post: those in the author's own section
  std::vector<std::vector<model::PostIndex>> mentions;      // by post: the posts that link it, newest first
};

// A link of a post to somewhere that may be this site; no picture.
struct PostLink {
  std::string url;  // as it stands in the page
  int line = 0;     // of the post's file
  int column = 0;
  bool in_more_reading = false;
};

// What cross-links need to know of a post's article, so that the article itself need not be kept.
struct ArticleFacts {
  std::vector<PostLink> links;
  std::vector<markdown::Word> words;  // at least the first twelve that say what it is about
};
// No more than that, and no texts of links.
ArticleFacts find_relations(const markdown::Article& article, const config::Settings& settings);

// `jobs`, here and below: threads to use. What is answered does not depend on it.
//
// Resolves each post's links against the posts' addresses, whatever their form: absolute with http or https, "//host",
// from the root, relative to the post; with or without the last slash, "index.html", ".html", query or fragment;
// percent-encoded one way or another; redirect_from's old addresses too. Images are no links, nor is a link to the post
// itself. `facts` is by PostIndex.
//
// A link to this site that has the shape of a post's address (archive/post_shape.h) and meets no post, no page of the
// archive, no tag, author, or home page and none of `pages` (addresses of the site's other pages, as in a href) is a
// warning, DeadPostLink, at its place, with the nearest post. Other addresses are another program's.
LinkGraph make_link_graph(const model::Library& library, const std::vector<ArticleFacts>& facts,
                          const config::Settings& settings, Findings& findings,
                          const std::vector<std::string>& pages = {}, int jobs = 1);

enum class Reason { kReviewBefore, kReviewAfter, kMention, kRelated };

struct Suggestion {
  model::PostIndex post = 0;
  Reason reason = Reason::kRelated;
};

// What almanac adds after each post, by PostIndex: the post before and after in its series, the posts that mention this
// one, then the posts closest in subject; never the post itself, never one that its author linked anywhere, never more
// than five.
//
// Close in subject: a tag that both have counts four, a word that is among the twelve most frequent of both (of five or
// more letters, no function word of English) counts one; under three is not close. Equal ones: newest first. Only posts
// that stand near each other in the list of a tag or word are compared, so that cost grows with posts and not with
// pairs of posts; and no count over all posts goes in, so that an edit moves few lists.
std::vector<std::vector<Suggestion>> make_suggestions(const model::Library& library,
                                                      const std::vector<ArticleFacts>& facts, const LinkGraph& graph,
                                                      const SeriesList& series, int jobs = 1);

// Of all that make_suggestions() looks at: where it is the same, the suggestions are.
Digest digest_of_subjects(const model::Library& library, const std::vector<ArticleFacts>& facts, const LinkGraph& graph,
                          const SeriesList& series, int jobs = 1);

// The post before in its series that was there when the post was written (SeriesPost::known_before), where its author
// did not link it: what the post's entry in feeds may add and never has to change.
std::optional<model::PostIndex> find_entry_addition(model::PostIndex post, const LinkGraph& graph,
                                                    const SeriesList& series);

}  // namespace almanac::archive
