package io.cloudcostguard.standalone.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import picocli.CommandLine;

@ResourceLock(Resources.SYSTEM_OUT)
class CoverageCommandTest {

  @Test
  void saysWhatIsMissingInARegion() {
    assertThat(run("coverage", "--bundled", "--region", "eu-central-1"))
        .contains("aws eu-central-1: ", " resource types full, ", " prices are missing")
        .contains("  aws_opensearch_domain: ")
        .contains("    aws/opensearch/eu-central-1/storage/gp3")
        .doesNotContain("azure")
        .doesNotContain("  aws_nat_gateway: ");
  }

  @Test
  void saysItOfEveryVendorsRegions() {
    assertThat(run("coverage", "--bundled", "--region", "westeurope"))
        .startsWith("azure westeurope: ");
    assertThat(run("coverage", "--bundled", "--region", "europe-west1"))
        .startsWith("google europe-west1: ");
  }

  @Test
  void saysThatItKnowsNoPriceOfARegion() {
    assertThat(run("coverage", "--bundled", "--region", "eu-nowhere-1"))
        .contains("No price of eu-nowhere-1 is known.");
  }

  private static String run(String... args) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      new CommandLine(new PricesCommand()).execute(args);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
