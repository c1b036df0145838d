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

  bool git(std::vector<std::string> args, const std::string& below = "repository") {
    args.insert(args.begin(), {"-C", folder.path(below), "-c", "user.name=A", "-c", "user.email=a@example.org"});
    const Result<ProgramOutput> run = programs.run("git", args);
    return run && run->exit_code == 0;
  }
  void write(const std::string& path, const std::string& text) {
    REQUIRE(fs.write_file(folder.path("repository/site/" + path), text).ok());
  }
  void commit(const std::string& month) {
    REQUIRE(git({"add", "-A", "."}));
    REQUIRE(git({"commit", "-q", "-m", "x", "--date", "2019-" + month + "-01T12:00:00+0200"}));
  }
};

}  // namespace

TEST_CASE("change dates: git's own answers, for what is as it was committed") {
  Repository repository;
  if (!repository.git({"--version"}, "")) {
    MESSAGE("passed over: no git");
    return;
  }
  REQUIRE(repository.fs.make_folders(repository.folder.path("repository/site")).ok());
  const std::string site = repository.folder.path("repository/site");
  REQUIRE(repository.git({"init", "-q", "."}));
  for (const char* path : {"a.md", "edited.md", "gone.md", ":odd \"*\" name\n.md"}) repository.write(path, path);
  repository.commit("01");
  repository.write("a.md", "changed");
  repository.commit("02");
  REQUIRE(repository.fs.remove_tree(site + "/gone.md").ok());
  repository.commit("03");
  repository.write("edited.md", "since");
  const lock::ChangedFiles files{{"a.md", "edited.md", ":odd \"*\" name\n.md"}, {"gone.md"}};

  const lock::ChangeDates dates = lock::find_change_dates(repository.programs, site, files);
  CHECK(dates.trouble.empty());
  std::map<std::string, std::string> found;
  for (const auto& [path, time] : dates.by_path) found[path] = to_rfc3339(time);
  CHECK(found == std::map<std::string, std::string>{{"a.md", "2019-02-01T12:00:00+02:00"},
                                                    {"gone.md", "2019-03-01T12:00:00+02:00"},
                                                    {":odd \"*\" name\n.md", "2019-01-01T12:00:00+02:00"}});

  SUBCASE("a shallow clone does not take where it begins for a change") {
    REQUIRE(repository.git({"clone", "-q", "--depth", "1", "file://" + repository.folder.path("repository"),
                            repository.folder.path("shallow")}));
    const auto shallow = lock::find_change_dates(repository.programs, repository.folder.path("shallow/site"), files);
    CHECK(shallow.by_path.empty());
    CHECK(shallow.trouble.find("shallow") != std::string::npos);
  }
  SUBCASE("what the repository configures is not run") {
    const std::string trace = repository.folder.path("ran");
    repository.write(".gitattributes", "*.md filter=evil diff=evil\n");
    for (const char* key : {"core.fsmonitor", "filter.evil.clean", "diff.evil.textconv", "diff.external", "core.pager",
                            "gpg.program", "core.sshCommand"})
      REQUIRE(repository.git({"config", key, "touch '" + trace + "'"}));
    REQUIRE(repository.git({"config", "log.showSignature", "true"}));
    CHECK(lock::find_change_dates(repository.programs, site, files).by_path.size() == 3);
    CHECK(!repository.fs.find(trace));
  }
  SUBCASE("no repository") {
    const auto none = lock::find_change_dates(repository.programs, repository.folder.path(), files);
    CHECK(none.trouble.starts_with("git says: fatal: not a git repository"));
  }
}

TEST_CASE("programs: what is not there cannot be run, and both outputs are read whole") {
  RealPrograms programs;
  CHECK(!programs.run("no-such-program-anywhere", {}));
  const Result<ProgramOutput> run =
      programs.run("sh", {"-c", "head -c 300000 /dev/zero; head -c 200000 /dev/zero >&2; exit 3"});
  REQUIRE(run);
  CHECK(run->out.size() == 300000);
  CHECK(run->err.size() == 200000);
  CHECK(run->exit_code == 3);
}
