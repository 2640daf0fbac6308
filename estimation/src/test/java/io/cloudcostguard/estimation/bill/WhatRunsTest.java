package io.cloudcostguard.estimation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What runs, and how many of it, is what the vendor makes of an attribute: limits of a scaler hold
/// it, and a value that Terraform only carries over decides nothing where another one is set.
class WhatRunsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"node_count\":1,\"autoscaling\":[{\"min_node_count\":3,\"max_node_count\":5}] | 2190",
        "\"node_count\":9,\"autoscaling\":[{\"min_node_count\":3,\"max_node_count\":5}] | 3650",
        "\"node_count\":4,\"autoscaling\":[{\"min_node_count\":3,\"max_node_count\":5}] | 2920",
        "\"autoscaling\":[{\"min_node_count\":2,\"max_node_count\":5}] | 1460",
        "\"node_count\":2,\"autoscaling\":[] | 1460",
      })
  void nodesOfGoogleAreHeldBetweenTheLimitsOfTheirPool(String of, BigDecimal hours)
      throws IOException {
    String pool =
        "\"location\":\"us-central1-a\",%s,\"node_config\":[{\"machine_type\":\"f1-micro\",\"preemptible\":true}]"
            .formatted(of);

    assertThat(quantity(created("google_container_node_pool", "pool", pool, ""), "Instance usage"))
        .isEqualByComparingTo(hours);
  }

  @ParameterizedTest
  @CsvSource({
    "1, true, 3, 5, 2190",
    "9, true, 3, 5, 3650",
    "4, true, 3, 5, 2920",
    "2, false, 3, 5, 1460",
  })
  void nodesOfAzureAreHeldBetweenTheLimitsOfTheirPool(
      int count, boolean scales, int least, int most, BigDecimal hours) throws IOException {
    String pool =
        """
        "vm_size":"Standard_D2_v2","node_count":%d,"auto_scaling_enabled":%s,"min_count":%d,"max_count":%d\
        """
            .formatted(count, scales, least, most);

    assertThat(
            quantity(
                created("azurerm_kubernetes_cluster_node_pool", "pool", pool, ""),
                "Instance usage"))
        .isEqualByComparingTo(hours);
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 4, 1460", "9, 2, 4, 2920", "3, 2, 4, 2190"})
  void scaleSetsAreHeldBetweenTheLimitsOfTheirSetting(
      int instances, int least, int most, BigDecimal hours) throws IOException {
    String set =
        """
        "location":"eastus","sku":"Standard_F2","instances":%d,"os_disk":[{"storage_account_type":"Standard_LRS"}]\
        """
            .formatted(instances);
    String setting =
        """
        "enabled":true,"profile":[{"capacity":[{"minimum":%d,"maximum":%d}]}]\
        """
            .formatted(least, most);

    assertThat(
            quantity(
                created("azurerm_linux_virtual_machine_scale_set", "set", set, "")
                    .and(
                        created(
                            "azurerm_monitor_autoscale_setting",
                            "setting",
                            setting,
                            """
                            "target_resource_id":{"references":["azurerm_linux_virtual_machine_scale_set.set.id"]}\
                            """)),
                "Instance usage"))
        .isEqualByComparingTo(hours);
  }

  @Test
  void groupsOfGoogleAreHeldByTheirScaler() throws IOException {
    String template =
        "\"machine_type\":\"f1-micro\",\"scheduling\":[{\"preemptible\":true}],\"disk\":[]";
    Parts plan =
        created("google_compute_instance_template", "template", template, "")
            .and(
                created(
                    "google_compute_instance_group_manager",
                    "group",
                    "\"zone\":\"us-central1-a\",\"target_size\":1,\"version\":[{}]",
                    """
                    "version":[{"instance_template":{"references":["google_compute_instance_template.template.id"]}}]\
                    """))
            .and(
                created(
                    "google_compute_autoscaler",
                    "scaler",
                    "\"autoscaling_policy\":[{\"min_replicas\":3,\"max_replicas\":5}]",
                    """
                    "target":{"references":["google_compute_instance_group_manager.group.id"]}\
                    """));

    assertThat(quantity(plan, "Instance usage")).isEqualByComparingTo("2190");
  }

  @Test
  void strategyOfAServiceCountsMoreThanTheLaunchTypeThatItHad() throws IOException {
    String task =
        "\"cpu\":\"512\",\"memory\":\"1024\",\"requires_compatibilities\":[\"FARGATE\"],\"family\":\"t\"";
    String was = "\"name\":\"s\",\"launch_type\":\"FARGATE\",\"desired_count\":2";
    String strategy =
        "\"capacity_provider_strategy\":[{\"capacity_provider\":\"FARGATE_SPOT\",\"weight\":1}]";
    Parts plan =
        created("aws_ecs_task_definition", "task", task, "")
            .and(
                updated(
                    "aws_ecs_service",
                    "service",
                    was,
                    was + "," + strategy,
                    """
                    "task_definition":{"references":["aws_ecs_task_definition.task.arn"]},
                    "name":{},"desired_count":{},
                    "capacity_provider_strategy":[{"capacity_provider":{},"weight":{}}]\
                    """));

    ResourceEstimate service = estimate(plan).resources().get(1);

    // Of spot there is no price, and the one on demand is no more.
    assertThat(service.components())
        .filteredOn(component -> component.after() != null)
        .extracting(ComponentEstimate::name)
        .containsExactly("Tasks");
  }

  @Test
  void subnetsOfABalancerCountMoreThanTheMappingsThatItHad() throws IOException {
    String mappings = "\"subnet_mapping\":[{\"subnet_id\":\"s-1\"},{\"subnet_id\":\"s-2\"}]";
    String was = "\"internal\":false,\"subnets\":[\"s-1\",\"s-2\"]," + mappings;
    String willBe = "\"internal\":false,\"subnets\":[\"s-1\",\"s-2\",\"s-3\"]," + mappings;

    ResourceEstimate balancer =
        estimate(updated("aws_lb", "lb", was, willBe, "\"internal\":{},\"subnets\":{}"))
            .resources()
            .getFirst();

    assertThat(
            balancer.components().stream()
                .filter(component -> component.name().equals("Public IPv4 address"))
                .map(ComponentEstimate::delta))
        .singleElement()
        .satisfies(delta -> assertThat(delta).isEqualByComparingTo("3.65"));
  }

  /// EC2 gives a volume that becomes gp3 what gp3 includes: the provider sends no IOPS of before.
  @ParameterizedTest
  @CsvSource({"false, gp3, 0", "true, gp3, 2000", "false, io1, 5000", "false, gp2, 0"})
  void rootVolumeOfAnotherKindHasWhatItIncludes(boolean asked, String type, BigDecimal iops)
      throws IOException {
    String volume =
        "\"root_block_device\":[{\"volume_type\":\"%s\",\"volume_size\":100,\"iops\":5000}]";
    Parts plan =
        updated(
            "aws_instance",
            "i",
            "\"instance_type\":\"m5.large\"," + volume.formatted("io1"),
            "\"instance_type\":\"m5.xlarge\"," + volume.formatted(type),
            "\"instance_type\":{},\"root_block_device\":[{\"volume_type\":{},\"volume_size\":{}%s}]"
                .formatted(asked ? ",\"iops\":{}" : ""));

    assertThat(quantity(plan, "Provisioned IOPS")).isEqualByComparingTo(iops);
  }

  /// `m5.large` costs 70.08 a month; one of two different templates would be a guess.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"aws_launch_template.a.id\",\"aws_launch_template.a\" | m5.xlarge | 70.08",
        "\"var.arm\",\"aws_launch_template.a.id\",\"aws_launch_template.b.id\" | m5.large | 70.08",
        "\"var.arm\",\"aws_launch_template.a.id\",\"aws_launch_template.b.id\" | m5.xlarge | ",
        "\"each.value\" | m5.large | 70.08",
        "\"each.value\" | m5.xlarge | ",
      })
  void oneOfSeveralTemplatesIsTakenOnlyWhereTheyAreAlike(
      String references, String other, @Nullable BigDecimal monthly) throws IOException {
    Parts plan =
        created("aws_launch_template", "a", "\"name\":\"a\",\"instance_type\":\"m5.large\"", "")
            .and(
                created(
                    "aws_launch_template",
                    "b",
                    "\"name\":\"b\",\"instance_type\":\"%s\"".formatted(other),
                    ""))
            .and(
                created(
                    "aws_autoscaling_group",
                    "group",
                    "\"min_size\":1,\"max_size\":1,\"launch_template\":[{}]",
                    "\"launch_template\":[{\"id\":{\"references\":[%s]}}]".formatted(references),
                    "\"aws_launch_template.a.id\",\"aws_launch_template.b.id\""));

    ResourceEstimate group = estimate(plan).resources().get(2);

    if (monthly == null) {
      assertThat(group.state()).isEqualTo(ResourceEstimate.State.NOT_PRICED);
      assertThat(group.reason())
          .isEqualTo("launch_template.id may refer to several resources of this plan");
    } else {
      assertThat(group.after()).isEqualByComparingTo(monthly);
    }
  }

  /// What a plan has of some resources: their changes, and their configuration.
  private record Parts(String changes, String configuration) {

    Parts and(Parts others) {
      return new Parts(changes + "," + others.changes, configuration + "," + others.configuration);
    }
  }

  private static Parts created(String type, String name, String after, String expressions) {
    return created(type, name, after, expressions, "");
  }

  /// @param each what `for_each` refers to
  private static Parts created(
      String type, String name, String after, String expressions, String each) {
    return change(type, name, "\"create\"", "null", "{" + after + "}", expressions, each);
  }

  private static Parts updated(
      String type, String name, String before, String after, String expressions) {
    return change(type, name, "\"update\"", "{" + before + "}", "{" + after + "}", expressions, "");
  }

  private static Parts change(
      String type,
      String name,
      String action,
      String before,
      String after,
      String expressions,
      String each) {
    return new Parts(
        """
        {"address":"%1$s.%2$s","mode":"managed","type":"%1$s","name":"%2$s",
        "change":{"actions":[%3$s],"before":%4$s,"after":%5$s,"after_unknown":{}}}\
        """
            .formatted(type, name, action, before, after),
        """
        {"address":"%1$s.%2$s","mode":"managed","type":"%1$s","name":"%2$s","expressions":{%3$s},
        "for_each_expression":{"references":[%4$s]}}\
        """
            .formatted(type, name, expressions, each));
  }

  private static BigDecimal quantity(Parts plan, String component) throws IOException {
    return estimate(plan).resources().stream()
        .flatMap(resource -> resource.components().stream())
        .filter(line -> line.name().equals(component))
        .map(ComponentEstimate::after)
        .filter(Objects::nonNull)
        .flatMap(WhatRunsTest::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Stream<BigDecimal> quantity(LineItem line) {
    return switch (line) {
      case LineItem.Priced priced -> Stream.of(priced.quantity());
      case LineItem.NotPriced missing -> Stream.ofNullable(missing.quantity());
      case LineItem.DependsOnUsage _ -> Stream.of();
    };
  }

  private static PlanEstimated estimate(Parts parts) throws IOException {
    String json =
        """
        {"format_version":"1.2","resource_changes":[%s],
        "configuration":{"root_module":{"resources":[%s]}}}
        """
            .formatted(parts.changes(), parts.configuration());
    ResourceTypes types = new ResourceTypes();
    PlanSubmitted submitted =
        new PlanSubmitted(
            "id",
            "acme",
            "shop",
            "prod",
            "digest",
            1,
            null,
            null,
            null,
            GoldenBills.SUBMITTED_ON,
            new PlanReader(types)
                .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "us-east-1"),
            null);
    return new Estimator(types).estimate(submitted, GoldenBills.PRICES, 1);
  }
}
