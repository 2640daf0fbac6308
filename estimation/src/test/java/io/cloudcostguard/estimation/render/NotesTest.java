package io.cloudcostguard.estimation.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotesTest {

  private static final ResourceTypes TYPES = new ResourceTypes();

  @Test
  void sayWhichCommandBringsPricesThatAreMissing() throws IOException {
    PlanEstimated estimate = estimate("../examples/web-stack", _ -> null);

    assertThat(new Notes(estimate).lines())
        .anySatisfy(note ->
            assertThat(note)
                .startsWith("No price in eu-west-1 for some of aws ")
                .contains("ec2", "`ccg prices refresh`", "CCG_PRICING_AWS_REGIONS"));
    for (EstimateFormat format :
        new EstimateFormat[] {EstimateFormat.TABLE, EstimateFormat.HTML, EstimateFormat.MARKDOWN}) {
      assertThat(format.text(estimate, Instant.EPOCH)).contains("ccg prices refresh");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "coverage/no-op        | No changes: the plan leaves every resource as it is.",
        "coverage/all-deferred | The plan shows no resource that it changes, so what it costs is not known.",
        "coverage/refresh-only | The plan shows no resource that it changes, so what it costs is not known.",
        "diff/no-op            | No changes: the plan leaves every resource as it is."
      })
  void sayInASentenceWhatAPlanIsThatChangesNothing(String folder, String sentence)
      throws IOException {
    PlanEstimated estimate = estimate("src/test/resources/" + folder, new BundledPriceBook());

    for (EstimateFormat format :
        new EstimateFormat[] {EstimateFormat.TABLE, EstimateFormat.HTML, EstimateFormat.MARKDOWN}) {
      assertThat(format.text(estimate, Instant.EPOCH)).contains(sentence);
    }
  }

  @Test
  void leaveTheCostOfADeferredPlanUnknown() throws IOException {
    PlanEstimated estimate =
        estimate("src/test/resources/coverage/all-deferred", new BundledPriceBook());

    assertThat(estimate.afterSum().isUnknown()).isTrue();
    assertThat(estimate.deltaComplete()).isFalse();
  }

  private static PlanEstimated estimate(String folder, PriceBook book) throws IOException {
    try (InputStream json = Files.newInputStream(Path.of(folder).resolve("plan.json"))) {
      Plan plan = new PlanReader(TYPES).read(json, null);
      return new Estimator(TYPES)
          .estimate(new PlanSubmitted("id", "acme", "shop", "prod", "00", 0, plan, null), book, 1);
    }
  }
}
