// Writes HTML that a strict parser takes without an error, whatever it is asked to write: elements are closed in order,
// and what may not stand where it is asked for is left out or closes what is in its way (WHATWG HTML 13.2.6, as
// html5lib checks it).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/safe_elements.h"

namespace almanac::markdown {

class SafeWriter {
 public:
  // An element that was opened; `closed` from the start where it was left out.
  struct Opened {
    std::size_t depth = 0;  // its place among the open elements
    std::size_t serial = 0;
  };

  // `attributes`: as HTML, each with a blank before it. Nothing where the element cannot stand here: its content can.
  std::optional<Opened> open(const SafeElement& element, std::string_view attributes);
  // Closes the element and what is open in it; nothing happens where it was closed already.
  void close(const Opened& element);
  // An element without content.
  void add_void(const SafeElement& element, std::string_view attributes);
  void add_text(std::string_view text);
  // HTML of phrasing content, complete in itself; in a paragraph of its own where no inline element or paragraph is
  // open.
  void add_phrase(std::string_view html);

  bool in_link() const { return is_open(Nesting::kAnchor); }
  std::size_t size() const { return html_.size(); }
  std::string finish();

 private:
  struct Open {
    const SafeElement* element;
    std::size_t serial;
  };

  bool can_open(const SafeElement& element) const;
  bool can_open_item(const SafeElement& element) const;
  bool is_open(Nesting nesting) const;
  bool in_table_structure() const;
  void close_paragraph();
  void pop_to(std::size_t depth);
  Nesting top() const;

  std::string html_;
  std::vector<Open> open_;
  std::size_t opened_ = 0;
};

}  // namespace almanac::markdown
