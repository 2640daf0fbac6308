package io.cloudcostguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecommendCommandTest {

  private static final String SAMPLE = "../examples/web-stack/plan.json";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"table,all together", "json,rulesVersion", "markdown,### Savings"})
  void showsRecommendationsInEachFormat(String format, String expected) {
    assertThat(run("recommend", SAMPLE, "--format", format)).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8)).contains(expected);
  }

  @Test
  void knowsByTheWorkspaceWhatIsNotInProduction() throws Exception {
    Path plan = folder.resolve("plan.json");
    Files.writeString(
        plan,
        """
        {"format_version":"1.2","resource_changes":[{"address":"aws_db_instance.a","mode":"managed",
         "type":"aws_db_instance","name":"a","change":{"actions":["create"],"before":null,
         "after":{"engine":"postgres","instance_class":"db.m6g.large","allocated_storage":100,
         "storage_type":"gp3","multi_az":true}}}]}\
        """);

    run("recommend", plan.toString(), "--region", "us-east-1");
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("aws-rds-single-zone");

    run("recommend", plan.toString(), "--region", "us-east-1", "--workspace", "dev");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("$127.57  one zone", "if the workspace is dev");
  }

  @Test
  void saysWhenACommitmentPays() {
    assertThat(
            run(
                "recommend",
                "commitment",
                "--on-demand",
                "0.192",
                "--upfront",
                "1010",
                "--hours",
                "365"))
        .isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("60.1 % of the term", "until month 7.2 of 12", "-14.09 at 365 hours");
  }

  private int run(String... args) {
    PrintStream stdout = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      return Ccg.execute(ServerCommands.elsewhere(), args);
    } finally {
      System.setOut(stdout);
    }
  }
}
