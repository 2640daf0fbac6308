package io.cloudcostguard.estimation.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.GoldenBills;
import io.cloudcostguard.estimation.decision.Decision;
import io.cloudcostguard.estimation.decision.Guardrail;
import io.cloudcostguard.estimation.decision.Reason;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What code scanning and test reports show of a decision, and of plans that are large or hostile.
class ReportFormatsTest {

  private static final Path SAMPLE = Path.of("../examples/web-stack");

  @ParameterizedTest
  @CsvSource({"delta>500, error, 1", "total>100000, , 0"})
  void failWhereALimitIsBroken(String guardrail, @Nullable String level, String failures)
      throws Exception {
    PlanEstimated estimate = GoldenBills.estimate(SAMPLE);
    Reason reason = Guardrail.parse(guardrail).check(estimate);
    BillStyle style =
        BillStyle.PLAIN.with(Decision.of(reason == null ? List.of() : List.of(reason)).verdict());

    JsonNode first = sarif(estimate, style).at("/results/0");
    Element suite = junit(estimate, style);

    assertThat(first.get("ruleId").asString().equals("decision")).isEqualTo(level != null);
    if (level != null) {
      assertThat(first.get("level").asString()).isEqualTo(level);
      assertThat(first.at("/message/text").asString()).contains("rises by");
    }
    assertThat(suite.getAttribute("failures")).isEqualTo(failures);
    assertThat(suite.getElementsByTagName("failure").getLength())
        .isEqualTo(Integer.parseInt(failures));
  }

  @Test
  void aCommentSaysTheLimitsWhatIsLeftAndWhatToDo() throws Exception {
    PlanEstimated estimate = GoldenBills.estimate(SAMPLE);
    List<Reason> reasons = new ArrayList<>();
    for (String guardrail : List.of("total>10000", "delta>500", "deltaPercent>25 and delta>9000")) {
      reasons.add(Guardrail.parse(guardrail).check(estimate));
    }
    BillStyle style = BillStyle.PLAIN.with(Decision.of(reasons).verdict());

    String comment = EstimateFormat.MARKDOWN.text(estimate, Instant.EPOCH, style);

    assertThat(comment.substring(comment.indexOf("**Blocked"), comment.indexOf("The 3 largest")))
        .isEqualTo(
            """
            **Blocked.**
            - The monthly cost rises by $783.48; at most $500.00 is allowed.
            - The plan's resources will cost $1,019.11 a month, within what is allowed.
            - The monthly cost rises by 332.5 %, within what is allowed.

            Limits:

            - plan: $783.48 of $500.00, $283.48 above
            - plan: $1,019.11 of $10,000.00, $8,980.89 left

            What to do: Change the plan, or the guardrail.

            """);
  }

  @Test
  void passesNoTestOfAResourceWithoutPrice() throws Exception {
    PlanEstimated estimate = unsupported(1, "aws_unheard_of.a");

    Element suite = junit(estimate, BillStyle.PLAIN);
    JsonNode result = sarif(estimate, BillStyle.PLAIN).at("/results/0");

    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(suite.getElementsByTagName("skipped").getLength()).isOne();
    assertThat(result.get("level").asString()).isEqualTo("warning");
    assertThat(result.at("/properties/delta").isMissingNode()).isTrue();
  }

  @Test
  void keepsWithinWhatAForgeShows() throws IOException {
    JsonNode run = sarif(unsupported(6_000, "aws_unheard_of.a"), BillStyle.PLAIN);

    assertThat(run.get("results")).hasSize(SarifLog.MOST_RESULTS);
    assertThat(run.at("/properties/resultsLeftOut").asInt()).isEqualTo(1_000);
  }

  @Test
  void makesNoLinkAndNoElementOfAName() throws Exception {
    PlanEstimated estimate = unsupported(1, "[a](https://x.example) <b a=\"c\">\u001b & ]]>");

    String message = sarif(estimate, BillStyle.PLAIN).at("/results/0/message/text").asString();
    Element suite = junit(estimate, BillStyle.PLAIN);

    assertThat(message).doesNotContain("](").doesNotContain("\u001b");
    assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("name"))
        .isEqualTo("[a](https://x.example) <b a=\"c\">\\u001b & ]]>");
  }

  private static JsonNode sarif(PlanEstimated estimate, BillStyle style) {
    return Json.MAPPER
        .readTree(EstimateFormat.SARIF.text(estimate, Instant.EPOCH, style))
        .at("/runs/0");
  }

  private static Element junit(PlanEstimated estimate, BillStyle style) throws Exception {
    byte[] report =
        EstimateFormat.JUNIT.text(estimate, Instant.EPOCH, style).getBytes(StandardCharsets.UTF_8);
    return Objects.requireNonNull(
        (Element)
            DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(report))
                .getElementsByTagName("testsuite")
                .item(0));
  }

  /// The sample with new resources of a type without prices, and no others.
  private static PlanEstimated unsupported(int count, String address) throws IOException {
    JsonNode tree = Json.MAPPER.valueToTree((PlanOutcome) GoldenBills.estimate(SAMPLE));
    ArrayNode resources = ((ObjectNode) tree).putArray("resources");
    for (int i = 0; i < count; i++) {
      ObjectNode resource = resources.addObject();
      resource.put("address", address);
      resource.put("type", "aws_unheard_of");
      resource.put("action", "CREATE");
      resource.put("imported", false);
      resource.put("state", "UNSUPPORTED");
      resource.put("reason", "This version has no prices for the type.");
      resource.putArray("components");
      resource.putObject("doubts").put("after", "PRICE").put("more", "PRICE");
    }
    return Json.MAPPER.treeToValue(tree, PlanEstimated.class);
  }
}
