// The least that a build can be: on two threads reads the posts, and writes files of the sizes and into the folders of
// a site that was built, each by a temporary name and a rename. usage: bench_floor POSTS MODEL TARGET [THREADS]
// folders; TARGET must not exist. Prints the seconds that it took.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct File {
  std::string path;  // below its folder
  std::size_t bytes = 0;
};

struct Tree {
  std::vector<std::string> folders;  // each after the one that it is in
  std::vector<File> files;
};

Tree list_tree(const fs::path& root) {
  Tree tree;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
    std::string path = entry.path().lexically_relative(root).string();
    if (entry.is_directory())
      tree.folders.push_back(std::move(path));
    else
      tree.files.push_back({std::move(path), entry.file_size()});
  }
  return tree;
}

[[noreturn]] void fail(const std::string& path) {
  std::cerr << "bench_floor: cannot use " << path << '\n';
  std::exit(1);
}

void read_whole(const std::string& path, std::size_t bytes, std::string& buffer) {
  buffer.resize(std::max(buffer.size(), bytes + 1));
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(path);
  while (::read(file, buffer.data(), buffer.size()) > 0) {
  }
  ::close(file);
}

void write_whole(const std::string& path, std::size_t bytes, const std::string& buffer) {
  const std::string next = path + ".next";
  const int file = ::open(next.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) fail(next);
  for (std::size_t left = bytes; left > 0;) {
    const ssize_t put = ::write(file, buffer.data(), std::min(left, buffer.size()));
    if (put < 0) fail(next);
    left -= static_cast<std::size_t>(put);
  }
  ::close(file);
  if (::rename(next.c_str(), path.c_str()) != 0) fail(path);
}

template <class Work>
void on_threads(unsigned threads, std::size_t count, Work work) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> running;
  for (unsigned i = 0; i < threads; ++i)
    running.emplace_back([&] {
      std::string buffer(1 << 20, 'x');
      for (std::size_t at = next++; at < count; at = next++) work(at, buffer);
    });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: bench_floor POSTS MODEL TARGET [THREADS]\n";
    return 2;
  }
  const std::string posts = argv[1], target = argv[3];
  const unsigned threads = argc > 4 ? static_cast<unsigned>(std::strtoul(argv[4], nullptr, 10)) : 2;
  const Tree sources = list_tree(posts), model = list_tree(argv[2]);
  const auto start = std::chrono::steady_clock::now();
  on_threads(threads, sources.files.size(), [&](std::size_t i, std::string& buffer) {
    read_whole(posts + "/" + sources.files[i].path, sources.files[i].bytes, buffer);
  });
  fs::create_directory(target);
  for (const std::string& folder : model.folders) fs::create_directory(target + "/" + folder);
  on_threads(threads, model.files.size(), [&](std::size_t i, const std::string& buffer) {
    write_whole(target + "/" + model.files[i].path, model.files[i].bytes, buffer);
  });
  std::cout << std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() << '\n';
}
