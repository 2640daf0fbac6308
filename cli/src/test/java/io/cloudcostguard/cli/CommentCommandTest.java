package io.cloudcostguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// A CI job has one comment per name on its pull request, on each of four forges.
class CommentCommandTest {

  private static final String BILL =
      "### Monthly cost\n\n+$5.00\n\n<details><summary>All</summary>\n\n| a |\n\n</details>\n";

  @TempDir Path folder;
  private ForgeFake forge;

  @BeforeEach
  void start() throws Exception {
    forge = new ForgeFake();
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  /// A CI system's job on pull request 7.
  enum Job {
    GITHUB {
      @Override
      Map<String, String> environment(String url, int run) {
        return Map.of(
            "GITHUB_ACTIONS", "true",
            "GITHUB_API_URL", url,
            "GITHUB_REPOSITORY", "acme/shop",
            "GITHUB_REF", "refs/pull/7/merge",
            "GITHUB_RUN_ID", Integer.toString(run),
            "GITHUB_RUN_ATTEMPT", "3",
            "GITHUB_TOKEN", "ghs_secret");
      }
    },
    GITLAB {
      @Override
      Map<String, String> environment(String url, int run) {
        return Map.of(
            "GITLAB_CI", "true",
            "CI_API_V4_URL", url + "/api/v4",
            "CI_PROJECT_PATH", "acme/shop",
            "CI_MERGE_REQUEST_IID", "7",
            "CI_PIPELINE_ID", Integer.toString(run),
            "GITLAB_TOKEN", "glpat-secret");
      }
    },
    BITBUCKET {
      @Override
      Map<String, String> environment(String url, int run) {
        return Map.of(
            "BITBUCKET_BUILD_NUMBER", Integer.toString(run),
            "BITBUCKET_REPO_FULL_NAME", "acme/shop",
            "BITBUCKET_PR_ID", "7",
            "BITBUCKET_TOKEN", "bb-secret");
      }

      @Override
      String[] options(String url) {
        return new String[] {"--forge-api", url + "/2.0/"};
      }
    },
    AZURE_REPOS {
      @Override
      Map<String, String> environment(String url, int run) {
        return Map.of(
            "TF_BUILD", "True",
            "BUILD_REPOSITORY_PROVIDER", "TfsGit",
            "SYSTEM_COLLECTIONURI", url + "/acme/",
            "SYSTEM_TEAMPROJECT", "My Project",
            "BUILD_REPOSITORY_NAME", "shop",
            "SYSTEM_PULLREQUEST_PULLREQUESTID", "7",
            "BUILD_BUILDID", Integer.toString(run),
            "SYSTEM_ACCESSTOKEN", "eyJ.az-secret");
      }
    };

    abstract Map<String, String> environment(String url, int run);

    String[] options(String url) {
      return new String[0];
    }
  }

  @ParameterizedTest
  @EnumSource(Job.class)
  void isWrittenOnceAndUpdatedByNewerRunsOnly(Job job) throws Exception {
    forge.add("User", "How much is it?");

    assertThat(run(job, 10, BILL, "--name", "shop/prod")).isZero();
    assertThat(run(job, 12, BILL.replace("5.00", "6.00"), "--name", "shop/prod")).isZero();
    assertThat(run(job, 11, BILL.replace("5.00", "4.00"), "--name", "shop/prod")).isZero();
    assertThat(run(job, 12, BILL.replace("5.00", "7.00"), "--name", "shop/prod")).isZero();
    assertThat(run(job, 12, BILL, "--name", "shop/dev")).isZero();

    assertThat(forge.comments()).hasSize(3);
    assertThat(forge.comments().get(1).text()).startsWith("### Monthly cost\n\n+$7.00");
    assertThat(forge.comments().get(1).text().contains("<details>"))
        .isEqualTo(job != Job.BITBUCKET);
    assertThat(forge.comments().get(2).text()).contains("+$5.00");
    assertThat(forge.requests()).allMatch(request -> request.endsWith("secret"));
  }

  @ParameterizedTest
  @EnumSource(Job.class)
  void isFoundAmongManyComments(Job job) throws Exception {
    assertThat(run(job, 1, BILL)).isZero();
    String ours = forge.comments().getFirst().text();
    try (ForgeFake busy = new ForgeFake()) {
      for (int i = 0; i < 250; i++) {
        busy.add("User", "comment " + i);
      }
      busy.add("Bot", ours);
      forge.close();
      forge = busy;
      assertThat(run(job, 2, BILL.replace("5.00", "6.00"))).isZero();

      assertThat(busy.comments()).hasSize(251);
      assertThat(busy.comments().getLast().text()).contains("+$6.00");
    }
    forge = new ForgeFake();
  }

  @ParameterizedTest
  @EnumSource(Job.class)
  void isNoErrorOfTheCommandWhereTheTokenMayNotWrite(Job job) throws Exception {
    forge.refuse(403);

    assertThat(run(job, 1, BILL)).isEqualTo(6);
  }

  @Test
  void ofSomebodyElseIsLeftAloneWithTheTokenOfAJob() throws Exception {
    assertThat(run(Job.GITHUB, 1, BILL)).isZero();
    String copied = forge.comments().getFirst().text().replace(" 1 -->", " 999999 -->");
    forge.add("User", copied);

    assertThat(run(Job.GITHUB, 2, BILL.replace("5.00", "6.00"))).isZero();

    assertThat(forge.comments().getFirst().text()).contains("+$6.00");
    assertThat(forge.comments().getLast().text()).isEqualTo(copied);
  }

  @Test
  void isCutToWhatTheForgeTakes() throws Exception {
    assertThat(run(Job.GITHUB, 1, "| row |\n".repeat(20_000))).isZero();

    assertThat(forge.comments().getFirst().text())
        .hasSizeLessThanOrEqualTo(65_000)
        .contains("longer than this forge allows")
        .containsPattern("<!-- cloudcostguard [0-9a-f]{32} 1 -->");
  }

  @Test
  void isNotWrittenWithoutAPullRequest() throws Exception {
    Map<String, String> push = new HashMap<>(Job.GITHUB.environment(forge.url(), 1));
    push.put("GITHUB_REF", "refs/heads/main");

    assertThat(run(push, BILL)).isZero();

    assertThat(forge.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--forge-api http://forge.example.org",
        "--forge-api https://user@forge.example.org",
        "--repository ../x",
        "--repository shop",
        "--pull-request 0",
        "--forge none"
      })
  void sendsNoTokenWhereItMayBeRead(String options) throws Exception {
    assertThat(run(Job.GITHUB.environment(forge.url(), 1), BILL, options.split(" "))).isEqualTo(64);

    assertThat(forge.requests()).isEmpty();
  }

  private int run(Job job, int run, String bill, String... options) throws Exception {
    String url = forge.url();
    String[] all =
        Stream.of(job.options(url), options).flatMap(Arrays::stream).toArray(String[]::new);
    return run(job.environment(url, run), bill, all);
  }

  private int run(Map<String, String> environment, String bill, String... options)
      throws Exception {
    Path file = folder.resolve("bill.md");
    Files.writeString(file, bill);
    CommandLine ccg = Ccg.commandLine(ServerCommands.elsewhere());
    CommandLine comment =
        new CommandLine(new CommentCommand(environment))
            .setExecutionExceptionHandler((e, _, _) -> ExitCodes.of(e));
    comment.getCommandSpec().exitCodeOnInvalidInput(ExitCodes.USAGE);
    assertThat(ccg.getSubcommands()).containsKey("comment");
    PrintWriter said = new PrintWriter(new StringWriter(), true);
    String[] arguments = new String[options.length + 1];
    arguments[0] = file.toString();
    System.arraycopy(options, 0, arguments, 1, options.length);
    return comment.setOut(said).setErr(said).execute(arguments);
  }
}
