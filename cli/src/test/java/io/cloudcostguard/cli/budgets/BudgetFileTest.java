package io.cloudcostguard.cli.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BudgetFileTest {

  @TempDir Path folder;

  @Test
  void expandsTeamsAndRatesAndQuotesNumbers() throws Exception {
    Map<String, JsonNode> budgets =
        read(
            """
            teams:
              platform: [shop, "web-*"]
            exchange:
              EUR: {rate: 1.08, asOf: 2026-11-27, source: ECB}
            budgets:
              - name: platform
                monthlyLimit: {amount: 10000.00, currency: EUR}
                scope: {team: platform, workspaces: ["prod*"]}
                thresholds:
                  - {id: t80, percent: 80, action: NOTIFY}
              - name: all
                monthlyLimit: {amount: "5", currency: USD}
            """);

    assertThat(budgets.keySet()).containsExactly("all", "platform");
    assertThat(budgets.get("platform"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"monthlyLimit":{"amount":"10000.00","currency":"EUR"},
                 "scope":{"team":"platform","workspaces":["prod*"],"projects":["shop","web-*"]},
                 "thresholds":[{"id":"t80","percent":"80","action":"NOTIFY"}],
                 "exchange":{"rate":"1.08","asOf":"2026-11-27","source":"ECB"}}
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          budgets: 7                                    | line 1: `budgets` is missing
          budget: []                                    | `budget` is no section
          budgets: [{monthlyLimit: {}}]                 | no `name`
          budgets: [{name: a}, {name: a}]               | two budgets have the name a
          budgets: [{name: a, scope: {team: nobody}}]   | the team nobody is not in `teams`
          budgets: [7]                                  | line 1: a budget is no map
          budgets: [                                    | line 1: invalid YAML
          budgets: [&a {name: a, scope: *a}]            | *a refers to an anchor that is not complete
          teams: [a]                                    | line 1: `teams` is no map
          """)
  void saysWhatIsWrong(String yaml, String reason) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void namesOnlyTheThresholdThatDiffers() {
    JsonNode now =
        Json.MAPPER.readTree(
            """
            {"monthlyLimit":{"amount":"1","currency":"USD"},"policy":{"thresholds":[
             {"id":"t80","percent":"80"},{"id":"t100","percent":"100"}]}}
            """);
    JsonNode wanted =
        Json.MAPPER.readTree(
            """
            {"monthlyLimit":{"amount":"2","currency":"USD"},"policy":{"thresholds":[
             {"id":"t50","percent":"50"},{"id":"t80","percent":"85"},{"id":"t100","percent":"100"}]}}
            """);

    assertThat(BudgetsCommand.changes(now, wanted, List.of("monthlyLimit", "policy")))
        .containsExactly(
            "monthlyLimit.amount: 1 → 2",
            "thresholds.t50.id: - → t50",
            "thresholds.t50.percent: - → 50",
            "thresholds.t80.percent: 80 → 85");
  }

  @Test
  void keepsEveryDigitAndNothingMore() throws Exception {
    JsonNode budget =
        read("""
        budgets:
          - name: a
            monthlyLimit: {amount: 12345678901234.0123456789, currency: USD}
            scope: {tags: {version: 010, managed: true}}
            owner: ~
            schedule: {2026-12: "null"}
            splitBy:
        """)
            .get("a");

    assertThat(budget.at("/monthlyLimit/amount").asString()).isEqualTo("12345678901234.0123456789");
    assertThat(budget.at("/scope/tags/version").asString()).isEqualTo("010");
    assertThat(budget.at("/scope/tags/managed").asString()).isEqualTo("true");
    assertThat(budget.at("/owner").isNull()).isTrue();
    assertThat(budget.at("/schedule/2026-12").asString()).isEqualTo("null");
    assertThat(budget.at("/splitBy").isNull()).isTrue();
  }

  @Test
  void refusesAliasesThatMultiply() {
    StringBuilder yaml = new StringBuilder("budgets:\n  - name: a\n    x0: &x0 [a, a, a, a]\n");
    for (int i = 1; i <= 12; i++) {
      yaml.append("    x%1$d: &x%1$d [*x%2$d, *x%2$d, *x%2$d, *x%2$d]\n".formatted(i, i - 1));
    }

    assertThatThrownBy(() -> read(yaml.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than 100000 values");
  }

  @Test
  void sharesWhatSeveralBudgetsSayByMergeKeys() throws Exception {
    Map<String, JsonNode> budgets =
        read(
            """
            budgets:
              - &usual
                name: a
                monthlyLimit: {amount: 5, currency: USD}
                owner: a@example.org
              - <<: *usual
                name: b
                owner: b@example.org
            """);

    assertThat(budgets.get("b"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"owner":"b@example.org","monthlyLimit":{"amount":"5","currency":"USD"}}
                """));
  }

  @Test
  void saysThatAFileIsNoText() throws Exception {
    Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xe9, ':'});

    assertThatThrownBy(() -> BudgetFile.read(file)).hasMessageContaining("latin.yaml is not UTF-8");
  }

  private Map<String, JsonNode> read(String yaml) throws IOException {
    return BudgetFile.read(Files.writeString(folder.resolve("budgets.yaml"), yaml));
  }
}
