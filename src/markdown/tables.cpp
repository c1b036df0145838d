#include "markdown/tables.h"

#include <cmark-gfm-core-extensions.h>

namespace almanac::markdown {

void TableWriter::open_row(cmark_node* row) {
  html_.fresh_line();
  in_head_ = cmark_gfm_extensions_get_table_row_is_header(row) != 0;
  column_ = 0;
  if (in_head_) html_.both("<thead>\n");
  if (!in_head_ && !in_body_) html_.both("<tbody>\n");
  in_body_ = !in_head_;
  html_.both("<tr>");
}

void TableWriter::open_cell(cmark_node* cell) {
  html_.block(in_head_ ? "<th" : "<td");
  cmark_node* table = cmark_node_parent(cmark_node_parent(cell));
  if (column_ < cmark_gfm_extensions_get_table_columns(table)) {
    switch (cmark_gfm_extensions_get_table_alignments(table)[column_]) {
      case 'l': html_.both(" align=\"left\""); break;
      case 'c': html_.both(" align=\"center\""); break;
      case 'r': html_.both(" align=\"right\""); break;
      default: break;
    }
  }
  ++column_;
  html_.both(">");
}

void TableWriter::close_row() {
  html_.block("</tr>");
  if (in_head_) html_.block("</thead>");
}

void TableWriter::close_table() {
  if (in_body_) html_.block("</tbody>");
  in_body_ = false;
  html_.block("</table>\n");
}

}  // namespace almanac::markdown
