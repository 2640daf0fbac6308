package io.cloudcostguard.estimation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each folder under `golden/` and `diff/` is a plan made by Terraform (`main.tf`, `plan.json`),
/// optionally a `usage.yml`, and the bill that a human has checked (`bill.txt`). `-Dgolden.update`
/// writes the bills.
class GoldenBillTest {

  static Stream<Path> folders() throws IOException {
    return GoldenBills.folders();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void matchesTheBill(Path folder) throws IOException {
    String bill = Bills.text(GoldenBills.estimate(folder));
    Path expected = folder.resolve("bill.txt");
    if (System.getProperty("golden.update") != null) {
      Files.writeString(expected, bill);
    }
    assertThat(bill).isEqualTo(Files.readString(expected));
  }

  @Test
  void hasGoldenBills() throws IOException {
    assertThat(folders()).isNotEmpty();
  }
}
