package io.cloudcostguard.actuals.bill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillFileTest {

  @TempDir Path folder;

  private final BrokenRules rules = new BrokenRules();
  private final List<Charge> charges = new ArrayList<>();
  private final Map<Long, String> rejects = new TreeMap<>();
  private String format = "";
  private List<String> unknown = List.of();
  private List<String> missing = List.of();

  private void read(Path path) throws IOException {
    new BillFile("bill", path)
        .read(
            rules,
            new BillFile.Sink() {
              @Override
              public void format(String name, List<String> unknownColumns, List<String> lacking) {
                format = name;
                unknown = unknownColumns;
                missing = lacking;
              }

              @Override
              public void accept(Charge charge) {
                charges.add(charge);
              }

              @Override
              public void reject(long line, String reason) {
                rejects.put(line, reason);
              }
            });
  }

  private void sample(String name) throws IOException {
    read(Path.of("src/test/resources/bills", name));
  }

  private static String sum(
      List<Charge> charges, java.util.function.Function<Charge, BigDecimal> of) {
    return charges.stream()
        .map(of)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .stripTrailingZeros()
        .toPlainString();
  }

  @Test
  void readsFocusInCsvAndReportsWhatIsWrongWhere() throws Exception {
    sample("focus-1.0.csv");

    assertThat(format).isEqualTo("FOCUS 1.0");
    assertThat(unknown).containsExactly("Colour");
    assertThat(missing).isEmpty();
    assertThat(charges).hasSize(5);
    assertThat(charges.getFirst().tags()).isEqualTo("{\"env\":\"prod\",\"team\":\"shop\"}");
    assertThat(rejects)
        .containsOnly(
            Map.entry(7L, "BilledCost is not a decimal: '$7.00'"),
            Map.entry(8L, "ChargeCategory is none of FOCUS: 'Uses'"),
            Map.entry(9L, "5 fields instead of 33"),
            Map.entry(10L, "Tags is not a flat object"));
    assertThat(rules.rules())
        .containsOnlyKeys("ServiceCategory is one of the specification's")
        .extractingByKey("ServiceCategory is one of the specification's")
        .isEqualTo(new BrokenRules.Broken(1, "bill:6"));
  }

  @Test
  void readsFocusInParquet() throws Exception {
    sample("focus-1.4.parquet");

    assertThat(format).isEqualTo("FOCUS 1.4");
    assertThat(rejects).isEmpty();
    assertThat(missing).contains("ContractedCost", "InvoiceIssuerName");
    assertThat(charges).hasSize(2);
    Charge first = charges.getFirst();
    assertThat(first.billed()).isEqualByComparingTo("1.20");
    assertThat(first.quantity()).isEqualByComparingTo("24");
    assertThat(first.start()).isEqualTo(Instant.parse("2026-10-01T00:00:00Z"));
    assertThat(first.tags()).isEqualTo("{\"env\":\"prod\"}");
    assertThat(charges.getLast().correction()).isTrue();
    assertThat(charges.getLast().billingStart()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
  }

  /// Reservation and savings plan are billed once, and cost what they cover and what nothing used.
  @Test
  void readsAwsWithItsAmortizedCost() throws Exception {
    sample("cur.csv");

    assertThat(format).isEqualTo("AWS CUR 2.0");
    assertThat(unknown).isEmpty();
    assertThat(rejects).isEmpty();
    assertThat(sum(charges, Charge::billed)).isEqualTo("74.607");
    assertThat(sum(charges, Charge::effective)).isEqualTo("5.327");
    assertThat(charges.stream().map(Charge::category).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("Usage", "Purchase");
    assertThat(charges.getFirst().service()).isEqualTo("Amazon Elastic Compute Cloud");
    assertThat(sum(charges.stream().filter(Charge::unused).toList(), Charge::effective))
        .isEqualTo("5.03");
  }

  @Test
  void readsAzure() throws Exception {
    sample("azure.csv");

    assertThat(format).isEqualTo("Azure cost export");
    assertThat(unknown).isEmpty();
    assertThat(charges).hasSize(2);
    assertThat(charges.getFirst().tags()).isEqualTo("{\"env\":\"prod\",\"owner\":\"ann\"}");
    assertThat(charges.getFirst().resource()).endsWith("/virtualmachines/vm1");
    assertThat(charges.getLast().correction()).isTrue();
    assertThat(rejects).containsOnly(Map.entry(4L, "Date is not a time: '13/41/2026'"));
  }

  @Test
  void readsGoogleWithItsCredits() throws Exception {
    sample("google.parquet");

    assertThat(format).isEqualTo("Google billing export");
    assertThat(unknown).isEmpty();
    assertThat(rejects).isEmpty();
    Charge charge = charges.getFirst();
    assertThat(charge.billed()).isEqualByComparingTo("1.75");
    assertThat(charge.consumed()).isEqualByComparingTo("3600");
    assertThat(charge.tags()).isEqualTo("{\"env\":\"prod\"}");
    assertThat(charge.resource()).isEqualTo("//compute/vm-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b\\n1,2\\n | No known bill has these columns",
        "'' | The file is empty",
        "BilledCost,BilledCost\\n | is there twice",
        "BilledCost,ProviderName\\n1,2\\n | lacks the columns BillingAccountId",
        "BilledCost,x_IsEstimate\\n1,true\\n | an estimate in the columns of FOCUS",
        "PAR1 not | not Parquet",
      })
  void refusesWhatIsNoBill(String content, String reason) throws Exception {
    Path file = Files.writeString(folder.resolve("bill"), content.replace("\\n", "\n"));

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("bill: ")
        .hasMessageContaining(reason);
  }

  @Test
  void refusesWhatUnpacksWithoutEnd() throws Exception {
    BoundedUnpacking bounded = new BoundedUnpacking(InputStream.nullInputStream(), 10);
    assertThat(bounded.read()).isEqualTo(-1);
    BoundedUnpacking endless =
        new BoundedUnpacking(
            new InputStream() {
              @Override
              public int read() {
                return 'x';
              }
            },
            1_000);
    assertThatThrownBy(() -> endless.transferTo(OutputStream.nullOutputStream()))
        .hasMessage("it unpacks to more than 1,000 bytes");
  }

  /// A megabyte of it is a gigabyte of one row.
  @Test
  void refusesAPackedRowWithoutEnd() throws Exception {
    Path file = folder.resolve("bomb.csv.gz");
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
      byte[] some = "x".repeat(1 << 20).getBytes(UTF_8);
      for (int i = 0; i < 300; i++) {
        packed.write(some);
      }
    }

    assertThatThrownBy(() -> read(file)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesParquetThatIsCut() throws Exception {
    byte[] whole = Files.readAllBytes(Path.of("src/test/resources/bills/google.parquet"));
    for (int length : List.of(4, 8, whole.length / 3, whole.length - 9, whole.length - 1)) {
      Path file = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> read(file))
          .as("%d bytes", length)
          .isInstanceOfAny(IllegalArgumentException.class, IOException.class)
          .hasMessageContaining("bill");
    }
  }

  /// Bytes that are changed give an error or other rows, and nothing worse. A damaged page may keep
  /// the reader for ever, so each file has its time.
  @Test
  void survivesParquetThatIsDamaged() throws Exception {
    byte[] whole = Files.readAllBytes(Path.of("src/test/resources/bills/google.parquet"));
    Random dice = new Random(20261130);
    for (int i = 0; i < 25; i++) {
      byte[] damaged = whole.clone();
      damaged[4 + dice.nextInt(whole.length - 4)] ^= (byte) (1 << dice.nextInt(8));
      Path file = Files.write(folder.resolve("damaged.parquet"), damaged);
      try (ParquetRows rows = new ParquetRows(file, Duration.ofMillis(400))) {
        while (rows.next()) {
          for (int column = 0; column < rows.columns().size(); column++) {
            rows.text(column);
          }
        }
      } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
        assertThat(e).hasMessageContaining("Parquet");
      }
    }
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void endsAReadThatTakesTooLong() throws Exception {
    try (ReadWatch watch = new ReadWatch(Duration.ofMillis(50))) {
      watch.begin();
      assertThatThrownBy(() -> new CountDownLatch(1).await(20, TimeUnit.SECONDS))
          .isInstanceOf(InterruptedException.class);
      assertThat(watch.end()).isTrue();
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void refusesAnEndlessRow() throws Exception {
    Path file = Files.writeString(folder.resolve("bill"), "BilledCost,\"" + "x".repeat(3_000_000));

    assertThatThrownBy(() -> read(file)).isInstanceOf(IllegalArgumentException.class);
  }
}
