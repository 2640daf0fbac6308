package io.cloudcostguard.estimation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.estimation.usage.UsageFile;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.plan.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// However many resources the front door lets through, and of whatever type: their estimate fits a
/// record.
class EstimateSizeTest {

  private static final int MOST_RESOURCES = 100_000;
  private static final ResourceTypes TYPES = new ResourceTypes();

  @ParameterizedTest
  @CsvSource({
    "s3_bucket, aws_s3_bucket",
    "instance, aws_instance",
    "lambda_function, aws_lambda_function"
  })
  void aPlanOfTheMostResourcesOfAnyTypeFits(String folder, String type) throws IOException {
    PlanEstimated few = estimate(folder, type, 10);
    PlanEstimated many = estimate(folder, type, MOST_RESOURCES);

    assertThat(bytes(many)).isLessThan(Topics.MAX_UNCOMPRESSED_BYTES - 64 * 1024);
    assertThat(many.after().known()).isEqualByComparingTo(few.after().known().movePointRight(4));
    assertThat(lines(many)).isBetween(1, Estimator.MOST_LINES);
    assertThat(many.warnings())
        .filteredOn(warning -> warning.contains("without lines"))
        .hasSize(lines(few) * (MOST_RESOURCES / 10) > Estimator.MOST_LINES ? 1 : 0);
  }

  private static PlanEstimated estimate(String name, String type, int count) throws IOException {
    Path folder = Path.of("src/test/resources/golden", name);
    Plan plan;
    try (InputStream json = Files.newInputStream(folder.resolve("plan.json"))) {
      plan = new PlanReader(TYPES).read(json, null);
    }
    PlannedResource one =
        plan.resources().stream().filter(r -> r.type().equals(type)).findFirst().orElseThrow();
    List<PlannedResource> copies =
        IntStream.range(0, count)
            .mapToObj(i -> at("module.fleet[\"eu-west-1\"]." + type + ".copy[" + i + "]", one))
            .toList();
    return new Estimator(TYPES)
        .estimate(
            new PlanSubmitted(
                "id",
                "tenant",
                "project",
                "workspace",
                "digest",
                0,
                new Plan("1.2", null, copies, List.of()),
                usage(folder, type, one.address())),
            new BundledPriceBook(),
            1);
  }

  private static PlannedResource at(String address, PlannedResource one) {
    return new PlannedResource(
        address,
        one.type(),
        one.action(),
        one.previousAddress(),
        one.deposed(),
        one.imported(),
        one.region(),
        one.regionSource(),
        one.regionBefore(),
        one.before(),
        one.after(),
        one.unknown(),
        Map.of(),
        Map.of("team", "platform", "environment", "production"));
  }

  /// What the folder expects of this one, expected of all.
  private static Usage usage(Path folder, String type, String address) throws IOException {
    if (!Files.exists(folder.resolve("usage.yml"))) {
      return Usage.NONE;
    }
    try (InputStream yaml = Files.newInputStream(folder.resolve("usage.yml"))) {
      Usage usage = UsageFile.read(yaml);
      Map<String, Object> expected =
          usage.byAddress().getOrDefault(address, usage.byType().getOrDefault(type, Map.of()));
      return new Usage(Map.of(type, expected), Map.of(), null);
    }
  }

  private static int lines(PlanEstimated estimate) {
    return estimate.resources().stream().mapToInt(one -> one.components().size()).sum();
  }

  private static long bytes(PlanEstimated estimate) {
    long[] count = {0};
    Json.MAPPER.writeValue(
        new OutputStream() {
          @Override
          public void write(int b) {
            count[0]++;
          }

          @Override
          public void write(byte[] from, int offset, int length) {
            count[0] += length;
          }
        },
        estimate);
    return count[0];
  }
}
