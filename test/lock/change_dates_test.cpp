#include "lock/change_dates.h"

#include <doctest/doctest.h>

#include "core/filesystem.h"
#include "core/programs.h"
#include "support/temporary_folder.h"

using namespace almanac;

namespace {

// A repository of its own; every commit of 2019-0N-01 at noon.
struct Repository {
  test::TemporaryFolder folder;
  RealPrograms programs;
  RealFileSystem fs;

  bool git(std::vector<std::string> args, std::vector<std::string> paths = {}) {
    args.insert(args.begin(), {"-c", "user.name=A", "-c", "user.email=a@example.org"});
    const Result<ProgramOutput> run =
        programs.run({.folder = folder.path("repository"), .args = std::move(args), .paths = std::move(paths)});
    return run && run->exit_code == 0;
  }
  lock::ChangeDates find(const lock::ChangedFiles& files, const std::string& site = "repository/site") {
    return lock::find_change_dates(programs, folder.path(site), files);
  }
  void write(const std::string& path, const std::string& text) {
    REQUIRE(fs.write_file(folder.path("repository/site/" + path), text).ok());
  }
  void commit(const std::string& month) {
    REQUIRE(git({"add", "-A"}, {"."}));
    REQUIRE(git({"commit", "-q", "-m", "x", "--date", "2019-" + month + "-01T12:00:00+0200"}));
  }
};

}  // namespace

TEST_CASE("change dates: git's own answers, for what is as it was committed") {
  Repository repository;
  const std::string site = repository.folder.path("repository/site");
  REQUIRE(repository.fs.make_folders(site).ok());
  if (!repository.git({"init", "-q"})) {
    MESSAGE("passed over: no git");
    return;
  }
  for (const char* path : {"a.md", "edited.md", "gone.md", ":odd \"*\" name\n.md"}) repository.write(path, path);
  repository.commit("01");
  repository.write("a.md", "changed");
  repository.commit("02");
  REQUIRE(repository.fs.remove_tree(site + "/gone.md").ok());
  repository.commit("03");
  repository.write("edited.md", "since");
  const lock::ChangedFiles files{{"a.md", "edited.md", ":odd \"*\" name\n.md"}, {"gone.md"}};

  const lock::ChangeDates dates = repository.find(files);
  CHECK(dates.trouble.empty());
  std::map<std::string, std::string> found;
  for (const auto& [path, time] : dates.by_path) found[path] = to_rfc3339(time);
  CHECK(found == std::map<std::string, std::string>{{"a.md", "2019-02-01T12:00:00+02:00"},
                                                    {"gone.md", "2019-03-01T12:00:00+02:00"},
                                                    {":odd \"*\" name\n.md", "2019-01-01T12:00:00+02:00"}});

  SUBCASE("a shallow clone does not take where it begins for a change") {
    RealPrograms& programs = repository.programs;
    const auto head = programs.run({.folder = site, .args = {"rev-parse", "HEAD"}, .paths = {}});
    REQUIRE(head);
    const std::string commit = head->out.substr(0, head->out.find('\n') + 1);
    REQUIRE(repository.fs.write_file(repository.folder.path("repository/.git/shallow"), commit).ok());
    const lock::ChangeDates shallow = repository.find(files);
    CHECK(shallow.by_path.empty());
    CHECK(shallow.trouble.find("shallow") != std::string::npos);
  }
  SUBCASE("a branch may have any name") {
    REQUIRE(repository.git({"update-ref", "refs/heads/grafted", "HEAD"}));
    REQUIRE(repository.git({"update-ref", "refs/heads/x,grafted", "HEAD"}));
    CHECK(repository.find(files).by_path.size() == 3);
  }
  SUBCASE("settings of the repository that would change the answer") {
    for (const auto& [key, value] : std::map<std::string, std::string>{{"log.follow", "true"},
                                                                       {"color.ui", "always"},
                                                                       {"diff.renames", "copies"},
                                                                       {"diff.orderFile", "absent"},
                                                                       {"log.showSignature", "true"},
                                                                       {"log.decorate", "full"},
                                                                       {"i18n.logOutputEncoding", "UTF-16"},
                                                                       {"format.pretty", "oneline"}})
      REQUIRE(repository.git({"config", key, value}));
    CHECK(repository.find(files).by_path.size() == 3);
    CHECK(repository.find({{"a.md"}, {}}).by_path.size() == 1);
  }
  SUBCASE("what the repository configures is not run") {
    const std::string trace = repository.folder.path("ran");
    repository.write(".gitattributes", "*.md filter=evil diff=evil\n");
    for (const char* key : {"core.fsmonitor", "filter.evil.clean", "diff.evil.textconv", "diff.external", "core.pager",
                            "gpg.program", "core.sshCommand"})
      REQUIRE(repository.git({"config", key, "touch '" + trace + "'"}));
    REQUIRE(repository.git({"config", "log.showSignature", "true"}));
    CHECK(repository.find(files).by_path.size() == 3);
    CHECK(!repository.fs.find(trace));
  }
  SUBCASE("a repository that was committed as files is none") {
    for (const char* part : {"HEAD", "config"}) {
      const auto text = repository.fs.read_file(repository.folder.path("repository/.git/") + part);
      REQUIRE(text);
      repository.write(part, *text);
    }
    REQUIRE(repository.fs.make_folders(site + "/objects").ok());
    REQUIRE(repository.fs.make_folders(site + "/refs").ok());
    CHECK(repository.find(files).trouble.starts_with("git says: fatal: cannot use bare repository"));
  }
  SUBCASE("no repository") {
    CHECK(repository.find(files, "").trouble.starts_with("git says: fatal: not a git repository"));
  }
}

TEST_CASE("change dates: an object of a gigabyte is not unpacked") {
  Repository repository;
  REQUIRE(repository.fs.make_folders(repository.folder.path("repository/site")).ok());
  if (!repository.git({"init", "-q"})) return;
  // A tree whose header says its size, in a block of zlib's format that is not compressed.
  const std::string header("tree 1073741824\0", 16);
  const std::string block = std::string("\x78\x01\x01\x10", 4) + std::string("\x00\xef\xff", 3) + header;
  const std::string objects = repository.folder.path("repository/.git/objects/12");
  const std::string tree = "34567890123456789012345678901234567890";
  REQUIRE(repository.fs.make_folders(objects).ok());
  REQUIRE(repository.fs.write_file(objects + "/" + tree, block).ok());
  repository.write("commit", "tree 12" + tree + "\nauthor a <a@b> 1 +0000\ncommitter a <a@b> 1 +0000\n\nx\n");
  const Result<ProgramOutput> commit =
      repository.programs.run({.folder = repository.folder.path("repository/site"),
                               .args = {"hash-object", "-t", "commit", "-w", "--literally"},
                               .paths = {"commit"}});
  REQUIRE(commit);
  REQUIRE(repository.git({"update-ref", "HEAD", commit->out.substr(0, 40)}));
  CHECK(repository.find({{"a.md"}, {}}).trouble.find("attempting to allocate 1073741825 over limit") !=
        std::string::npos);
}
