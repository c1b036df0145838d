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

// What cross-links need to know of a post's article, so that the article itself need not be kept.
struct ArticleFacts {
  std::vector<markdown::Link> links;
  std::vector<markdown::Word> words;
};

// Resolves each post's links against the posts' addresses, whatever their form (absolute, http or https, from the root,
// relative to the post, with or without the last slash, redirect_from's old addresses too). `facts` is by PostIndex. A
// link to this site that has the shape of a post's address (its permalink) and meets no post is a warning at its place;
// other addresses are another program's.
LinkGraph make_link_graph(const model::Library& library, const std::vector<ArticleFacts>& facts,
                          const config::Settings& settings, Findings& findings);

enum class Reason { kReviewBefore, kReviewAfter, kMention, kRelated };

struct Suggestion {
  model::PostIndex post = 0;
  Reason reason = Reason::kRelated;
};

// What almanac adds after each post, by PostIndex: the review before and after, the posts that mention this one, then
// the posts closest in subject (by the tags of the two and each one's own most frequent words, no corpus-wide count);
// never the post itself, never one that its author linked already, never more than five. Cost grows with posts and
// shared tags, not with pairs of posts.
std::vector<std::vector<Suggestion>> make_suggestions(const model::Library& library,
                                                      const std::vector<ArticleFacts>& facts, const LinkGraph& graph,
                                                      const SeriesList& series);

// The review before, where its author did not link it: what the post's entry in feeds may add, for it was known then.
std::optional<model::PostIndex> find_entry_addition(model::PostIndex post, const LinkGraph& graph,
                                                    const SeriesList& series);

}  // namespace almanac::archive
