package io.cloudcostguard.estimation.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.GoldenBills;
import io.cloudcostguard.estimation.usage.UsageFile;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.plan.Usage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UsageCheckTest {

  private static final ResourceTypes TYPES = new ResourceTypes();

  private static final List<PlannedResource> PLAN =
      List.of(
          planned("aws_lambda_function", "aws_lambda_function.api"),
          planned("aws_lambda_function", "aws_lambda_function.many[0]"),
          planned("aws_lambda_function", "aws_lambda_function.many[1]"),
          planned("aws_s3_bucket", "module.lake[\"raw\"].aws_s3_bucket.this"),
          planned("aws_cloudfront_distribution", "aws_cloudfront_distribution.cdn"),
          planned("aws_unheard_of", "aws_unheard_of.x"),
          planned("aws_iam_role", "aws_iam_role.r"),
          planned("aws_instance", "aws_instance.web"));

  static Stream<Path> folders() throws IOException {
    return GoldenBills.folders();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // what is right
        "aws_lambda_function.api: {monthly_requests: 5} |",
        "aws_lambda_function.many[*]: {monthly_requests: 1e6} |",
        "aws_lambda_function.many[1]: {monthly_requests: 5} |",
        "module.lake[*].aws_s3_bucket.this: {standard: {storage_gb: 5}} |",
        "aws_s3_bucket: {standard.storage_gb: 5} |",
        "aws_cloudfront_distribution.cdn: {monthly_http_requests: {us: 5, japan: 1}} |",
        "aws_instance.web: {operating_system: windows} |",
        "aws_unheard_of.x: {anything: at all} |",
        // keys
        "aws_lambda_function.api: {monthly_request: 5} | usage of aws_lambda_function.api: aws_lambda_function does not read monthly_request; did you mean monthly_requests?",
        "aws_lambda_function: {monthly_request: 5} | usage of type aws_lambda_function: aws_lambda_function does not read monthly_request; did you mean monthly_requests?",
        "aws_lambda_function.api: {price: 5} | usage of aws_lambda_function.api: aws_lambda_function does not read price",
        "aws_s3_bucket: {standard: {storage: 5}} | usage of type aws_s3_bucket: aws_s3_bucket does not read standard.storage; did you mean standard.storage_gb?",
        "aws_s3_bucket: {standard: 5} | usage of type aws_s3_bucket: aws_s3_bucket does not read standard; did you mean standard.monthly_select_data_returned_gb?",
        "aws_cloudfront_distribution: {monthly_http_requests: {us: {east: 1}}} | usage of type aws_cloudfront_distribution: aws_cloudfront_distribution does not read monthly_http_requests.us.east",
        "aws_iam_role.r: {requests: 5} | usage of aws_iam_role.r: aws_iam_role does not read requests",
        // types
        "aws_lamda_function: {monthly_requests: 5} | usage of type aws_lamda_function: this version does not know the type; did you mean aws_lambda_function?",
        "nonsense: {a: 5} | usage of type nonsense: this version does not know the type",
        // addresses
        "aws_lambda_function.apy: {monthly_requests: 5} | usage of aws_lambda_function.apy: the plan has no such resource; did you mean aws_lambda_function.api?",
        "aws_lambda_function.many: {monthly_requests: 5} | usage of aws_lambda_function.many: the plan has no such resource; did you mean aws_lambda_function.many[*]?",
        "aws_lambda_function.many[7]: {monthly_requests: 5} | usage of aws_lambda_function.many[7]: the plan has no such resource; did you mean aws_lambda_function.many[*]?",
        "aws_lambda_function.api[*]: {monthly_requests: 5} | usage of aws_lambda_function.api[*]: the plan has no such resource; did you mean aws_lambda_function.api?",
        "module.lake.aws_s3_bucket.this: {object_tags: 5} | usage of module.lake.aws_s3_bucket.this: the plan has no such resource; did you mean module.lake[*].aws_s3_bucket.this?",
        "aws_sqs_queue.q: {} | usage of aws_sqs_queue.q: the plan has no such resource",
        // values
        "aws_lambda_function.api: {monthly_requests: many} | usage of aws_lambda_function.api: monthly_requests is not a number",
        "aws_lambda_function.api: {monthly_requests: -5} | usage of aws_lambda_function.api: monthly_requests is negative",
        "aws_s3_bucket: {standard: {storage_gb: 12 GB}} | usage of type aws_s3_bucket: standard.storage_gb is not a number",
      })
  void saysWhatHasNoEffect(String entry, String warning) throws IOException {
    assertThat(warnings(entry)).isEqualTo(warning == null ? List.of() : List.of(warning));
  }

  @Test
  void readsTheNameOfATypeAmongAddresses() throws IOException {
    Usage usage =
        read(
            """
            resource_usage:
              aws_lambda_function: {monthly_requests: 5, nonsense: 1}
              aws_sqs_queue: {monthly_requests: 5}
            """);

    assertThat(UsageCheck.warnings(usage, PLAN, TYPES))
        .containsExactly(
            "usage of aws_lambda_function: aws_lambda_function does not read nonsense",
            "usage of aws_sqs_queue: the plan has no such resource");
  }

  @Test
  void warnsOfSectionsThatNothingReads() throws IOException {
    Usage usage =
        read(
            """
            x-base: {monthly_requests: 5}
            usage:
              aws_lambda_function.api: {monthly_requests: 5}
            resource_type_usage: {}
            """);

    assertThat(UsageCheck.warnings(usage, PLAN, TYPES))
        .containsExactly(
            "usage file: nothing reads the section usage",
            "usage file: nothing reads the section resource_type_usage");
  }

  @Test
  void warnsInOrderOfTypesAddressesAndKeys() throws IOException {
    Usage usage =
        read(
            """
            resource_usage:
              aws_z.z: {}
              aws_lambda_function.api: {z: 1, a: 1}
            resource_type_default_usage:
              nope: {}
              nay: {}
            """);

    assertThat(UsageCheck.warnings(usage, PLAN, TYPES))
        .extracting(warning -> warning.split("[;:]")[0] + warning.charAt(warning.length() - 1))
        .containsExactly(
            "usage of type naye",
            "usage of type nopee",
            "usage of aws_lambda_function.apia",
            "usage of aws_lambda_function.apiz",
            "usage of aws_z.ze");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void hasNothingToSayOfTheUsageOfGoldenBills(Path folder) throws IOException {
    assertThat(GoldenBills.estimate(folder).warnings())
        .noneMatch(warning -> warning.startsWith("usage"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void knowsEveryKeyThatABillAsksFor(Path folder) throws IOException {
    GoldenBills.estimate(folder)
        .resources()
        .forEach(resource ->
            resource
                .components()
                .forEach(component -> {
                  if (component.after() instanceof LineItem.DependsOnUsage(_, var keys, _, _)) {
                    assertThat(keys.split(", ")).allMatch(TYPES.find(resource.type())::hasUsageKey);
                  }
                }));
  }

  @Test
  void staysShortAndQuickWhateverTheFile() {
    // Given more wrong names than a user has
    List<PlannedResource> plan =
        IntStream.range(0, 5_000)
            .mapToObj(i -> planned("aws_instance", "aws_instance.a_longer_name_%05d".formatted(i)))
            .toList();
    Map<String, Map<String, Object>> byAddress = new HashMap<>();
    IntStream.range(0, 10_000)
        .forEach(
            i -> byAddress.put("aws_instance.a_longer_nine_%05d".formatted(i), Map.of("x", "1")));
    byAddress.put("aws_x." + "y".repeat(500_000), Map.of());

    // When
    List<String> warnings =
        Assertions.assertTimeout(
            Duration.ofSeconds(20),
            () -> UsageCheck.warnings(new Usage(Map.of(), byAddress, null), plan, TYPES));

    // Then
    assertThat(warnings).hasSize(51).allMatch(warning -> warning.length() < 500);
    assertThat(warnings.getLast()).isEqualTo("usage file: 9951 more warnings");
  }

  @Test
  void leavesOutTheValuesThatNothingReads() throws IOException {
    Usage usage =
        read(
            """
            resource_type_default_usage:
              aws_lambda_function: {monthly_requests: 5, password: hunter2}
              nope: {password: hunter2}
            resource_usage:
              module.a["b"].aws_s3_bucket.c[*]: {standard: {storage_gb: hunter2, object: 1}}
              aws_instance.web: {operating_system: windows}
            free_tiers: true
            """);

    Usage allowed = new UsageAllowList(TYPES).of(usage);

    assertThat(allowed.byType())
        .isEqualTo(
            Map.of(
                "aws_lambda_function",
                Map.of("monthly_requests", "5", "password", "(left out)"),
                "nope",
                Map.of("password", "(left out)")));
    assertThat(allowed.byAddress())
        .isEqualTo(
            Map.of(
                "module.a[\"b\"].aws_s3_bucket.c[*]",
                Map.of("standard", Map.of("storage_gb", "(left out)", "object", "(left out)")),
                "aws_instance.web",
                Map.of("operating_system", "windows")));
    assertThat(allowed.takesOffFreeTiers()).isTrue();
    assertThat(UsageCheck.warnings(allowed, PLAN, TYPES))
        .isEqualTo(UsageCheck.warnings(usage, PLAN, TYPES));
  }

  private static List<String> warnings(String entry) throws IOException {
    String name = entry.substring(0, entry.indexOf(": "));
    String section = name.contains(".") ? "resource_usage" : "resource_type_default_usage";
    return new ArrayList<>(
        UsageCheck.warnings(read(section + ":\n  " + entry + "\n"), PLAN, TYPES));
  }

  private static Usage read(String yaml) throws IOException {
    return UsageFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private static PlannedResource planned(String type, String address) {
    return new PlannedResource(
        address,
        type,
        Action.CREATE,
        null,
        null,
        false,
        "eu-west-1",
        "provider aws",
        null,
        null,
        Map.of(),
        Set.of(),
        Map.of(),
        null);
  }
}
