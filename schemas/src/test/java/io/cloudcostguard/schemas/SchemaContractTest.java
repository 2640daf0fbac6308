package io.cloudcostguard.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Schema, example and record of a topic's values say the same.
class SchemaContractTest {

  static Stream<Contract> contracts() {
    return Contract.all();
  }

  static Stream<Arguments> examples() {
    return contracts()
        .flatMap(
            contract -> contract.examples().stream().map(file -> Arguments.of(contract, file)));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyTopicHasASchemaAndExamples(Contract contract) {
    assertThat(contract.schemaFile()).exists();
    assertThat(contract.examples()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleIsValid(Contract contract, Path file) throws IOException {
    assertThat(contract.violations(json(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleIsReadAndWrittenBackAsItWas(Contract contract, Path file) throws IOException {
    JsonSerde<?> serde = new JsonSerde<>(contract.type());

    assertThat(rewritten(serde, Files.readAllBytes(file))).isEqualTo(json(file));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyRecordAndEveryCaseIsInAnExample(Contract contract) throws IOException {
    Set<Class<?>> seen = new HashSet<>();
    for (Path file : contract.examples()) {
      seen.addAll(
          Contract.recordsIn(Json.MAPPER.readValue(Files.readAllBytes(file), contract.type())));
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(contract.records());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PlanSubmitted/v1/web-stack          | /id                                  | ""
          PlanSubmitted/v1/web-stack          | /tenant                              |
          PlanSubmitted/v1/web-stack          | /digest                              | "9F86"
          PlanSubmitted/v1/web-stack          | /bytes                               | -1
          PlanSubmitted/v1/web-stack          | /plan                                | null
          PlanSubmitted/v1/web-stack          | /plan/resources/0/action             | "RESIZE"
          PlanSubmitted/v1/web-stack          | /plan/resources/0/imported           | "no"
          PlanSubmitted/v1/web-stack          | /plan/resources/0/before             | []
          PlanSubmitted/v1/web-stack          | /plan/resources/0/after/instance_type | null
          PlanSubmitted/v1/web-stack          | /plan/resources/2/unknown            | ["a","a"]
          PlanSubmitted/v1/web-stack          | /plan/resources/2/references/subnet_id | "a"
          PlanSubmitted/v1/moved-across-regions-with-usage | /usage/byType           | []
          PlanSubmitted/v1/free-tiers         | /usage/freeTiers                     | "yes"
          PlanSubmitted/v1/pull-request       | /fingerprint                         | "9F86"
          PlanSubmitted/v1/pull-request       | /source/pullRequest                  | "42"
          PlanSubmitted/v1/pull-request       | /source/stage                        | "applied"
          PlanOutcome/v1/estimated-pull-request | /source/repository                 | ""
          PriceRecord/v1/listed               | /record                              | "prices"
          PriceRecord/v1/listed               | /key                                 | "AWS/EC2/x"
          PriceRecord/v1/listed               | /key                                 | "catalogue"
          PriceRecord/v1/listed               | /entries                             | []
          PriceRecord/v1/listed               | /entries/0/version                   | 0
          PriceRecord/v1/listed               | /entries/0/listing/state             | "sold"
          PriceRecord/v1/listed               | /entries/0/listing/price/currency    | "usd"
          PriceRecord/v1/listed               | /entries/0/listing/price/tiers       | []
          PriceRecord/v1/listed               | /entries/0/listing/price/tiers/0/price | "-1"
          PriceRecord/v1/listed               | /entries/0/listing/price/tiers/0/price | "1E-7"
          PriceRecord/v1/listed               | /entries/0/listing/price/tiers/0/price | 0.107
          PriceRecord/v1/listed               | /entries/0/listing/price/effectiveFrom | "2025-02-30"
          PriceRecord/v1/ambiguous            | /entries/0/listing/candidates        |
          PriceRecord/v1/catalogue-completed  | /version                             | "7"
          PriceRecord/v1/catalogue-completed  | /prices                              |
          PriceRecord/v1/catalogue-completed-with-digest | /digest                   | "5F2D"
          PlanOutcome/v1/estimated-pull-request | /catalogueDigest                   | 7
          PriceRecord/v1/contract-price       | /tenant                              |
          PriceRecord/v1/contract-price       | /scope                               | "aws/ebs/"
          PriceRecord/v1/contract-price       | /changes                             | []
          PriceRecord/v1/contract-price       | /changes/0/term                      | {}
          PriceRecord/v1/contract-price       | /changes/0/term/discount/percent     | "101"
          PriceRecord/v1/contract-price       | /changes/0/term/discount/percent     | -3
          PlanOutcome/v1/estimated-under-contract | /atListPrices/deltaComplete      |
          PlanOutcome/v1/estimated-under-contract | /resources/0/components/0/after/contracted/rule | ""
          PlanOutcome/v1/estimated-under-contract | /resources/0/components/0/after/contracted/list |
          PricesChanged/v1/moved              | /version                             | 0
          PricesChanged/v1/moved              | /services                            |
          PricesChanged/v1/moved              | /services/0/vendor                   | ""
          PricesChanged/v1/moved              | /services/0/changed                  | -1
          PricesChanged/v1/moved              | /largest/0/key                       | "ec2"
          PricesChanged/v1/moved              | /largest/0/after                     | 0.12
          PlanOutcome/v1/estimated            | /outcome                             | "rejected"
          PlanOutcome/v1/estimated            | /catalogueVersion                    |
          PlanOutcome/v1/estimated            | /delta                               | 1467.706
          PlanOutcome/v1/estimated            | /before/known                        | "-0.01"
          PlanOutcome/v1/estimated            | /coverage/unsupported                | -1
          PlanOutcome/v1/estimated            | /coverage/unsupportedTypes/aws_gamelift_fleet | "1"
          PlanOutcome/v1/estimated            | /resources/0/state                   | "CHEAP"
          PlanOutcome/v1/estimated            | /resources/0/components/0/after/charges | []
          PlanOutcome/v1/estimated            | /resources/0/components/0/after/monthlyCost |
          PlanOutcome/v1/estimated            | /resources/2/components/1/after/usage | ""
          PlanOutcome/v1/estimated            | /resources/3/components/0/after/reason |
          PlanOutcome/v1/estimated            | /resources/3/components/0/after/quantity | 730
          PlanOutcome/v1/estimated            | /resources/3/doubts                  | {}
          PlanOutcome/v1/estimated            | /doubts/more                         | "LUCK"
          PlanOutcome/v1/estimated            | /priceDates/newest                   | "June"
          PlanOutcome/v1/rejected             | /reason                              | ""
          PlanOutcome/v1/cancelled            | /workspace                           |
          CancellationRequested/v1/asked          | /tenant                              |
          Budget/v1/web-shop                  | /id                                  | "web-shop"
          Budget/v1/web-shop                  | /monthlyLimit/amount                 | "1,200"
          Budget/v1/web-shop                  | /monthlyLimit/currency               | "dollars"
          Budget/v1/web-shop                  | /warnWhenIncomplete                  |
          BudgetAlert/v1/firing-exceeded      | /alert                               | "burning"
          BudgetAlert/v1/firing-exceeded      | /cause                               | "BAD_LUCK"
          BudgetAlert/v1/firing-exceeded      | /notPriced                           |
          BudgetAlert/v1/resolved             | /episode                             | 0
          LedgerEntry/v1/workspace            | /entry                               | "cost"
          LedgerEntry/v1/workspace            | /sequence                            | 0
          LedgerEntry/v1/workspace            | /costs                               |
          LedgerEntry/v1/workspace            | /costs/proposals/0/planId            |
          LedgerEntry/v1/workspace            | /costs/settled/groups/0/known        | 7
          LedgerEntry/v1/workspace            | /costs/closed/0/at                   | "now"
          LedgerEntry/v1/standing             | /planned                             | 7
          LedgerEntry/v1/standing             | /cause                               | "BAD_LUCK"
          LedgerEntry/v1/standing             | /firing/t80                          | 0
          LedgerEntry/v1/standing             | /atLeast                             | -1
          LedgerEntry/v1/workspace            | /costs/settled/terms/0/side          | "AFTER"
          BudgetAlert/v1/firing-by-prices     | /details/prices/version              | 0
          PriceEffect/v1/on-plan              | /effect                              | "world"
          PriceEffect/v1/on-plan              | /prices/moves/0/effect               | 9.49
          PriceEffect/v1/on-plan              | /last                                |
          PriceEffect/v1/on-tenant            | /moved                               | 0
          PriceEffect/v1/on-tenant            | /before                              |
          AlertAnswered/v1/acknowledged       | /answer/kind                         | "IGNORED"
          AlertAnswered/v1/snoozed            | /threshold                           | ""
          LedgerEntry/v1/standing             | /answers                             | {}
          Budget/v1/with-policy               | /policy/remindHours                  | 0
          Settlement/v1/applied               | /after                               |
          Settlement/v1/applied               | /settlement                          | "done"
          Settlement/v1/withdrawn             | /planId                              | ""
          Settlement/v1/pull-request-ended    | /pullRequest                         | 0
          Settlement/v1/retired               | /workspace                           |
          Budget/v1/with-policy               | /policy/splitBy                      | "colour"
          Budget/v1/with-policy               | /policy/thresholds/0/percent         |
          Budget/v1/with-policy               | /policy/thresholds/0/action          | "SHOUT"
          Budget/v1/with-policy               | /policy/schedule/2026-12             | -1
          Budget/v1/with-policy               | /policy/exchange/rate                | 1.08
          BudgetAlert/v1/firing-with-details  | /details/trigger                     | "LUCK"
          BudgetAlert/v1/firing-with-details  | /details/at                          | "now"
          BudgetAlert/v1/firing-with-details  | /details/movers/0/delta              |
          PlanDecided/v1/waits-for-approval   | /state                               | "MAYBE"
          PlanDecided/v1/waits-for-approval   | /before                              | "MAYBE"
          PlanDecided/v1/waits-for-approval   | /submittedAt                         |
          PlanDecided/v1/waits-for-approval   | /number                              | 0
          PlanDecided/v1/approved             | /approvedBy                          | ""
          AuditRecorded/v1/key-made           | /action                              | "made a key"
          AuditRecorded/v1/key-made           | /status                              | 42
          AuditRecorded/v1/key-made           | /made                                | "key"
          DeliveryAttempted/v1/delivered      | /eventType                           | "plan.estimated"
          DeliveryAttempted/v1/delivered      | /attempt                             | 0
          DeliveryAttempted/v1/delivered      | /outcome                             | "LOST"
          DeliveryAttempted/v1/delivered      | /status                              | 42
          DeliveryAttempted/v1/delivered      | /at                                  | "yesterday"
          DeliveryAttempted/v1/retrying       | /nextAttemptAt                       | 1763631032
          SubscriptionDisabled/v1/dead        | /reason                              | ""
          SubscriptionDisabled/v1/dead        | /failingSince                        |
          """)
  void aBrokenValueIsRefused(String example, String pointer, String broken) throws IOException {
    Path file = Path.of("src/test/resources/examples", example + ".json");
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode value = json(file);
    assertThat(value.at(at).isMissingNode()).as("%s is in %s", at, example).isFalse();

    ObjectNode parent = (ObjectNode) value.at(at.head());
    parent.remove(at.last().getMatchingProperty());
    if (broken != null) {
      parent.set(at.last().getMatchingProperty(), Json.MAPPER.readTree(broken));
    }

    assertThat(contractOf(example).violations(value)).isNotEmpty();
  }

  private static Contract contractOf(String example) {
    return contracts().filter(one -> example.startsWith(one + "/")).findFirst().orElseThrow();
  }

  private static <V> JsonNode rewritten(JsonSerde<V> serde, byte[] bytes) {
    V value = serde.deserializer().deserialize("topic", bytes);
    return Json.MAPPER.readTree(serde.serializer().serialize("topic", value));
  }

  private static JsonNode json(Path file) throws IOException {
    return Json.MAPPER.readTree(Files.readAllBytes(file));
  }
}
