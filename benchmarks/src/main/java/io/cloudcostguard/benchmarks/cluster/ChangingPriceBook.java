package io.cloudcostguard.benchmarks.cluster;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A price book of what [SmallPlan] asks for, whose prices change a little with each edition.
final class ChangingPriceBook {

  private static final int EDITIONS = 8;

  private final Path file;
  private int edition;

  ChangingPriceBook(Path file) throws IOException {
    this.file = file;
    write();
  }

  Path file() {
    return file;
  }

  /// Writes the next edition, in place of the one before.
  synchronized void change() throws IOException {
    edition++;
    write();
  }

  private void write() throws IOException {
    BigDecimal permille = BigDecimal.valueOf(1000 + edition % EDITIONS, 3);
    Path part = file.resolveSibling("book.part");
    Files.writeString(
        part,
        """
        key,unit,tier_from,price,currency,effective_from,source
        aws/ec2/us-east-1/on-demand/linux/shared/m5.large,hours,0,%s,USD,2026-01-01,edition %4$d
        aws/ec2/us-east-1/on-demand/linux/shared/m5.4xlarge,hours,0,%s,USD,2026-01-01,edition %4$d
        aws/ebs/us-east-1/storage/gp3,GB,0,%s,USD,2026-01-01,edition %4$d
        """
            .formatted(
                new BigDecimal("0.096").multiply(permille),
                new BigDecimal("0.768").multiply(permille),
                new BigDecimal("0.08").multiply(permille),
                edition));
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
