package io.cloudcostguard.pricing.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.coverage.PriceCoverage;
import io.cloudcostguard.estimation.coverage.TypeCoverage;
import io.cloudcostguard.estimation.coverage.TypeCoverage.Extent;
import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.http.DownloadProgress;
import io.cloudcostguard.pricing.source.http.Downloads;
import io.cloudcostguard.pricing.source.http.Patience;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.aws.EcsKeys;
import io.cloudcostguard.schemas.price.aws.LambdaKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever an AWS resource type asks for comes out of the vendor's offers, in every region.
class EveryOfferTest {

  /// What no offer has under this key: see `VocabularyTest`. The location of the golden plan is
  /// none, on purpose.
  private static final List<String> SOLD_BY_NOBODY =
      List.of(
          EcsKeys.SPOT_TASK.form().replace("{region}", "[^/]*"),
          LambdaKeys.EVENT_POLLERS.form().replace("{region}", "[^/]*"),
          "aws/directconnect/.*/nowhere1.*",
          "aws/[a-z0-9]*/[^/]*/(reserved/all_upfront|sms-at-given-price)",
          // Of newer regions it is not known which part of the world they are charged as.
          "aws/globalaccelerator/(?!us-east-1|eu-|ap-southeast-2|ap-northeast-1|sa-).*",
          "aws/globalaccelerator/eu-(central-2|south-2)/.*",
          // The golden types of services of the whole world have lists of GovCloud of their own.
          "aws/(cloudfront|route53|cloudwatch|directconnect|globalaccelerator)/us-gov-.*");

  /// What only the bundled book has: `usage-types.csv` has no line for these, because no dated
  /// offer names their usage types. A line there takes its entry from here.
  private static final List<String> ONLY_IN_THE_BOOK =
      Stream.of(
              "(amplify|appsync|athena|cloudwan|codeartifact|codepipeline|datasync|detective)/.*",
              "(guardduty|inspector|kinesisvideo|macie|memorydb|prometheus|securityhub|timestream)/.*",
              "(accessanalyzer|appflow|auditmanager|cloudmap|fis|fms|iot|kendra|keyspaces)/.*",
              "(location|mediapackage|paymentcryptography|ses|shield|storagegateway)/.*",
              "(cognito|dsql|emr|quicksight|workspaces)/.*",
              "opensearch/serverless/.*",
              "s3/tables/.*",
              "fsx/(lustre|ontap)/.*",
              "rds/proxy",
              "sagemaker/studio/.*",
              "verifiedpermissions/.*",
              "cloudwatch/(canary-runs|contributor-rule|metric-stream|rum-events)",
              "dms/serverless",
              "glue/(dev-endpoint|table-optimizer)",
              "lightsail/(container|database|disk|load-balancer)(/.*)?",
              "redshift/serverless",
              "s3/express_onezone/.*",
              "transfer/connector/.*",
              "apprunner/(build|automatic-deployments)",
              "elasticache/serverless/.*",
              "events/(pipe|scheduler)/.*",
              "vpc/(ipam|lattice|reachability-analysis|verified-access)(/.*)?",
              "vpc/transit-gateway/(connect|multicast)/.*")
          .map(form -> "aws/" + form.replaceFirst("/", "/[^/]*/"))
          .toList();

  @TempDir private static Path folder;
  private static final Map<String, List<Price>> LOADED = new TreeMap<>();
  private static final Collected COLLECTED = new Collected();

  @BeforeAll
  static void load() throws IOException {
    GeneratedOffers offers = new GeneratedOffers(folder);
    offers.write(VendorProducts.PREFIXES.keySet());
    offers.writeSpot(
        VendorProducts.PREFIXES.keySet(), List.of("m5.large", "m5.xlarge", "t3.large"));
    read(offers, VendorProducts.PREFIXES.keySet(), true, COLLECTED);
    LOADED.putAll(COLLECTED.prices);
  }

  private static void read(
      GeneratedOffers offers, Collection<String> regions, boolean csv, Collected into)
      throws IOException {
    URI base = folder.toUri();
    try (Downloads downloads =
        new Downloads(folder.resolve("cache"), Patience.usual(), DownloadProgress.silent())) {
      List<PriceSource> lists =
          new AwsBulk(
                  new AwsBulk.Selection(
                      base,
                      List.copyOf(offers.offers()),
                      List.copyOf(regions),
                      csv,
                      null,
                      List.of(base.resolve("spot.js"), base.resolve("spot-fargate.json"))),
                  downloads,
                  Clock.systemUTC())
              .lists();
      for (PriceSource list : lists) {
        list.read(into);
      }
    }
  }

  static PriceBook book() {
    return key -> {
      List<Price> prices = LOADED.get(key.value());
      return prices == null ? null : new Listing.Listed(prices.getFirst());
    };
  }

  /// What is missing by service, of all regions.
  private static SortedMap<String, SortedSet<String>> missing() {
    SortedMap<String, SortedSet<String>> missing = new TreeMap<>();
    PriceCoverage coverage = new PriceCoverage();
    for (String region : VendorProducts.PREFIXES.keySet()) {
      for (TypeCoverage type : coverage.of(book(), Vendor.AWS, region).values()) {
        type.missing().stream()
            .map(PriceKey::value)
            .filter(key -> SOLD_BY_NOBODY.stream().noneMatch(key::matches))
            .filter(key -> ONLY_IN_THE_BOOK.stream().noneMatch(key::matches))
            .forEach(
                key -> missing.computeIfAbsent(key.split("/")[1], _ -> new TreeSet<>()).add(key));
      }
    }
    return missing;
  }

  @Test
  void hasEveryPriceThatAResourceTypeAsksForInAnyRegion() {
    assertThat(missing()).isEmpty();
  }

  private static final Path DOC = Path.of("../COVERAGE.md");
  private static final String BEGIN = "<!-- regions -->\n";
  private static final String END = "<!-- /regions -->";
  private static final List<String> REGIONS =
      List.of(
          "us-east-1",
          "eu-west-1",
          "eu-central-1",
          "ap-southeast-2",
          "ap-northeast-1",
          "sa-east-1");

  /// Of the types, all but those that ask for what no vendor sells are full after a refresh.
  /// `-Dgolden.update` writes the table.
  @Test
  void fillsWhatTheBundledBookLacks() throws IOException {
    // Given
    PriceCoverage coverage = new PriceCoverage();
    PriceBook bundled = new BundledPriceBook();
    PriceBook refreshed =
        key -> {
          Listing loaded = book().find(key);
          return loaded == null ? bundled.find(key) : loaded;
        };

    // When
    StringBuilder table =
        new StringBuilder(
            """
            | region | AWS types | full, bundled | partly | none | full, refreshed | partly |
            |---|---|---|---|---|---|---|
            """);
    for (String region : REGIONS) {
      Collection<TypeCoverage> before = coverage.of(bundled, Vendor.AWS, region).values();
      Collection<TypeCoverage> after = coverage.of(refreshed, Vendor.AWS, region).values();
      table.append(
          "| %s | %d | %d | %d | %d | %d | %d |\n"
              .formatted(
                  region,
                  after.size(),
                  TypeCoverage.count(before, Extent.FULL),
                  TypeCoverage.count(before, Extent.PARTLY),
                  TypeCoverage.count(before, Extent.NONE),
                  TypeCoverage.count(after, Extent.FULL),
                  TypeCoverage.count(after, Extent.PARTLY)));
      List<TypeCoverage> offered = after.stream().filter(EveryOfferTest::isOffered).toList();
      assertThat(TypeCoverage.count(offered, Extent.FULL))
          .isGreaterThanOrEqualTo(offered.size() * 97 / 103);
    }

    // Then
    String doc = Files.readString(DOC);
    int begin = doc.indexOf(BEGIN) + BEGIN.length();
    String updated = doc.substring(0, begin) + table + doc.substring(doc.indexOf(END));
    if (System.getProperty("golden.update") != null) {
      Files.writeString(DOC, updated);
    }
    assertThat(updated).isEqualTo(Files.readString(DOC));
  }

  /// Whether it asks for nothing that only the bundled book has.
  private static boolean isOffered(TypeCoverage type) {
    return Stream.of(type.priced(), type.missing())
        .flatMap(Collection::stream)
        .map(PriceKey::value)
        .noneMatch(key -> ONLY_IN_THE_BOOK.stream().anyMatch(key::matches));
  }

  @Test
  void readsTheSameOfBothForms() throws IOException {
    // Given
    GeneratedOffers offers = new GeneratedOffers(folder);
    Collected csv = new Collected();
    Collected json = new Collected();

    // When
    read(offers, List.of("eu-central-1"), true, csv);
    read(offers, List.of("eu-central-1"), false, json);

    // Then
    assertThat(json.lines()).isEqualTo(csv.lines());
  }

  @Test
  void rejectsNothingAndHasOnePriceForEachKeyOfAList() {
    assertThat(COLLECTED.rejects).isEmpty();
    assertThat(LOADED)
        .allSatisfy((key, prices) ->
            prices.stream()
                .collect(Collectors.groupingBy(Price::source))
                .values()
                .forEach(ofOneList ->
                    assertThat(ofOneList.stream().map(Price::tiers).distinct())
                        .as(key)
                        .hasSize(1)));
  }
}
