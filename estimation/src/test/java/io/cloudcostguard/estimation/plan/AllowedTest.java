package io.cloudcostguard.estimation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.plan.Plan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AllowedTest {

  private static final AllowList SETTINGS =
      type -> type.equals("aws_environment") ? Allowed.of("setting[name=Size|Type].value") : null;

  @Test
  void ofBlocksThatAreNotNamedNothingLeavesThePlan() throws IOException {
    Plan plan =
        read(
            """
            {"format_version": "1.2", "resource_changes": [{
              "address": "aws_environment.a", "type": "aws_environment", "name": "a",
              "change": {"actions": ["update"],
                "before": {"setting": [{"name": "PASSWORD", "value": "was secret"}]},
                "after": {"setting": [
                  {"value": "is secret", "name": "PASSWORD"},
                  {"name": "Size", "value": "8"},
                  {"value": "without a name"}]},
                "before_sensitive": {"setting": [{"value": true}]},
                "after_sensitive": {"setting": [{"value": true}]}}}]}
            """);

    assertThat(plan.toString())
        .contains("Size", "8")
        .doesNotContain("secret", "PASSWORD", "without a name");
  }

  @Test
  void whatIsSetToAnEmptyVariableIsNotSet() throws IOException {
    Plan plan =
        read(
            """
            {"format_version": "1.2", "resource_changes": [{
              "address": "aws_environment.a", "type": "aws_environment", "name": "a",
              "change": {"actions": ["create"], "before": null, "after": {},
                "after_unknown": {"setting": [{"value": true}]}}}],
             "configuration": {"root_module": {
              "variables": {"value": {"default": null}},
              "resources": [{"address": "aws_environment.a", "mode": "managed",
                "type": "aws_environment", "name": "a",
                "expressions": {"setting": [
                  {"value": {"references": ["var.value"]}}]}}]}}}
            """);

    assertThat(plan.resources().getFirst().unknown()).isEmpty();
  }

  private static Plan read(String json) throws IOException {
    return new PlanReader(SETTINGS)
        .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "us-east-1");
  }
}
