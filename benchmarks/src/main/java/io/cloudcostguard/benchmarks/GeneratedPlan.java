package io.cloudcostguard.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes plans of any size in the form that Terraform 1.11 writes them, with the attributes that
/// its AWS provider has.
final class GeneratedPlan {

  private static final List<String> INSTANCE_TYPES =
      List.of("m5.large", "m5.xlarge", "t3.medium", "c5.2xlarge", "r5.large", "t3.micro");
  private static final List<String> VOLUME_TYPES = List.of("gp2", "gp3", "io1", "st1");

  /// A plan that creates `resources` resources: instances, volumes, NAT gateways, roles.
  static byte[] of(int resources) {
    Random random = new Random(resources);
    List<String> planned = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    List<String> configured = new ArrayList<>();
    for (int i = 0; i < resources; i++) {
      String type = typeOf(i);
      String values = values(type, random);
      String identity =
          "\"address\":\"%1$s.r%2$d\",\"mode\":\"managed\",\"type\":\"%1$s\",\"name\":\"r%2$d\""
              .formatted(type, i);
      String provider = "\"provider_name\":\"registry.terraform.io/hashicorp/aws\"";
      planned.add(
          "{%s,%s,\"schema_version\":1,\"values\":{%s},\"sensitive_values\":{\"tags\":{}}}"
              .formatted(identity, provider, values));
      changes.add(
          ("{%s,%s,\"change\":{\"actions\":[\"create\"],\"before\":null,\"after\":{%s},"
                  + "\"after_unknown\":{\"arn\":true,\"id\":true,\"tags_all\":true},"
                  + "\"before_sensitive\":false,\"after_sensitive\":{\"tags\":{}}}}")
              .formatted(identity, provider, values));
      configured.add(
          ("{%s,\"provider_config_key\":\"aws\",\"expressions\":{\"tags\":{\"constant_value\":"
                  + "{\"team\":\"payments\"}}},\"schema_version\":1}")
              .formatted(identity));
    }
    return """
    {"format_version":"1.2","terraform_version":"1.11.0","planned_values":{"root_module":{"resources":[%s]}},\
    "resource_changes":[%s],"configuration":{"provider_config":{"aws":{"name":"aws",\
    "full_name":"registry.terraform.io/hashicorp/aws","expressions":{"region":{"constant_value":"us-east-1"}}}},\
    "root_module":{"resources":[%s]}},"timestamp":"2026-01-01T00:00:00Z","applyable":true,"complete":true,"errored":false}
    """
        .formatted(
            String.join(",", planned), String.join(",", changes), String.join(",", configured))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String typeOf(int i) {
    return switch (i % 10) {
      case 0, 1, 2, 3 -> "aws_instance";
      case 4, 5, 6 -> "aws_ebs_volume";
      case 7 -> "aws_nat_gateway";
      default -> "aws_iam_role";
    };
  }

  private static String values(String type, Random random) {
    String specific =
        switch (type) {
          case "aws_instance" ->
              """
              "ami":"ami-0123456789abcdef0","instance_type":"%s","credit_specification":[],"get_password_data":false,\
              "hibernation":null,"launch_template":[],"source_dest_check":true,"timeouts":null,"user_data":null,\
              "user_data_replace_on_change":false,"volume_tags":null,"ebs_block_device":[{"delete_on_termination":true,\
              "device_name":"/dev/sdb","iops":800,"tags":null,"volume_size":1000,"volume_type":"io1"}],\
              "root_block_device":[{"delete_on_termination":true,"tags":null,"volume_size":50,"volume_type":"gp2"}]\
              """
                  .formatted(any(INSTANCE_TYPES, random));
          case "aws_ebs_volume" ->
              "\"availability_zone\":\"us-east-1a\",\"final_snapshot\":false,\"size\":%d,\"type\":\"%s\",\"iops\":4000"
                  .formatted(random.nextInt(10, 1000), any(VOLUME_TYPES, random));
          case "aws_nat_gateway" ->
              "\"allocation_id\":\"eipalloc-1\",\"connectivity_type\":\"public\",\"subnet_id\":\"subnet-1\"";
          default ->
              "\"assume_role_policy\":\"{\\\"Version\\\":\\\"2012-10-17\\\"}\",\"max_session_duration\":3600";
        };
    return specific + ",\"tags\":{\"team\":\"payments\",\"env\":\"prod\"}";
  }

  private static String any(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private GeneratedPlan() {}
}
