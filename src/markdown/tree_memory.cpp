#include "markdown/tree_memory.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <utility>
#include <vector>

#include "core/out_of_memory.h"

namespace almanac::markdown {
namespace {

constexpr std::size_t kAlignment = sizeof(std::size_t);  // cmark's nodes have pointers and numbers
constexpr std::size_t kBlockBytes = 256 * 1024;          // enough for the tree of most posts
// Pieces of at least this size are malloc's: they are few, and are given back at once.
constexpr std::size_t kLargeBytes = 16 * 1024;
// Freed pieces of up to this size are used again: nodes, delimiters, short texts.
constexpr std::size_t kReusedBytes = 256;

std::size_t round_up(std::size_t bytes) {
  return std::max(kAlignment, (bytes + kAlignment - 1) / kAlignment * kAlignment);
}

// The first word of a piece that is free.
struct FreePiece {
  FreePiece* next = nullptr;
};

// A large piece, in a list of all.
struct LargePiece {
  LargePiece* before = nullptr;
  LargePiece* after = nullptr;
};
constexpr std::size_t kLargeHeader = sizeof(LargePiece) + kAlignment;

class TreeArena {
 public:
  TreeArena() = default;
  TreeArena(const TreeArena&) = delete;
  TreeArena& operator=(const TreeArena&) = delete;
  ~TreeArena() { clear(); }

  // Before each piece stands its size.
  void* allocate(std::size_t bytes) {
    const std::size_t size = round_up(bytes);
    if (size <= kReusedBytes) {
      FreePiece*& first = free_[size / kAlignment];
      if (first != nullptr) return std::exchange(first, first->next);
    } else if (size >= kLargeBytes) {
      return allocate_large(size);
    }
    if (kAlignment + size > static_cast<std::size_t>(end_ - next_)) add_block();
    char* const piece = next_ + kAlignment;
    next_ = piece + size;
    set_size(piece, size);
    return piece;
  }

  void release(void* old) {
    if (old == nullptr) return;
    const std::size_t size = size_of(old);
    if (size >= kLargeBytes) return release_large(old);
    if (size > kReusedBytes) return;
    FreePiece*& first = free_[size / kAlignment];
    first = new (old) FreePiece{first};
  }

  void* grow(void* old, std::size_t bytes) {
    if (old == nullptr) return allocate(bytes);
    const std::size_t had = size_of(old);
    if (had >= kLargeBytes && bytes >= kLargeBytes) return grow_large(old, round_up(bytes));
    void* const piece = allocate(bytes);
    std::memcpy(piece, old, std::min(had, bytes));
    release(old);
    return piece;
  }

  void clear() {
    while (large_ != nullptr) release_large(reinterpret_cast<char*>(large_) + kLargeHeader);
    free_.fill(nullptr);
    blocks_.resize(std::min<std::size_t>(blocks_.size(), 1));
    next_ = blocks_.empty() ? nullptr : blocks_.front().get();
    end_ = blocks_.empty() ? nullptr : next_ + kBlockBytes;
  }

  int trees = 0;

 private:
  static std::size_t size_of(const void* piece) {
    std::size_t size = 0;
    std::memcpy(&size, static_cast<const char*>(piece) - kAlignment, sizeof size);
    return size;
  }
  static void set_size(void* piece, std::size_t size) {
    std::memcpy(static_cast<char*>(piece) - kAlignment, &size, sizeof size);
  }

  void add_block() {
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(kBlockBytes));
    next_ = blocks_.back().get();
    end_ = next_ + kBlockBytes;
  }

  void* allocate_large(std::size_t size) { return link_large(std::malloc(kLargeHeader + size), size); }

  void* grow_large(void* old, std::size_t size) {
    LargePiece* const header = unlink_large(old);
    return link_large(std::realloc(header, kLargeHeader + size), size);
  }

  void release_large(void* old) { std::free(unlink_large(old)); }

  void* link_large(void* memory, std::size_t size) {
    if (memory == nullptr) out_of_memory();  // an exception would pass through cmark
    large_ = new (memory) LargePiece{nullptr, large_};
    if (large_->after != nullptr) large_->after->before = large_;
    char* const piece = static_cast<char*>(memory) + kLargeHeader;
    set_size(piece, size);
    return piece;
  }

  LargePiece* unlink_large(void* piece) {
    auto* const header = reinterpret_cast<LargePiece*>(static_cast<char*>(piece) - kLargeHeader);
    if (header->before != nullptr) header->before->after = header->after;
    if (header->after != nullptr) header->after->before = header->before;
    if (large_ == header) large_ = header->after;
    return header;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;  // the free part of the last block
  char* end_ = nullptr;
  std::array<FreePiece*, kReusedBytes / kAlignment + 1> free_{};  // by size in words
  LargePiece* large_ = nullptr;
};

thread_local TreeArena arena;

void* allocate_zeroed(std::size_t count, std::size_t size) {
  return std::memset(arena.allocate(count * size), 0, count * size);
}

void* reallocate(void* old, std::size_t bytes) { return arena.grow(old, bytes); }

void release(void* old) { arena.release(old); }

}  // namespace

cmark_mem* tree_memory() {
  static cmark_mem memory{allocate_zeroed, reallocate, release};
  return &memory;
}

void hold_tree_memory() { ++arena.trees; }

void release_tree_memory() {
  if (--arena.trees == 0) arena.clear();
}

}  // namespace almanac::markdown
