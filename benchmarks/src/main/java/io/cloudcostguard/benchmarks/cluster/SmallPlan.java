package io.cloudcostguard.benchmarks.cluster;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes plans of a few instances, of about 2 KB, that are far below or far above [#LIMIT].
final class SmallPlan {

  /// US dollars a month.
  static final String LIMIT = "500.00";

  /// @param number varies the size
  /// @param isAbove whether it costs more than the limit: an `m5.4xlarge` is about 560 a month, an
  ///   `m5.large` about 70
  static byte[] of(int number, boolean isAbove) {
    int instances = 1 + number % 4;
    String type = isAbove ? "m5.4xlarge" : "m5.large";
    return """
    {"format_version":"1.2","terraform_version":"1.11.0","resource_changes":[%s],\
    "configuration":{"provider_config":{"aws":{"name":"aws",\
    "full_name":"registry.terraform.io/hashicorp/aws","expressions":{"region":{"constant_value":"us-east-1"}}}},\
    "root_module":{"resources":[%s]}},"timestamp":"2026-01-01T00:00:00Z","applyable":true,"complete":true,"errored":false}
    """
        .formatted(
            IntStream.range(0, instances)
                .mapToObj(i -> instance(i, type, 20 + number % 50))
                .collect(Collectors.joining(",")),
            IntStream.range(0, instances)
                .mapToObj(SmallPlan::configured)
                .collect(Collectors.joining(",")))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String instance(int i, String type, int gigabytes) {
    return """
    {%s,"provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":["create"],"before":null,\
    "after":{"ami":"ami-0123456789abcdef0","instance_type":"%s","get_password_data":false,"hibernation":null,\
    "source_dest_check":true,"user_data":null,"user_data_replace_on_change":false,\
    "root_block_device":[{"delete_on_termination":true,"volume_size":%d,"volume_type":"gp3"}],"tags":{"team":"payments"}},\
    "after_unknown":{"arn":true,"id":true,"private_ip":true},"before_sensitive":false,"after_sensitive":{"tags":{}}}}\
    """
        .formatted(identity(i), type, gigabytes);
  }

  private static String configured(int i) {
    return "{%s,\"provider_config_key\":\"aws\",\"expressions\":{},\"schema_version\":1}"
        .formatted(identity(i));
  }

  private static String identity(int i) {
    return "\"address\":\"aws_instance.r%1$d\",\"mode\":\"managed\",\"type\":\"aws_instance\",\"name\":\"r%1$d\""
        .formatted(i);
  }

  private SmallPlan() {}
}
