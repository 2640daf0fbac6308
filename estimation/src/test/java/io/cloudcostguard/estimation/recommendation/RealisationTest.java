package io.cloudcostguard.estimation.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.cloudcostguard.schemas.recommendation.RealisedSaving;
import io.cloudcostguard.schemas.recommendation.Recommendation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A saving is realised where a later plan has it, and not where it only looks so.
class RealisationTest {

  private static final ResourceTypes TYPES = new ResourceTypes();
  private static final PriceBook PRICES = new BundledPriceBook();
  private static final Advisor ADVISOR = new Advisor(TYPES);
  private static final String VOLUME = "{\"type\":\"gp3\",\"size\":100}";

  @Test
  void takesWhatWasSaidForWhatIsSaved() throws IOException {
    Recommendation said = said("aws-ec2-graviton", instance("m5.large"));
    String target = said.changes().getFirst().to();

    Realisation later = later(said, instance(target));

    assertThat(later.advised().realised())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.id()).isEqualTo(said.id());
          assertThat(one.monthly()).isEqualByComparingTo(said.saving().monthly());
        });
  }

  /// Another type saves what that one costs less; a dearer one nothing, nor one without a price.
  @ParameterizedTest
  @CsvSource({"m7g.large, true", "m6g.medium, true", "m7g.xlarge, false", "m7g.24xlarge, false"})
  void computesWhatAnotherWaySaves(String type, boolean saves) throws IOException {
    Recommendation said = said("aws-ec2-graviton", instance("m5.large"));

    Realisation later = later(said, instance(type));

    BigDecimal less = cost(plan(instance("m5.large"))).subtract(cost(plan(instance(type))));
    if (saves) {
      assertThat(later.advised().realised())
          .singleElement()
          .extracting(RealisedSaving::monthly)
          .satisfies(monthly -> assertThat(monthly).isEqualByComparingTo(less));
      assertThat(later.advised().gone()).isNull();
    } else {
      assertThat(later.advised().realised()).isNull();
      assertThat(later.advised().gone()).containsExactly(said.id());
    }
  }

  @Test
  void takesADestroyedResourceForNoOtherAttribute() throws IOException {
    Recommendation said = said("aws-ec2-graviton", instance("m5.large"));

    Realisation later = later(said, "");

    assertThat(later.advised().realised()).isNull();
    assertThat(later.advised().gone()).containsExactly(said.id());
  }

  /// What was to be removed is gone only where it is destroyed.
  @ParameterizedTest
  @CsvSource({"delete, true", "forget, false"})
  void takesWhatIsForgottenForNotRemoved(String action, boolean realised) throws IOException {
    Recommendation said = said("aws-ebs-unattached", volume("a", "create", "null", VOLUME, ""));

    Realisation later = later(said, volume("a", action, VOLUME, "null", ""));

    assertThat(later.advised().realised() != null).isEqualTo(realised);
    assertThat(later.advised().gone() == null).isEqualTo(realised);
  }

  @Test
  void takesWhatIsMovedForNotRemoved() throws IOException {
    Recommendation said = said("aws-ebs-unattached", volume("a", "create", "null", VOLUME, ""));

    Realisation later =
        later(
            said,
            volume("b", "no-op", VOLUME, VOLUME, "\"previous_address\":\"aws_ebs_volume.a\","));

    assertThat(later.advised().realised()).isNull();
    assertThat(later.advised().recommendations())
        .anyMatch(one -> one.rule().equals("aws-ebs-unattached"));
  }

  @Test
  void keepsOpenWhatAPartialPlanDoesNotCover() throws IOException {
    Recommendation said = said("aws-ec2-graviton", instance("m5.large"));
    PlanSubmitted targeted = plan("", ",\"complete\":false");

    Realisation later = later(said, targeted);

    assertThat(later.advised().realised()).isNull();
    assertThat(later.advised().gone()).isNull();
    assertThat(later.open()).extracting(Recommendation::id).containsExactly(said.id());
  }

  private static Recommendation said(String rule, String changes) throws IOException {
    PlanSubmitted plan = plan(changes);
    return Realisation.of(List.of(), plan, advised(plan), () -> null).open().stream()
        .filter(one -> one.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static Realisation later(Recommendation said, String changes) throws IOException {
    return later(said, plan(changes));
  }

  private static Realisation later(Recommendation said, PlanSubmitted plan) {
    return ADVISOR.realise(List.of(said), plan, PRICES, advised(plan));
  }

  private static PlanAdvised advised(PlanSubmitted plan) {
    return ADVISOR.advise(plan, PRICES, new PinnedCatalogue(1, null), Measured.NOTHING);
  }

  private static BigDecimal cost(PlanSubmitted plan) {
    return new Estimator(TYPES).estimate(plan, PRICES, 1).after().known();
  }

  private static String instance(String type) {
    return change(
        "aws_instance", "a", "create", "null", "{\"instance_type\":\"%s\"}".formatted(type), "");
  }

  private static String volume(
      String name, String action, String before, String after, String more) {
    return change("aws_ebs_volume", name, action, before, after, more);
  }

  private static String change(
      String type, String name, String action, String before, String after, String more) {
    return """
    {"address":"%s.%s",%s"mode":"managed","type":"%s","name":"%s",
     "change":{"actions":["%s"],"before":%s,"after":%s,"after_unknown":{}}}\
    """
        .formatted(type, name, more, type, name, action, before, after);
  }

  private static PlanSubmitted plan(String changes) throws IOException {
    return plan(changes, "");
  }

  private static PlanSubmitted plan(String changes, String more) throws IOException {
    String json =
        "{\"format_version\":\"1.2\",\"resource_changes\":[%s]%s}".formatted(changes, more);
    return new PlanSubmitted(
        "id",
        "local",
        "local",
        "dev",
        "digest",
        0,
        null,
        null,
        null,
        LocalDate.of(2026, 11, 28),
        new PlanReader(TYPES)
            .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "us-east-1"),
        null);
  }
}
