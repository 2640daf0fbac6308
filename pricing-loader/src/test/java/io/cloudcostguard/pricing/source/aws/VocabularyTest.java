package io.cloudcostguard.pricing.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.http.FileTree;
import io.cloudcostguard.schemas.price.KeyForm;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.aws.AwsKeys;
import io.cloudcostguard.schemas.price.aws.Ec2Keys;
import io.cloudcostguard.schemas.price.aws.EcsKeys;
import io.cloudcostguard.schemas.price.aws.LambdaKeys;
import io.cloudcostguard.schemas.price.aws.SagemakerKeys;
import io.cloudcostguard.schemas.price.azure.AzureKeys;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The loader, the bundled book and the resource types speak of prices by the same forms of keys.
/// Resource types can ask by nothing else: `Resource.price` takes a form.
class VocabularyTest {

  private static final FileTree TREE =
      FileTree.at(Path.of("src/test/resources/aws-bulk").toUri(), null);
  private static final String REGION = "eu-west-1";

  /// What resource types ask for and no vendor sells under this key, so that it is said to have no
  /// price.
  private static final Set<KeyForm> SOLD_BY_NOBODY =
      Set.of(EcsKeys.SPOT_TASK, LambdaKeys.EVENT_POLLERS);

  /// What only the vendor's offers have: `EveryOfferTest` loads it.
  private static final Set<KeyForm> ONLY_IN_OFFERS =
      Set.of(SagemakerKeys.HOSTING, SagemakerKeys.NOTEBOOK, SagemakerKeys.NOTEBOOK_STORAGE);

  /// What only the lists of savings plans have: `OfferPricesTest` loads it.
  private static final Set<KeyForm> ONLY_IN_SAVINGS_PLANS = Set.of(Ec2Keys.SAVINGS_PLAN);

  @Test
  void coversEveryKeyOfTheBundledBook() {
    List<KeyForm> forms =
        Stream.of(AwsKeys.all().toArray(KeyForm[]::new), AzureKeys.values(), GoogleKeys.values())
            .flatMap(Stream::of)
            .toList();

    assertThat(bundled().stream().filter(key -> forms.stream().noneMatch(f -> f.covers(key))))
        .isEmpty();
  }

  @Test
  void hasNoFormThatNeitherTheLoaderMakesNorTheBundledBookHas() throws IOException {
    List<PriceKey> sold = new ArrayList<>(bundled());
    sold.addAll(loaded());

    assertThat(AwsKeys.all().stream().filter(form -> sold.stream().noneMatch(form::covers)))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(SOLD_BY_NOBODY, ONLY_IN_OFFERS, ONLY_IN_SAVINGS_PLANS)
                .flatMap(Set::stream)
                .toList());
  }

  @Test
  void coversEveryKeyThatTheLoaderMakesOfOffersAndSpotPrices() throws IOException {
    assertThat(loaded())
        .hasSizeGreaterThan(20)
        .allSatisfy(key -> assertThat(AwsKeys.all()).anyMatch(form -> form.covers(key)));
  }

  private static List<PriceKey> bundled() {
    return BundledVocabulary.forms().stream().map(PriceKey::new).toList();
  }

  private static List<PriceKey> loaded() throws IOException {
    List<PriceSource> sources =
        List.of(
            new OfferPrices(TREE, "AmazonEC2", REGION, true, null),
            new OfferPrices(TREE, "AmazonRDS", REGION, true, null),
            new OfferPrices(TREE, "AWSLambda", REGION, true, null),
            new SpotPrices(TREE, "spot.js", Set.of(REGION), Clock.systemUTC()),
            new SpotPrices(TREE, "spot-fargate.json", Set.of(REGION), Clock.systemUTC()));
    Collected collected = new Collected();
    for (PriceSource source : sources) {
      source.read(collected);
    }
    return collected.prices.keySet().stream().map(PriceKey::new).toList();
  }
}
