package io.cloudcostguard.standalone.actuals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Which database a bill goes to; AuditDocTest imports one.
class ImportBillsCommandTest {

  private static final Map<String, String> DEPLOYMENT =
      Map.of(
          "CCG_DB_URL",
          "jdbc:postgresql://127.0.0.1:1/ccg?connectTimeout=1",
          "CCG_DB_USER",
          "ccg",
          "CCG_DB_PASSWORD",
          "secret");

  @TempDir Path folder;

  private String failure(Map<String, String> env, String... options) {
    StringWriter said = new StringWriter();
    CommandLine command = new CommandLine(new ImportBillsCommand(env));
    command.setErr(new PrintWriter(said, true));
    command.setExecutionExceptionHandler((e, _, _) -> {
      said.write(e.toString());
      return 1;
    });
    String[] args = new String[options.length + 1];
    args[0] = "../examples/bills/october.csv";
    System.arraycopy(options, 0, args, 1, options.length);
    assertThat(command.execute(args)).isEqualTo(1);
    return said.toString();
  }

  @Test
  void writesToTheDatabaseOfTheServicesVariables() {
    assertThat(failure(DEPLOYMENT)).contains("127.0.0.1:1 refused").doesNotContain("secret");
  }

  @Test
  void needsAllOfTheVariables() {
    assertThat(failure(Map.of("CCG_DB_URL", "jdbc:postgresql://127.0.0.1:1/ccg")))
        .contains("CCG_DB_USER is not set");
  }

  @Test
  void takesTheDataFolderThatIsNamed() {
    assertThat(failure(DEPLOYMENT, "--data", folder.toString()))
        .contains("No CloudCostGuard is running on " + folder);
  }
}
