#include "markdown/tree_memory.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <vector>

namespace almanac::markdown {
namespace {

constexpr std::size_t kAlignment = alignof(std::max_align_t);
constexpr std::size_t kBlockBytes = 256 * 1024;  // enough for the tree of most posts

std::size_t round_up(std::size_t bytes) { return (bytes + kAlignment - 1) / kAlignment * kAlignment; }

class TreeArena {
 public:
  // Before each piece stands its size, in one unit of alignment.
  void* allocate(std::size_t bytes) {
    const std::size_t needed = kAlignment + round_up(bytes);
    if (needed > static_cast<std::size_t>(end_ - next_)) add_block(needed);
    char* const piece = next_ + kAlignment;
    next_ += needed;
    std::memcpy(piece - kAlignment, &bytes, sizeof bytes);
    return piece;
  }

  void* grow(void* old, std::size_t bytes) {
    void* const piece = allocate(bytes);
    if (old == nullptr) return piece;
    std::size_t had = 0;
    std::memcpy(&had, static_cast<char*>(old) - kAlignment, sizeof had);
    std::memcpy(piece, old, std::min(had, bytes));
    return piece;
  }

  void clear() {
    const bool is_first_usual = !blocks_.empty() && blocks_.front().size == kBlockBytes;
    blocks_.resize(is_first_usual ? 1 : 0);
    next_ = blocks_.empty() ? nullptr : blocks_.front().bytes.get();
    end_ = blocks_.empty() ? nullptr : next_ + kBlockBytes;
  }

  int trees = 0;

 private:
  void add_block(std::size_t needed) {
    const std::size_t bytes = std::max(needed, kBlockBytes);
    blocks_.push_back({std::make_unique_for_overwrite<char[]>(bytes), bytes});
    next_ = blocks_.back().bytes.get();
    end_ = next_ + bytes;
  }

  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };
  std::vector<Block> blocks_;
  char* next_ = nullptr;  // the free part of the last block
  char* end_ = nullptr;
};

thread_local TreeArena arena;

void* allocate_zeroed(std::size_t count, std::size_t size) {
  return std::memset(arena.allocate(count * size), 0, count * size);
}

void* reallocate(void* old, std::size_t bytes) { return arena.grow(old, bytes); }

void free_nothing(void*) {}

}  // namespace

cmark_mem* tree_memory() {
  static cmark_mem memory{allocate_zeroed, reallocate, free_nothing};
  return &memory;
}

void hold_tree_memory() { ++arena.trees; }

void release_tree_memory() {
  if (--arena.trees == 0) arena.clear();
}

}  // namespace almanac::markdown
