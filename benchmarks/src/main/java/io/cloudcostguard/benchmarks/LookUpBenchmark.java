package io.cloudcostguard.benchmarks;

import io.cloudcostguard.estimation.price.PublishedPriceBook;
import io.cloudcostguard.estimator.topology.ParsedPrices;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceRecord;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a look-up in the price table costs, by the length of a price's history.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LookUpBenchmark {

  private static final int KEYS = 10;

  @Param({"1", "1000"})
  int entries;

  private final Map<String, byte[]> table = new HashMap<>();
  private final List<PriceKey> keys = new ArrayList<>();
  private PublishedPriceBook book = new PublishedPriceBook(_ -> null, "t", 1);
  private int next;

  /// Fills the table.
  @Setup
  public void setUp() {
    Serializer<PriceRecord> serializer = JsonSerde.of(Topics.PRICES).serializer();
    for (int i = 0; i < KEYS; i++) {
      PriceKey key =
          new PriceKey("aws/ec2/eu-west-1/on-demand/linux/shared/m5.%dxlarge".formatted(i));
      List<PriceHistory.Entry> history = new ArrayList<>();
      for (int version = 1; version <= entries; version++) {
        history.add(new PriceHistory.Entry(version, new Listing.Listed(price(version))));
      }
      keys.add(key);
      table.put(
          key.value(), serializer.serialize(Topics.PRICES.name(), new PriceHistory(key, history)));
    }
    book =
        new PublishedPriceBook(
            key -> {
              byte[] record = table.get(key);
              return record == null ? null : ParsedPrices.of(record);
            },
            "tenant",
            entries / 2 + 1);
  }

  private static Price price(int version) {
    return new Price(
        "hours",
        "USD",
        List.of(new Tier(BigDecimal.ZERO, BigDecimal.valueOf(version, 4))),
        LocalDate.EPOCH.plusDays(version),
        "benchmark");
  }

  /// One price as of a version in the middle of its history.
  @Benchmark
  public @Nullable Listing find() {
    next = (next + 1) % KEYS;
    return book.find(keys.get(next));
  }
}
