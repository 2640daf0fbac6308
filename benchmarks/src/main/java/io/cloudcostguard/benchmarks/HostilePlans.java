package io.cloudcostguard.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Plans that cost, or once cost, far more than they weigh; made anew for each run.
///
/// @param name what is too much in it
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record HostilePlans(String name, byte[] json) {

  private static final String AWS = "registry.terraform.io/hashicorp/aws";

  static List<HostilePlans> all() {
    return List.of(
        plan(
            "5 addresses of 7.5 MB",
            many(5, i -> change("aws_iam_user." + i + "a".repeat(7_500_000), "aws_iam_user", "{}")),
            ""),
        plan(
            "60,000 functions",
            many(
                60_000,
                i ->
                    change(
                        "aws_lambda_function.f[%d]".formatted(i),
                        "aws_lambda_function",
                        "{\"memory_size\":128}")),
            ""),
        plan(
            "42,000 instances",
            many(
                42_000,
                i ->
                    change(
                        "aws_instance.w[%d]".formatted(i),
                        "aws_instance",
                        "{\"instance_type\":\"m5.large\"}")),
            ""),
        plan(
            "100,001 resources",
            many(100_001, i -> change("aws_iam_user.u[%d]".formatted(i), "aws_iam_user", "{}")),
            ""),
        plan(
            "20,000 unknown marks",
            change(
                "aws_instance.x",
                "aws_instance",
                "{\"instance_type\":\"t3.micro\",\"ebs_block_device\":["
                    + many(20_000, _ -> "{}")
                    + "]}",
                "{\"ebs_block_device\":[" + many(20_000, _ -> "{\"volume_size\":true}") + "]}"),
            configured(
                "aws_instance.x",
                "\"ebs_block_device\":[{\"volume_size\":{\"references\":[\"var.s\"]}},"
                    + "{\"volume_size\":{\"references\":[\"var.s\"]}}]")),
        plan(
            "10,000 services that refer to 10,000 tasks",
            many(
                    10_000,
                    i ->
                        change(
                            "aws_ecs_service.s[%d]".formatted(i),
                            "aws_ecs_service",
                            "{\"desired_count\":1,\"launch_type\":\"FARGATE\"}",
                            "{\"task_definition\":true}"))
                + ","
                + many(
                    10_000,
                    i ->
                        change(
                            "aws_ecs_task_definition.t[\\\"%d\\\"]".formatted(i),
                            "aws_ecs_task_definition",
                            "{\"cpu\":\"256\",\"memory\":\"512\"}")),
            configured(
                "aws_ecs_service.s",
                "\"task_definition\":{\"references\":[\"aws_ecs_task_definition.t\"]}")),
        plan(
            "1,000 volumes of a template, 10,000 instances of it",
            change(
                    "aws_launch_template.t",
                    "aws_launch_template",
                    "{\"name\":\"t\",\"block_device_mappings\":["
                        + many(1_000, _ -> "{\"device_name\":\"b\",\"ebs\":[{\"volume_size\":8}]}")
                        + "]}")
                + ","
                + many(
                    10_000,
                    i ->
                        change(
                            "aws_instance.i[%d]".formatted(i),
                            "aws_instance",
                            "{\"instance_type\":\"m5.large\",\"launch_template\":[{\"name\":\"t\"}]}")),
            ""),
        plan(
            "100,000 tags",
            change(
                "aws_instance.x",
                "aws_instance",
                "{\"instance_type\":\"m5.large\",\"tags\":{"
                    + many(100_000, i -> "\"k%d\":\"v\"".formatted(i))
                    + "}}"),
            ""),
        plan(
            "controls and bidi marks in names",
            change(
                "aws_instance.d[\\\"\\u202e\\u0007\\u001b[31m\\r\\n::error::x\\\"]",
                "aws_instance",
                "{\"instance_type\":\"m5.large\"}"),
            ""));
  }

  private static HostilePlans plan(String name, String changes, String more) {
    String json = "{\"format_version\":\"1.2\",\"resource_changes\":[" + changes + "]" + more + "}";
    return new HostilePlans(name, json.getBytes(UTF_8));
  }

  private static String many(int count, IntFunction<String> one) {
    return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(","));
  }

  private static String change(String address, String type, String after) {
    return change(address, type, after, "{}");
  }

  private static String change(String address, String type, String after, String unknown) {
    return """
    {"address":"%s","mode":"managed","type":"%s","name":"x","provider_name":"%s","change":\
    {"actions":["create"],"before":null,"after":%s,"after_unknown":%s,"after_sensitive":{}}}\
    """
        .formatted(address, type, AWS, after, unknown);
  }

  private static String configured(String address, String expressions) {
    return """
    ,"configuration":{"provider_config":{"aws":{"name":"aws","full_name":"%s","expressions":{"region":\
    {"constant_value":"us-east-1"}}}},"root_module":{"resources":[{"address":"%s","mode":"managed",\
    "type":"%s","name":"x","provider_config_key":"aws","expressions":{%s}}]}}\
    """
        .formatted(AWS, address, address.substring(0, address.indexOf('.')), expressions);
  }
}
