// Where cmark's trees lie. A tree is made and dropped as a whole, so its many small parts are cut from a few large
// blocks one after the other, and all go together.
#pragma once

#include <cmark-gfm.h>

namespace almanac::markdown {

// For cmark: of the calling thread. What it frees is used again for parts of the same size; what is large is given
// back.
cmark_mem* tree_memory();

// Each tree of the thread takes part from its parsing to its end; when the last is gone, the memory is used again.
void hold_tree_memory();
void release_tree_memory();

}  // namespace almanac::markdown
