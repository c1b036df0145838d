// Stands between a program and the C library (LD_PRELOAD) and lets reads and writes do less than was asked, as POSIX
// allows: a part of the bytes, or none because of a signal (EINTR). What becomes of each call follows from
// SHORT_IO_SEED and the call's number alone. SHORT_IO_COUNTS names a file of two 64-bit numbers that are kept up to
// date: short calls, EINTR.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>

namespace {

using Counter = std::atomic<std::uint64_t>;

struct Counts {
  Counter shortened;
  Counter interrupted;
};

Counts own_counts;
Counter calls;

// The file's memory, which outlives a process that is killed.
Counts* open_counts() {
  const char* path = std::getenv("SHORT_IO_COUNTS");
  const int fd = path == nullptr ? -1 : ::open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0) return &own_counts;
  void* memory = ::ftruncate(fd, sizeof(Counts)) == 0
                     ? ::mmap(nullptr, sizeof(Counts), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0)
                     : MAP_FAILED;
  ::close(fd);
  return memory == MAP_FAILED ? &own_counts : static_cast<Counts*>(memory);
}

Counts& counts() {
  static Counts* const opened = open_counts();
  return *opened;
}

std::uint64_t read_seed() {
  const char* text = std::getenv("SHORT_IO_SEED");
  return text == nullptr ? 1 : std::strtoull(text, nullptr, 10);
}

// A number that looks random, of the seed and the call's number (splitmix64, by Sebastiano Vigna).
std::uint64_t next_random() {
  static const std::uint64_t seed = read_seed();
  std::uint64_t z = seed * 0x2545f4914f6cdd1d + (calls.fetch_add(1) + 1) * 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

// How many bytes the call may move: 1 to `bytes`, or 0 where it fails with EINTR.
std::size_t allow(std::size_t bytes) {
  if (bytes == 0) return 0;
  const std::uint64_t random = next_random();
  if (random % 8 == 0) {
    ++counts().interrupted;
    errno = EINTR;
    return 0;
  }
  if (random % 8 > 4 || bytes == 1) return bytes;
  ++counts().shortened;
  return 1 + static_cast<std::size_t>((random >> 8) % (bytes - 1));
}

template <class Function>
Function* find_next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

// Calls the C library's function with fewer bytes.
template <class Function, class... Arguments>
ssize_t call_short(Function* next, std::size_t bytes, Arguments... arguments) {
  const std::size_t allowed = allow(bytes);
  if (bytes != 0 && allowed == 0) return -1;
  return next(arguments..., allowed);
}

}  // namespace

extern "C" {

ssize_t read(int fd, void* buffer, size_t bytes) {
  static const auto next = find_next<ssize_t(int, void*, size_t)>("read");
  return call_short(next, bytes, fd, buffer);
}

ssize_t write(int fd, const void* buffer, size_t bytes) {
  static const auto next = find_next<ssize_t(int, const void*, size_t)>("write");
  return call_short(next, bytes, fd, buffer);
}

ssize_t pread64(int fd, void* buffer, size_t bytes, off64_t offset) {
  static const auto next = find_next<ssize_t(int, void*, size_t, off64_t)>("pread64");
  const std::size_t allowed = allow(bytes);
  return bytes != 0 && allowed == 0 ? -1 : next(fd, buffer, allowed, offset);
}

ssize_t pread(int fd, void* buffer, size_t bytes, off_t offset) { return pread64(fd, buffer, bytes, offset); }

ssize_t pwrite64(int fd, const void* buffer, size_t bytes, off64_t offset) {
  static const auto next = find_next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
  const std::size_t allowed = allow(bytes);
  return bytes != 0 && allowed == 0 ? -1 : next(fd, buffer, allowed, offset);
}

ssize_t pwrite(int fd, const void* buffer, size_t bytes, off_t offset) { return pwrite64(fd, buffer, bytes, offset); }

// Of several pieces the first one that is not empty, or a part of it.
ssize_t readv(int fd, const struct iovec* pieces, int count) {
  while (count > 1 && pieces->iov_len == 0) ++pieces, --count;
  return count == 0 ? 0 : read(fd, pieces->iov_base, pieces->iov_len);
}

ssize_t writev(int fd, const struct iovec* pieces, int count) {
  while (count > 1 && pieces->iov_len == 0) ++pieces, --count;
  return count == 0 ? 0 : write(fd, pieces->iov_base, pieces->iov_len);
}

ssize_t copy_file_range(int in, off64_t* in_offset, int out, off64_t* out_offset, size_t bytes, unsigned flags) {
  static const auto next = find_next<ssize_t(int, off64_t*, int, off64_t*, size_t, unsigned)>("copy_file_range");
  const std::size_t allowed = allow(bytes);
  return bytes != 0 && allowed == 0 ? -1 : next(in, in_offset, out, out_offset, allowed, flags);
}

ssize_t sendfile64(int out, int in, off64_t* offset, size_t bytes) {
  static const auto next = find_next<ssize_t(int, int, off64_t*, size_t)>("sendfile64");
  return call_short(next, bytes, out, in, offset);
}

ssize_t sendfile(int out, int in, off_t* offset, size_t bytes) { return sendfile64(out, in, offset, bytes); }

}  // extern "C"
