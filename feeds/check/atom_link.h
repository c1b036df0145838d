// Links of Atom (RFC 4287 4.2.7), wherever they stand: in Atom itself and in RSS.
#pragma once

#include <string>

#include "feeds/check/grammar.h"

namespace almanac::feeds::check {

// The relation that a link says, "alternate" where it says none; without IANA's prefix (RFC 4287 4.2.7.2).
std::string_view link_relation(const Context& context, NodeId link);
// One of paging or archiving (RFC 5005 2 to 4).
bool is_history_relation(std::string_view relation);

// One link: its relation, type, title and address.
void check_link(Context& context, NodeId link);
// No two alternate links of an element have the same type and language (RFC 4287 4.1.1).
void check_alternates(Context& context, NodeId element);
// Paged, archived and complete feeds (RFC 5005); `feed` is an Atom feed or an RSS channel.
void check_history(Context& context, NodeId feed);

}  // namespace almanac::feeds::check
