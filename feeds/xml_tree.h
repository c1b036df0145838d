// Builds XML with pugixml and saves it without pugixml's escapes: the values given here are what they mean, and are
// escaped here, once.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "feeds/feed.h"
#include "feeds/xml_text.h"

namespace almanac::feeds {

// An element with text in it. Where nothing of the text is left, none is added and a null node answered: no element of
// a feed means something by being empty, save the marks that add_child makes.
pugi::xml_node add_text(pugi::xml_node parent, const char* name, std::string_view text, Escape how = Escape::kText);
pugi::xml_node add_child(pugi::xml_node parent, const char* name);
// An attribute; where the value is empty or the element null, none.
void set(pugi::xml_node element, const char* name, std::string_view value);

// A document with its XML declaration and its root.
pugi::xml_node add_root(pugi::xml_document& document, const char* name);

// A gap (feeds/writing.h) for long text, which would be copied again and again on its way through a tree: one in a
// tree. This is an element with text in it:
pugi::xml_node add_text_gap(pugi::xml_node parent, const char* name);
// For elements that are written already, each on lines of its own, as the last children of `parent`, which lies `depth`
// below the document (the root: 1).
void add_elements_gap(pugi::xml_node parent, int depth);

// The bytes, indented by two spaces. Text stays as it is.
std::string to_bytes(const pugi::xml_document& document);
// One element as it will stand `depth` below a document.
std::string to_bytes(pugi::xml_node element, int depth);

}  // namespace almanac::feeds
