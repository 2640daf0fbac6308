package io.cloudcostguard.estimation.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.GoldenBills;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.price.CsvPriceBook;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule has a folder with its id: a plan (`plan.json`), optionally a `usage.yml` and prices
/// beside the bundled ones (`book.csv`) and measurements (`utilisation.csv`, `utilisation.json`),
/// and what the rule says of it with the arithmetic, which a human has checked (`advice.txt`).
/// `-Dgolden.update` writes that.
class RuleCasesTest {

  private static final Path CASES = Path.of("src/test/resources/recommendation");

  static Stream<Rule> rules() {
    return Rules.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void saysWhatAHumanHasChecked(Rule rule) throws IOException {
    Path folder = CASES.resolve(rule.id());
    PlanSubmitted plan =
        CompatibleSetTest.in(
            GoldenBills.submitted(folder),
            Files.exists(folder.resolve("production")) ? "prod" : "dev");
    PlanAdvised advised =
        new Advisor(new ResourceTypes(), List.of(rule))
            .advise(plan, book(folder), new PinnedCatalogue(1, null), measured(folder));
    String text = AdviceText.text(advised);
    Path expected = folder.resolve("advice.txt");
    if (System.getProperty("golden.update") != null) {
      Files.writeString(expected, text);
    }

    assertThat(text).isEqualTo(Files.readString(expected));
    assertThat(advised.recommendations()).isNotEmpty();
    assertThat(advised.recommendations()).allMatch(one -> one.rule().equals(rule.id()));
  }

  private static Measured measured(Path folder) throws IOException {
    for (String name : List.of("utilisation.csv", "utilisation.json")) {
      if (Files.exists(folder.resolve(name))) {
        try (InputStream bytes = Files.newInputStream(folder.resolve(name))) {
          return UtilisationFile.read(bytes);
        }
      }
    }
    return Measured.NOTHING;
  }

  private static PriceBook book(Path folder) throws IOException {
    PriceBook bundled = new BundledPriceBook();
    Path csv = folder.resolve("book.csv");
    if (!Files.exists(csv)) {
      return bundled;
    }
    Map<PriceKey, Listing> more = new HashMap<>();
    try (BufferedReader reader = Files.newBufferedReader(csv)) {
      CsvPriceBook.read(reader, (key, price) -> more.put(key, new Listing.Listed(price)));
    }
    return key -> more.containsKey(key) ? more.get(key) : bundled.find(key);
  }
}
