package io.cloudcostguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.plan.Plan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactCommandTest {

  private static final Path SAMPLE = Path.of("../examples/web-stack/plan.json");

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void showsTheRecordThatAServerWouldKeep() throws IOException {
    assertThat(run(SAMPLE)).isZero();

    try (InputStream plan = Files.newInputStream(SAMPLE)) {
      assertThat(Json.MAPPER.readValue(out.toByteArray(), Plan.class))
          .isEqualTo(new PlanReader(new ResourceTypes()).read(plan, null));
    }
  }

  @Test
  void showsNoSecret() throws IOException {
    Path plan = folder.resolve("plan.json");
    Files.writeString(
        plan,
        """
        {"format_version":"1.2","variables":{"password":{"value":"canary-variable"}},
         "output_changes":{"key":{"actions":["create"],"after":"canary-output"}},
         "resource_changes":[{"address":"aws_instance.web","mode":"managed","type":"aws_instance",
         "name":"web","change":{"actions":["create"],"before":null,
         "after":{"instance_type":"t3.small","user_data":"canary-attribute","tags":{"owner":"shop"}},
         "after_sensitive":{}}},
         {"address":"aws_db_instance.db","mode":"managed","type":"aws_db_instance","name":"db",
         "change":{"actions":["create"],"before":null,"after":{"instance_class":"canary-sensitive",
         "password":"canary-password"},"after_sensitive":{"instance_class":true}}}]}\
        """);

    assertThat(run(plan)).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("t3.small", "aws_db_instance.db", "owner")
        .doesNotContain("canary");
  }

  @Test
  void saysWhatIsNoPlan() throws IOException {
    Path plan = folder.resolve("plan.json");
    Files.writeString(plan, "{}");

    assertThat(run(plan)).isEqualTo(7);
    assertThat(out.size()).isZero();
  }

  private int run(Path plan) {
    PrintStream systemOut = System.out;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      return Ccg.execute(ServerCommands.elsewhere(), "redact", plan.toString());
    } finally {
      System.setOut(systemOut);
    }
  }
}
