package io.cloudcostguard.cli.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                {"monthlyLimit":{"amount":"10000.0","currency":"EUR"},
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
          budgets: 7                                    | `budgets` is missing
          budget: []                                    | `budget` is no section
          budgets: [{monthlyLimit: {}}]                 | no `name`
          budgets: [{name: a}, {name: a}]               | two budgets have the name a
          budgets: [{name: a, scope: {team: nobody}}]   | the team nobody is not in `teams`
          budgets: [7]                                  | a budget must be a mapping
          budgets: [                                    | is no YAML
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

    assertThat(BudgetsCommand.Apply.changes(now, wanted))
        .containsExactly(
            "monthlyLimit.amount: 1 → 2",
            "thresholds.t50.id: - → t50",
            "thresholds.t50.percent: - → 50",
            "thresholds.t80.percent: 80 → 85");
  }

  private Map<String, JsonNode> read(String yaml) throws IOException {
    return BudgetFile.read(Files.writeString(folder.resolve("budgets.yaml"), yaml));
  }
}
