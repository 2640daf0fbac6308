package io.cloudcostguard.estimation.bill;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.cloudcostguard.estimation.plan.Holding;
import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.estimation.resource.UsageAllowList;
import io.cloudcostguard.estimation.usage.UsageFile;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.Usage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Makes plans and usage files twice as large in one dimension, and counts what they cost from
/// bytes to estimate: steps and memory as the reader tells them, and all memory that is allocated
/// on the way, of which every loop that is not about numbers takes some.
class LinearWorkTest {

  /// Twice, and what tables that grow by powers of two may add.
  private static final double MOST = 2.3;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final ResourceTypes TYPES = new ResourceTypes();
  private static final BundledPriceBook PRICES = new BundledPriceBook();

  /// A plan and a usage file.
  private record Input(String plan, String usage) {}

  /// A way to grow, by some number.
  private record Dimension(String name, int from, IntFunction<Input> input) {
    @Override
    public String toString() {
      return name;
    }
  }

  /// What an input costs.
  private record Cost(long steps, long held, long allocated) {}

  static Stream<Dimension> dimensions() {
    return Stream.of(
        plan(
            "resources",
            1000,
            n -> resources(n, i -> create("aws_lambda_function", "f" + i, "{}")),
            _ -> ""),
        plan(
            "address length",
            1000,
            n -> resources(50, i -> create("aws_ebs_volume", "v" + i + "x".repeat(n), "{}")),
            _ -> ""),
        plan(
            "open brackets in addresses",
            1000,
            n -> resources(50, i -> create("aws_ebs_volume", "v" + i + "[\\\"".repeat(n), "{}")),
            _ -> ""),
        plan(
            "too long addresses",
            10_000,
            n -> resources(20, i -> create("aws_ebs_volume", "v" + i + "x".repeat(n), "{}")),
            _ -> ""),
        plan(
            "for_each keys",
            1000,
            LinearWorkTest::keyed,
            _ ->
                configuration(
                    configured(
                        "aws_instance.web",
                        "\"launch_template\":[{\"id\":{\"references\":[\"aws_launch_template.lt\",\"each.key\"]}}]"))),
        plan("blocks", 400, n -> change("aws_instance", "web", "null", disks(n), "{}"), _ -> ""),
        plan(
            "blocks on both sides",
            400,
            n -> change("aws_instance", "web", disks(n), volumes(n), "{}"),
            _ -> ""),
        plan(
            "unknown marks",
            400,
            n ->
                change(
                    "aws_instance",
                    "web",
                    "null",
                    "{\"ebs_block_device\":[" + times(n, "{}") + "]}",
                    "{\"ebs_block_device\":[" + times(n, "{\"volume_size\":true}") + "]}"),
            _ ->
                configuration(
                    configured(
                        "aws_instance.web",
                        "\"ebs_block_device\":[{\"volume_size\":{\"references\":[\"local.a\"]}},{}]"))),
        plan(
            "unknown marks beyond all bounds",
            5000,
            n ->
                change(
                    "aws_instance",
                    "web",
                    "null",
                    "{\"ebs_block_device\":[" + times(n, "{}") + "]}",
                    "{\"ebs_block_device\":[" + times(n, "{\"volume_size\":true}") + "]}"),
            _ -> configuration(configured("aws_instance.web", "\"ebs_block_device\":[{},{}]"))),
        plan(
            "nested marks",
            5000,
            n ->
                change(
                    "aws_instance",
                    "web",
                    "null",
                    "{}",
                    "{\"ebs_block_device\":"
                        + "[".repeat(400)
                        + times(n, "true")
                        + "]".repeat(400)
                        + "}"),
            _ -> ""),
        plan(
            "configured blocks",
            400,
            n ->
                change(
                    "aws_instance",
                    "web",
                    "null",
                    "{\"ebs_block_device\":[" + times(n, "{}") + "]}",
                    "{\"ebs_block_device\":[" + times(n, "{\"volume_size\":true}") + "]}"),
            n ->
                configuration(
                    configured(
                        "aws_instance.web",
                        "\"ebs_block_device\":["
                            + times(n, "{\"volume_size\":{\"references\":[\"var.a\"]}}")
                            + "]"))),
        plan(
            "sensitive marks",
            400,
            n ->
                "{\"address\":\"aws_instance.web\",\"mode\":\"managed\",\"type\":\"aws_instance\",\"change\":{\"actions\":[\"create\"],"
                    + "\"before\":null,\"after\":"
                    + disks(n)
                    + ",\"after_sensitive\":{\"ebs_block_device\":["
                    + times(n, "{\"volume_size\":true}")
                    + "]}}}",
            _ -> ""),
        plan(
            "references of an expression",
            300,
            n ->
                resources(n, i -> create("aws_launch_template", "lt" + i, "{}"))
                    + ","
                    + create("aws_instance", "web", "{}"),
            n ->
                configuration(
                    configured(
                        "aws_instance.web",
                        "\"launch_template\":[{\"id\":{\"references\":["
                            + join(n, i -> "\"aws_launch_template.lt" + i + "\"")
                            + "]}}]"))),
        plan(
            "instances that follow an expression",
            400,
            n ->
                resources(300, i -> create("aws_launch_template", "lt" + i, "{}"))
                    + ","
                    + resources(n, i -> create("aws_instance", "web[" + i + "]", "{}")),
            _ ->
                configuration(
                    configured(
                        "aws_instance.web",
                        "\"launch_template\":[{\"id\":{\"references\":["
                            + join(300, i -> "\"aws_launch_template.lt" + i + "\"")
                            + "]}}]"))),
        plan(
            "instances that refer to as many",
            1000,
            n ->
                resources(
                        n,
                        i ->
                            create(
                                "aws_ecs_service", "s[" + i + "]", "{\"launch_type\":\"FARGATE\"}"))
                    + ","
                    + resources(
                        n, i -> create("aws_ecs_task_definition", "t[\\\"" + i + "\\\"]", "{}")),
            _ ->
                configuration(
                    configured(
                        "aws_ecs_service.s",
                        "\"task_definition\":{\"references\":[\"aws_ecs_task_definition.t\"]}"))),
        plan(
            "referred from elsewhere",
            600,
            n ->
                resources(n, i -> create("aws_eip", "e" + i, "{\"id\":\"e" + i + "\"}"))
                    + ","
                    + resources(
                        n,
                        i ->
                            create(
                                "aws_nat_gateway", "n" + i, "{\"allocation_id\":\"e" + i + "\"}")),
            _ -> ""),
        plan(
            "what is gone, and providers",
            600,
            n ->
                resources(
                    n,
                    i ->
                        create("aws_ebs_volume", "v" + i, "{}")
                            .replace("\"mode\"", "\"provider_name\":\"p" + i + "\",\"mode\"")),
            n ->
                ",\"configuration\":{\"provider_config\":{"
                    + join(
                        n,
                        i ->
                            "\"p"
                                + i
                                + "\":{\"full_name\":\"p"
                                + i
                                + "\",\"expressions\":{\"region\":{\"constant_value\":\"eu-west-1\"}}}")
                    + "}}"),
        plan(
            "tags",
            500,
            n ->
                create(
                    "aws_instance",
                    "web",
                    "{\"tags\":{" + join(n, i -> "\"t" + i + "\":\"v\"") + "}}"),
            _ -> ""),
        plan(
            "prior state",
            2000,
            _ -> create("aws_ebs_volume", "v", "{}"),
            n ->
                ",\"prior_state\":{\"values\":{\"root_module\":{\"resources\":["
                    + join(
                        n,
                        i ->
                            "{\"address\":\"aws_ebs_volume.v"
                                + i
                                + "\",\"mode\":\"managed\",\"values\":{\"size\":5}}")
                    + "]}}}"),
        plan(
            "modules",
            400,
            n -> resources(n, i -> inModule("module.m" + i, "{\"instance_type\":true}")),
            n -> calls(n, 1)),
        plan(
            "module depth",
            60,
            n -> resources(50, _ -> inModule(depth(n), "{\"instance_type\":true}")),
            LinearWorkTest::deep),
        plan(
            "outputs, and what refers to any of them",
            1500,
            n -> resources(n, i -> unknown("aws_instance", "i" + i)),
            LinearWorkTest::outputs),
        plan(
            "variables",
            500,
            _ -> create("aws_ebs_volume", "v", "{}"),
            n ->
                ",\"variables\":{"
                    + join(n, i -> "\"v" + i + "\":{\"value\":\"eu-west-1\"}")
                    + "}"),
        plan(
            "text that is skipped",
            100_000,
            n -> create("aws_iam_role", "r", "{\"policy\":[\"" + "x".repeat(n) + "\"]}"),
            _ -> ""),
        both(
            "usage of addresses",
            500,
            n -> resources(n, i -> create("aws_lambda_function", "f" + i, "{}")),
            n ->
                "resource_usage:\n"
                    + lines(n, i -> "  aws_lambda_function.f" + i + ": {monthly_requests: 5}")),
        both(
            "usage of all instances in a module",
            500,
            n ->
                resources(
                    n,
                    i ->
                        create("aws_lambda_function", "f[0]", "{}")
                            .replace(
                                "\"aws_lambda_function.f[0]\"",
                                "\"module.m[" + i + "].aws_lambda_function.f[0]\"")),
            n ->
                "resource_usage:\n"
                    + lines(
                        n,
                        i ->
                            "  'module.m["
                                + i
                                + "].aws_lambda_function.f[*]': {monthly_requests: 5}")),
        both(
            "usage of a type",
            100,
            n -> resources(n, i -> create("aws_lambda_function", "f" + i, "{}")),
            n ->
                "resource_type_default_usage:\n  aws_lambda_function: {"
                    + join(n, i -> "k" + i + ": 5")
                    + "}\n"),
        both(
            "misspelt usage",
            500,
            n ->
                resources(
                    n, i -> create("aws_lambda_function", "a_longer_name_" + (10_000 + i), "{}")),
            n ->
                "resource_usage:\n"
                    + lines(
                        n,
                        i -> "  aws_lambda_function.a_longer_nine_" + (10_000 + i) + ": {x: 5}")),
        both(
            "length of usage keys",
            1500,
            n -> create("aws_instance", "a".repeat(n) + "c", "{}"),
            n -> "resource_usage:\n  ? aws_instance." + "a".repeat(n) + "b\n  : {x: 5}\n"),
        both(
            "free tiers",
            500,
            n -> resources(n, i -> create("aws_lambda_function", "f" + i, "{}")),
            _ ->
                "free_tiers: true\n"
                    + "resource_type_default_usage:\n"
                    + "  aws_lambda_function: {monthly_requests: 5000000}\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dimensions")
  void costsAtMostTwiceAsMuch(Dimension dimension) throws IOException {
    Input small = dimension.input().apply(dimension.from());
    Input large = dimension.input().apply(2 * dimension.from());
    cost(large); // loads classes, fills caches
    cost(small);

    Cost once = least(small);
    Cost twice = least(large);

    assertThat(ratio(once.steps(), twice.steps())).as("steps").isLessThan(MOST);
    assertThat(ratio(once.held(), twice.held())).as("held").isLessThan(MOST);
    assertThat(ratio(once.allocated(), twice.allocated())).as("allocated").isLessThan(MOST);
  }

  /// What it costs where the parser's table of names has them all.
  private static Cost least(Input input) throws IOException {
    Cost first = cost(input);
    Cost second = cost(input);
    return first.allocated() < second.allocated() ? first : second;
  }

  private static double ratio(long once, long twice) {
    return (double) (twice + 1) / (once + 1);
  }

  // What it costs

  private static Cost cost(Input input) throws IOException {
    long[] told = new long[2];
    Holding holding =
        new Holding() {
          @Override
          public void hold(long bytes) {
            told[0] += bytes;
          }

          @Override
          public void work(long steps) {
            told[1] += steps;
          }
        };
    byte[] json = input.plan().getBytes(StandardCharsets.UTF_8);
    byte[] yaml = input.usage().getBytes(StandardCharsets.UTF_8);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    Plan plan = new PlanReader(TYPES).read(new ByteArrayInputStream(json), "eu-west-1", holding);
    Usage usage =
        yaml.length == 0
            ? Usage.NONE
            : new UsageAllowList(TYPES).of(UsageFile.read(new ByteArrayInputStream(yaml)));
    new Estimator(TYPES)
        .estimate(
            new PlanSubmitted("id", "t", "p", "w", "digest", json.length, plan, usage), PRICES, 1);
    return new Cost(told[1], told[0], THREADS.getCurrentThreadAllocatedBytes() - before);
  }

  // Plans

  private static Dimension plan(
      String name, int from, IntFunction<String> resources, IntFunction<String> more) {
    return new Dimension(name, from, n -> new Input(whole(resources.apply(n), more.apply(n)), ""));
  }

  private static Dimension both(
      String name, int from, IntFunction<String> resources, IntFunction<String> usage) {
    return new Dimension(name, from, n -> new Input(whole(resources.apply(n), ""), usage.apply(n)));
  }

  private static String whole(String resources, String more) {
    return "{\"format_version\":\"1.2\",\"resource_changes\":[" + resources + "]" + more + "}";
  }

  private static String resources(int n, IntFunction<String> resource) {
    return join(n, resource);
  }

  private static String join(int n, IntFunction<String> element) {
    return IntStream.range(0, n).mapToObj(element).collect(joining(","));
  }

  private static String lines(int n, IntFunction<String> line) {
    return IntStream.range(0, n).mapToObj(line).collect(joining("\n", "", "\n"));
  }

  private static String times(int n, String element) {
    return join(n, _ -> element);
  }

  private static String create(String type, String name, String after) {
    return change(type, name, "null", after, "{}");
  }

  private static String unknown(String type, String name) {
    return change(type, name, "null", "{}", "{\"instance_type\":true}");
  }

  private static String change(
      String type, String name, String before, String after, String unknown) {
    return """
    {"address":"%1$s.%2$s","mode":"managed","type":"%1$s","change":{"actions":["create"],
     "before":%3$s,"after":%4$s,"after_unknown":%5$s}}\
    """
        .formatted(type, name, before, after, unknown);
  }

  private static String disks(int n) {
    return "{\"ebs_block_device\":[" + times(n, "{\"volume_size\":8}") + "]}";
  }

  private static String volumes(int n) {
    return "{\"ebs_block_device\":["
        + times(n, "{\"volume_type\":\"io1\",\"volume_size\":8,\"iops\":100}")
        + "]}";
  }

  private static String keyed(int n) {
    return resources(n, i -> create("aws_launch_template", "lt[\\\"k" + i + "\\\"]", "{}"))
        + ","
        + resources(n, i -> create("aws_instance", "web[\\\"k" + i + "\\\"]", "{}"));
  }

  private static String configuration(String resources) {
    return ",\"configuration\":{\"root_module\":{\"resources\":[" + resources + "]}}";
  }

  private static String configured(String address, String expressions) {
    return "{\"address\":\"%s\",\"mode\":\"managed\",\"expressions\":{%s}}"
        .formatted(address, expressions);
  }

  // Modules

  private static String inModule(String module, String unknown) {
    return change("aws_instance", "web", "null", "{}", unknown)
        .replace("\"aws_instance.web\"", "\"" + module + ".aws_instance.web\"");
  }

  private static String depth(int n) {
    return IntStream.range(0, n).mapToObj(_ -> "module.m").collect(joining("."));
  }

  private static final String OF_VARIABLE =
      configured("aws_instance.web", "\"instance_type\":{\"references\":[\"var.a\"]}");

  private static String calls(int n, int first) {
    return ",\"configuration\":{\"root_module\":{\"module_calls\":{"
        + join(
            n,
            i ->
                "\"m%d\":{\"expressions\":{\"a\":{\"references\":[\"module.m%d.o\",\"module.m%d\"]}},\"module\":{\"resources\":[%s],\"outputs\":{\"o\":{\"expression\":{\"references\":[\"aws_instance.web\"]}}}}}"
                    .formatted(i, Math.max(0, i - first), Math.max(0, i - first), OF_VARIABLE))
        + "}}}";
  }

  private static String deep(int n) {
    String module = "{\"resources\":[" + OF_VARIABLE + "]}";
    for (int i = 0; i < n; i++) {
      module =
          "{\"module_calls\":{\"m\":{\"expressions\":{\"a\":{\"references\":[\"var.a\"]}},\"module\":"
              + module
              + "}}}";
    }
    return ",\"configuration\":{\"root_module\":" + module + "}";
  }

  private static String outputs(int n) {
    String resources =
        join(
            n,
            i ->
                configured(
                    "aws_instance.i" + i,
                    "\"instance_type\":{\"references\":[\"module.m[" + i + "]\"]}"));
    return ",\"configuration\":{\"root_module\":{\"resources\":["
        + resources
        + "],\"module_calls\":{\"m\":{\"module\":{\"outputs\":{"
        + join(n, i -> "\"o" + i + "\":{\"expression\":{\"references\":[\"var.v" + i + "\"]}}")
        + "}}}}}}";
  }
}
