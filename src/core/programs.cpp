#include "core/programs.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>

namespace almanac {
namespace {

Error failed(const std::string& name, int code) {
  return {"cannot run " + name + ": " + std::generic_category().message(code)};
}

// A pipe whose ends are closed with it.
class Pipe {
 public:
  Pipe() : is_open_(::pipe2(ends_.data(), O_CLOEXEC) == 0) {}
  ~Pipe() {
    close(0);
    close(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  bool is_open() const { return is_open_; }
  int read_end() const { return ends_[0]; }
  int write_end() const { return ends_[1]; }
  void close(std::size_t end) {
    if (ends_.at(end) >= 0) ::close(std::exchange(ends_.at(end), -1));
  }

 private:
  std::array<int, 2> ends_ = {-1, -1};
  bool is_open_;
};

// posix_spawn's list of what the child does with its descriptors.
class Actions {
 public:
  Actions() { ::posix_spawn_file_actions_init(&actions_); }
  ~Actions() { ::posix_spawn_file_actions_destroy(&actions_); }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;

  void open(int fd, const char* path) { ::posix_spawn_file_actions_addopen(&actions_, fd, path, O_RDONLY, 0); }
  void copy(int from, int to) { ::posix_spawn_file_actions_adddup2(&actions_, from, to); }
  const posix_spawn_file_actions_t* list() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

// The variables that git's hooks set would lead git to another repository.
std::vector<char*> environment() {
  std::vector<char*> kept;
  for (char** variable = environ; *variable != nullptr; ++variable)
    if (!std::string_view(*variable).starts_with("GIT_")) kept.push_back(*variable);
  kept.push_back(nullptr);
  return kept;
}

// False at the end, or on a failure.
bool read_some(int fd, std::string& text) {
  std::array<char, 65536> buffer{};
  const ssize_t got = ::read(fd, buffer.data(), buffer.size());
  if (got > 0) text.append(buffer.data(), static_cast<std::size_t>(got));
  return got > 0 || (got < 0 && errno == EINTR);
}

// Both at once: a program that waits for the one to be read does not write the other.
void read_both(const Pipe& out, const Pipe& err, ProgramOutput& run) {
  std::array<pollfd, 2> open = {pollfd{out.read_end(), POLLIN, 0}, pollfd{err.read_end(), POLLIN, 0}};
  while (open[0].fd >= 0 || open[1].fd >= 0) {
    if (::poll(open.data(), open.size(), -1) < 0 && errno != EINTR) return;
    for (std::size_t i : {0U, 1U})
      if (open.at(i).revents != 0 && !read_some(open.at(i).fd, i == 0 ? run.out : run.err)) open.at(i).fd = -1;
  }
}

}  // namespace

Result<ProgramOutput> RealPrograms::run(const std::string& name, const std::vector<std::string>& args) {
  Pipe out, err;
  if (!out.is_open() || !err.is_open()) return failed(name, errno);
  Actions actions;
  actions.open(STDIN_FILENO, "/dev/null");
  actions.copy(out.write_end(), STDOUT_FILENO);
  actions.copy(err.write_end(), STDERR_FILENO);
  std::vector<std::string> words = {name};
  words.insert(words.end(), args.begin(), args.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::vector<char*> variables = environment();
  pid_t child = 0;
  if (const int code = ::posix_spawnp(&child, name.c_str(), actions.list(), nullptr, argv.data(), variables.data());
      code != 0)
    return failed(name, code);
  out.close(1);
  err.close(1);
  ProgramOutput run;
  read_both(out, err, run);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return failed(name, errno);
  if (!WIFEXITED(status)) return Error{name + " was killed"};
  run.exit_code = WEXITSTATUS(status);
  return run;
}

}  // namespace almanac
