package io.cloudcostguard.estimation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.price.KeyForm;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.aws.AwsKeys;
import io.cloudcostguard.schemas.price.aws.Ec2Keys;
import io.cloudcostguard.schemas.price.aws.EcsKeys;
import io.cloudcostguard.schemas.price.azure.AzureKeys;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The vocabulary of price keys has what resource types ask for, and nothing besides.
class RequestedFormsTest {

  @Test
  void areAllOfTheVocabularyButWhatOnlyTheLoaderKnows() throws IOException {
    // Given
    Set<PriceKey> requested = new HashSet<>();
    for (Path folder : GoldenBills.folders().toList()) {
      for (ResourceEstimate resource : GoldenBills.estimate(folder).resources()) {
        for (ComponentEstimate component : resource.components()) {
          Stream.of(component.before(), component.after())
              .filter(Objects::nonNull)
              .map(RequestedFormsTest::keyOf)
              .filter(Objects::nonNull)
              .forEach(requested::add);
        }
      }
    }

    // Then
    // The prices of savings plans are asked for by expected usage that no golden plan has: they are
    // in lists of their own, so an instance would lack a price everywhere.
    assertThat(unrequested(AwsKeys.all(), requested))
        .containsExactlyInAnyOrder(EcsKeys.SPOT, Ec2Keys.SAVINGS_PLAN);
    assertThat(unrequested(List.of(GoogleKeys.values()), requested)).isEmpty();
    assertThat(unrequested(List.of(AzureKeys.values()), requested))
        .containsExactlyInAnyOrder(AzureKeys.DEDICATED_HOST);
  }

  private static Stream<KeyForm> unrequested(
      Collection<? extends KeyForm> forms, Set<PriceKey> requested) {
    return forms.stream()
        .filter(form -> requested.stream().noneMatch(form::covers))
        .map(KeyForm.class::cast);
  }

  private static PriceKey keyOf(LineItem line) {
    return switch (line) {
      case LineItem.Priced priced -> priced.price();
      case LineItem.DependsOnUsage usage -> usage.price();
      case LineItem.NotPriced missing -> missing.price();
    };
  }
}
