// Tables, as cmark-gfm's nodes have them: rows of cells, the first row the header.
#pragma once

#include "markdown/html_pair.h"
#include "markdown/tree.h"

namespace almanac::markdown {

class TableWriter {
 public:
  // `html` must outlive it.
  explicit TableWriter(HtmlPair& html) : html_(html) {}

  void open_table() { html_.block("<table>"); }
  void open_row(cmark_node* row);
  void open_cell(cmark_node* cell);
  void close_cell() { html_.both(in_head_ ? "</th>" : "</td>"); }
  void close_row();
  void close_table();

 private:
  HtmlPair& html_;
  bool in_head_ = false;
  bool in_body_ = false;
  int column_ = 0;
};

}  // namespace almanac::markdown
