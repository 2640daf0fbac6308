package io.cloudcostguard.ingest.submission;

import static io.cloudcostguard.ingest.Plans.bytes;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.Usage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/// `POST /v1/plans` with a form.
class FormTest {

  private static final String FORM = "multipart/form-data; boundary=a-boundary";
  private static final String USAGE =
      """
      version: 0.1
      resource_type_default_usage:
        aws_ebs_volume:
          monthly_standard_io_requests: 1e6
      resource_usage:
        aws_ebs_volume.data:
          monthly_standard_io_requests: 2_000_000
      free_tiers: true
      """;

  private final FrontDoor door = FrontDoor.open();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takesAPlanWithItsUsageInAnyOrder(boolean planFirst) throws Exception {
    Answer answer =
        planFirst
            ? post(part("plan", plan()), part("usage", bytes(USAGE)))
            : post(part("usage", bytes(USAGE)), part("plan", plan()));

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    PlanSubmitted submitted = submitted(answer);
    assertThat(submitted.digest())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(plan())));
    assertThat(submitted.bytes()).isEqualTo(plan().length);
    assertThat(submitted.plan().resources()).hasSize(3);
    assertThat(submitted.usage())
        .isEqualTo(
            new Usage(
                Map.of("aws_ebs_volume", Map.of("monthly_standard_io_requests", "1e6")),
                Map.of("aws_ebs_volume.data", Map.of("monthly_standard_io_requests", "2000000")),
                true));
  }

  @Test
  void takesAPlanAlone() throws Exception {
    PlanSubmitted submitted = submitted(post(part("plan", plan())));

    assertThat(submitted.usage()).isNull();
    assertThat(submitted.plan().resources()).hasSize(3);
  }

  @Test
  void unpacksGzip() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(form(part("usage", bytes(USAGE)), part("plan", plan())));
    }

    Answer answer =
        door.post(
            "/v1/plans", zipped.toByteArray(), "Content-Type", FORM, "Content-Encoding", "gzip");

    assertThat(submitted(answer).usage()).isNotNull();
    assertProblem(
        door.post("/v1/plans", bytes("no gzip"), "Content-Type", FORM, "Content-Encoding", "gzip"),
        400,
        "broken-gzip");
  }

  @Test
  void keepsNoSecretOfAUsageFile() throws Exception {
    String canary = "canary-" + UUID.randomUUID();
    String usage =
        """
        resource_type_default_usage:
          aws_instance: {password: X, operating_system: windows}
        resource_usage:
          aws_ebs_volume.data: {monthly_standard_io_requests: X, nested: {token: X}}
        x-anything: X
        """
            .replace("X", canary);

    Answer answer = post(part("plan", plan()), part("usage", bytes(usage)));

    assertThat(new String(published(answer).value(), StandardCharsets.UTF_8))
        .contains("password", "windows", "token")
        .doesNotContain(canary);
  }

  @Test
  void tellsSubmissionsWithOneKeyApartByTheirUsage() throws Exception {
    String key = UUID.randomUUID().toString();
    byte[] with = form(part("plan", plan()), part("usage", bytes(USAGE)));
    byte[] without = form(part("plan", plan()));

    Answer first = door.post("/v1/plans", with, "Content-Type", FORM, "Idempotency-Key", key);
    Answer again = door.post("/v1/plans", with, "Content-Type", FORM, "Idempotency-Key", key);
    Answer other = door.post("/v1/plans", without, "Content-Type", FORM, "Idempotency-Key", key);

    assertThat(again.json()).isEqualTo(first.json());
    assertProblem(other, 422, "idempotency-key-reused");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: 1\\n b: 2                                  | line 2: invalid YAML",
        "resource_usage: [1]                           | line 1: a list",
        "resource_usage:\\n  a.b: {k: 1, k: 2}         | line 2: `k` is repeated",
        "free_tier: true                               | did you mean free_tiers?",
      })
  void saysWhatIsWrongWithTheUsage(String usage, String detail) throws Exception {
    byte[] yaml = bytes(usage.replace("\\n", "\n"));
    Answer answer = post(part("plan", plan()), part("usage", yaml));

    assertProblem(answer, 400, "usage-unreadable");
    assertThat(answer.json().path("detail").asString()).contains(detail);
  }

  @Test
  void refusesAUsageFileOverAMegabyte() throws Exception {
    Answer answer = post(part("usage", bytes("# comment\n".repeat(200_000))), part("plan", plan()));

    assertProblem(answer, 400, "usage-unreadable");
    assertThat(answer.json().path("detail").asString()).contains("1048576 bytes");
  }

  @Test
  void saysWhatIsWrongWithThePlan() throws Exception {
    assertProblem(post(part("plan", bytes("{`"))), 400, "not-json");
    assertProblem(post(part("plan", bytes(""))), 400, "empty");
    assertProblem(post(part("plan", bytes("{}")), part("usage", bytes(USAGE))), 422, "not-a-plan");
  }

  @Test
  void saysWhatIsWrongWithTheForm() throws Exception {
    assertForm(post(part("usage", bytes(USAGE))), "no part `plan`");
    assertForm(post(part("plan", plan()), part("plan", plan())), "two parts `plan`");
    assertForm(post(part("plan", plan()), part("extra", bytes("x"))), "neither `plan` nor `usage`");
    assertForm(door.post("/v1/plans", bytes(""), "Content-Type", FORM), "no part `plan`");
    assertForm(door.post("/v1/plans", plan(), "Content-Type", FORM), "no part `plan`");
    assertForm(
        door.post("/v1/plans", form(), "Content-Type", "multipart/form-data"), "is truncated");
    byte[] cut =
        new String(form(part("plan", plan())), StandardCharsets.UTF_8)
            .substring(0, 500)
            .getBytes(StandardCharsets.UTF_8);
    assertForm(door.post("/v1/plans", cut, "Content-Type", FORM), "is truncated");
  }

  @Test
  void refusesPlansOverTheLimit() throws Exception {
    try (ConfigurableApplicationContext small =
        door.start(door.broker(), "--ccg.ingest.max-plan-bytes=1KB")) {
      Answer answer =
          door.send(
              FrontDoor.request(FrontDoor.portOf(small), "/v1/plans")
                  .header("Authorization", "Bearer " + FrontDoor.TOKEN)
                  .header("Content-Type", FORM)
                  .POST(BodyPublishers.ofByteArray(form(part("plan", plan())))));

      assertProblem(answer, 413, "too-large");
      assertThat(answer.json().path("detail").asString()).contains("1024 bytes");
    }
  }

  private static void assertForm(Answer answer, String detail) {
    assertProblem(answer, 400, "invalid-form");
    assertThat(answer.json().path("detail").asString()).contains(detail);
  }

  private static void assertProblem(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:cloudcostguard:problem:" + slug);
    assertThat(answer.body()).doesNotContain("Exception", "\tat ");
  }

  private Answer post(byte[]... parts) throws Exception {
    return door.post("/v1/plans", form(parts), "Content-Type", FORM);
  }

  private static byte[] part(String name, byte[] content) throws IOException {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    part.write(
        bytes(
            "--a-boundary\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                .formatted(name, name)));
    part.write(content);
    part.write(bytes("\r\n"));
    return part.toByteArray();
  }

  private static byte[] form(byte[]... parts) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      form.write(part);
    }
    form.write(bytes("--a-boundary--\r\n"));
    return form.toByteArray();
  }

  private PlanSubmitted submitted(Answer answer) {
    return Json.MAPPER.readValue(published(answer).value(), PlanSubmitted.class);
  }

  private ConsumerRecord<String, byte[]> published(Answer answer) {
    String id = answer.json().path("id").asString();
    List<ConsumerRecord<String, byte[]>> records =
        door.records(Topics.PLANS, r -> id.equals(EventHeaders.text(r.headers(), "ce_id")));
    assertThat(records).hasSize(1);
    return records.getFirst();
  }
}
