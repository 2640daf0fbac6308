package io.cloudcostguard.standalone;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.price.Contract;
import io.cloudcostguard.estimation.price.CsvContract;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.estimation.usage.UsageFile;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.Usage;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Makes estimates of the golden plans from which prices and usage are left out at random.
final class RandomEstimates {

  private static final Path RESOURCES = Path.of("../estimation/src/test/resources");
  private static final List<Double> SHARES = List.of(0.0, 0.0, 0.1, 0.4, 0.9);
  private static final ResourceTypes TYPES = new ResourceTypes();
  private static final PriceBook PRICES = new BundledPriceBook();
  private static final String DISCOUNT =
      "key,discount,effective_from,source\naws,12.5,2026-01-01,EDP\n";

  /// Every folder with a plan.
  static Stream<Path> plans() throws IOException {
    List<Path> plans = new ArrayList<>();
    for (String kind : List.of("golden", "diff", "coverage")) {
      try (Stream<Path> folders = Files.list(RESOURCES.resolve(kind))) {
        folders
            .filter(folder -> Files.exists(folder.resolve("plan.json")))
            .sorted()
            .forEach(plans::add);
      }
    }
    plans.add(Path.of("../examples/web-stack"));
    return plans.stream();
  }

  /// An estimate of the plan in a folder.
  static PlanEstimated of(Path folder, Random random) throws IOException {
    Plan plan;
    try (InputStream json = Files.newInputStream(folder.resolve("plan.json"))) {
      plan = new PlanReader(TYPES).read(json, null);
    }
    PriceBook book = without(share(random), random);
    if (random.nextInt(4) == 0) {
      book = contract().beside(book);
    }
    PlanSubmitted submitted =
        new PlanSubmitted("id", "acme", "shop", "prod", "digest", 0, plan, usage(folder, random));
    return new Estimator(TYPES).estimate(submitted, book, 1);
  }

  /// The rows of a CSV by the names of its columns.
  static List<Map<String, String>> csv(String text) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
      return rows.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
    }
  }

  private static Contract contract() throws IOException {
    return CsvContract.read(
        new ByteArrayInputStream(DISCOUNT.getBytes(StandardCharsets.UTF_8)),
        LocalDate.of(2026, 11, 21));
  }

  private static double share(Random random) {
    return SHARES.get(random.nextInt(SHARES.size()));
  }

  /// The bundled prices, without some: a key is there or not.
  private static PriceBook without(double share, Random random) {
    Map<PriceKey, Boolean> dropped = new HashMap<>();
    long salt = random.nextLong();
    return key ->
        dropped.computeIfAbsent(
                key, one -> new Random(salt ^ one.value().hashCode()).nextDouble() < share)
            ? null
            : PRICES.find(key);
  }

  private static Usage usage(Path folder, Random random) throws IOException {
    Path file = folder.resolve("usage.yml");
    Usage usage = Usage.NONE;
    if (Files.exists(file)) {
      try (InputStream yaml = Files.newInputStream(file)) {
        usage = UsageFile.read(yaml);
      }
    }
    double share = share(random);
    return new Usage(
        some(usage.byType(), share, random),
        some(usage.byAddress(), share, random),
        random.nextInt(3) == 0 ? true : null);
  }

  private static Map<String, Map<String, Object>> some(
      Map<String, Map<String, Object>> all, double share, Random random) {
    Map<String, Map<String, Object>> some = new TreeMap<>();
    new TreeMap<>(all)
        .forEach((name, values) -> {
          Map<String, Object> kept = new TreeMap<>(values);
          kept.keySet().removeIf(_ -> random.nextDouble() < share);
          some.put(name, kept);
        });
    return some;
  }

  private RandomEstimates() {}
}
