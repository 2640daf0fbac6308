package io.cloudcostguard.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DockerfileTest {

  private static final List<String> LINES =
      DeploymentFiles.read(DeploymentFiles.ROOT.resolve("Dockerfile")).lines().toList();

  @Test
  void everyStageIsOnOnePinnedJava25() {
    assertThat(LINES)
        .filteredOn(line -> line.startsWith("ARG JAVA="))
        .hasSize(1)
        .allMatch(line -> line.matches("ARG JAVA=25\\.\\d+\\.\\d+_\\d+"));
    assertThat(LINES)
        .filteredOn(line -> line.startsWith("FROM "))
        .hasSize(3)
        .allMatch(line -> line.matches("FROM eclipse-temurin:\\$\\{JAVA}-(jdk|jre)-noble.*"));
  }

  @Test
  void theServiceRunsAsANumberedUserWithoutAShell() {
    assertThat(LINES).contains("USER 10001:10001", "ENTRYPOINT [\"java\", \\");
    assertThat(LINES.indexOf("USER 10001:10001"))
        .isGreaterThan(LINES.lastIndexOf("FROM eclipse-temurin:${JAVA}-jre-noble"));
  }

  @Test
  void noSecretIsBuiltIn() {
    assertThat(LINES)
        .filteredOn(line -> line.matches("(ENV|ARG) .*"))
        .noneMatch(line -> line.matches(".*(PASSWORD|SECRET|TOKEN|KEY).*"));
    assertThat(DeploymentFiles.read(DeploymentFiles.ROOT.resolve(".dockerignore")).lines())
        .contains("*")
        .noneMatch(line -> line.startsWith("!.env"));
  }
}
