package io.cloudcostguard.estimation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.plan.Allowed;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Every resource type is estimated whatever stands in the attributes that it reads: a name that is
/// none leaves its price unknown, and ends no estimate.
class OddValuesTest {

  private static final ResourceTypes TYPES = new ResourceTypes();
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path WITHOUT_USAGE = Path.of("src/test/resources/no-such-folder");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"_\"",
        "\"gp\"",
        "\"bc_\"",
        "\"hs_x\"",
        "\"a_b_c_d\"",
        "\"-\"",
        "\"p\"",
        "\"ep\"",
        "\"ws9\"",
        "\"EP1_\"",
        "\"Standard_\"",
        "\"/\"",
        "\"//\"",
        "\"a/b\"",
        "\".\"",
        "\"custom-0-0\"",
        "\"db-custom-1-99999999\"",
        "\"db.\"",
        "\"é中\"",
        "\"9999999999999999999999999999999999999\"",
        "-1",
        "0",
        "1e30",
        "true",
        "[]",
        "[\"x\", \"y\"]",
        "{}",
        "null"
      })
  void areEstimated(String value) throws IOException {
    // Given
    Object odd = JSON.readValue(value, Object.class);
    List<Map<String, Object>> changes =
        TYPES.all().stream()
            .filter(type -> !paths(type.name()).isEmpty())
            .map(type -> change(type.name(), odd))
            .toList();
    byte[] plan =
        JSON.writeValueAsString(
                Map.of(
                    "format_version",
                    "1.2",
                    "terraform_version",
                    "1.11.4",
                    "planned_values",
                    Map.of("root_module", Map.of()),
                    "resource_changes",
                    changes,
                    "configuration",
                    Map.of("root_module", Map.of())))
            .getBytes(StandardCharsets.UTF_8);

    // When
    PlanEstimated estimate =
        GoldenBills.estimate(WITHOUT_USAGE, new ByteArrayInputStream(plan), null);

    // Then
    assertThat(estimate.resources()).hasSize(changes.size());
  }

  private static List<String> paths(String type) {
    Allowed allowed = TYPES.of(type);
    return allowed == null ? List.of() : allowed.paths();
  }

  private static Map<String, Object> change(String type, Object odd) {
    Map<String, Object> after = new LinkedHashMap<>();
    for (String path : paths(type)) {
      set(after, path.split("\\."), odd);
    }
    return Map.of(
        "address",
        type + ".odd",
        "mode",
        "managed",
        "type",
        type,
        "name",
        "odd",
        "provider_name",
        "registry.terraform.io/hashicorp/x",
        "change",
        Map.of("actions", List.of("create"), "after", after));
  }

  @SuppressWarnings("unchecked") // made below
  private static void set(Map<String, Object> after, String[] steps, Object odd) {
    Map<String, Object> block = after;
    for (int i = 0; i < steps.length - 1; i++) {
      String step = steps[i].replaceFirst("\\[.*", "");
      List<Map<String, Object>> blocks =
          (List<Map<String, Object>>)
              block.computeIfAbsent(step, _ -> List.of(new LinkedHashMap<String, Object>()));
      block = blocks.getFirst();
    }
    block.put(steps[steps.length - 1], odd);
  }
}
