package io.cloudcostguard.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes plans of any size in the form that Terraform 1.11 writes them, with the attributes that
/// the providers have.
public final class GeneratedPlan {

  private static final List<String> INSTANCE_TYPES =
      List.of("m5.large", "m5.xlarge", "t3.medium", "c5.2xlarge", "r5.large", "t3.micro");
  private static final List<String> MACHINE_TYPES =
      List.of("n2-standard-4", "e2-medium", "c3-standard-8", "n1-standard-2");
  private static final List<String> SIZES =
      List.of("Standard_D2s_v5", "Standard_E4s_v5", "Standard_B2s", "Standard_F4s_v2");
  private static final List<String> VOLUME_TYPES = List.of("gp2", "gp3", "io1", "st1");

  private static final List<String> AWS =
      List.of(
          "aws_instance",
          "aws_instance",
          "aws_instance",
          "aws_instance",
          "aws_ebs_volume",
          "aws_ebs_volume",
          "aws_ebs_volume",
          "aws_nat_gateway",
          "aws_iam_role",
          "aws_iam_role");
  private static final List<String> THREE_VENDORS =
      List.of(
          "aws_instance",
          "google_compute_instance",
          "azurerm_linux_virtual_machine",
          "aws_ebs_volume",
          "google_compute_disk",
          "azurerm_managed_disk",
          "aws_nat_gateway",
          "google_compute_router_nat",
          "azurerm_nat_gateway",
          "aws_iam_role",
          "google_project_iam_member",
          "azurerm_resource_group");

  /// A plan that creates `resources` resources: instances, volumes, NAT gateways, roles.
  public static byte[] of(int resources) {
    return of(resources, AWS);
  }

  /// As [#of], of AWS, Azure and Google Cloud in equal parts.
  static byte[] ofThreeVendors(int resources) {
    return of(resources, THREE_VENDORS);
  }

  private static byte[] of(int resources, List<String> types) {
    Random random = new Random(resources);
    List<String> planned = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    List<String> configured = new ArrayList<>();
    for (int i = 0; i < resources; i++) {
      String type = types.get(i % types.size());
      String vendor = type.substring(0, type.indexOf('_'));
      String values = values(type, random);
      String identity =
          "\"address\":\"%1$s.r%2$d\",\"mode\":\"managed\",\"type\":\"%1$s\",\"name\":\"r%2$d\""
              .formatted(type, i);
      String provider =
          "\"provider_name\":\"registry.terraform.io/hashicorp/%s\"".formatted(vendor);
      planned.add(
          "{%s,%s,\"schema_version\":1,\"values\":{%s},\"sensitive_values\":{\"tags\":{}}}"
              .formatted(identity, provider, values));
      changes.add(
          ("{%s,%s,\"change\":{\"actions\":[\"create\"],\"before\":null,\"after\":{%s},"
                  + "\"after_unknown\":{\"arn\":true,\"id\":true,\"tags_all\":true},"
                  + "\"before_sensitive\":false,\"after_sensitive\":{\"tags\":{}}}}")
              .formatted(identity, provider, values));
      configured.add(
          ("{%s,\"provider_config_key\":\"%s\",\"expressions\":{\"tags\":{\"constant_value\":"
                  + "{\"team\":\"payments\"}}},\"schema_version\":1}")
              .formatted(identity, vendor));
    }
    return """
    {"format_version":"1.2","terraform_version":"1.11.0","planned_values":{"root_module":{"resources":[%s]}},\
    "resource_changes":[%s],"configuration":{"provider_config":{"aws":{"name":"aws",\
    "full_name":"registry.terraform.io/hashicorp/aws","expressions":{"region":{"constant_value":"us-east-1"}}},\
    "azurerm":{"name":"azurerm","full_name":"registry.terraform.io/hashicorp/azurerm","expressions":{"features":[{}]}},\
    "google":{"name":"google","full_name":"registry.terraform.io/hashicorp/google",\
    "expressions":{"region":{"constant_value":"us-central1"}}}},\
    "root_module":{"resources":[%s]}},"timestamp":"2026-01-01T00:00:00Z","applyable":true,"complete":true,"errored":false}
    """
        .formatted(
            String.join(",", planned), String.join(",", changes), String.join(",", configured))
        .getBytes(StandardCharsets.UTF_8);
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
          case "google_compute_instance" ->
              """
              "name":"r","machine_type":"%s","zone":"us-central1-a","boot_disk":[{"auto_delete":true,"initialize_params":\
              [{"image":"debian-cloud/debian-12","size":50,"type":"pd-balanced"}]}],"scheduling":[{"preemptible":false}],\
              "network_interface":[{"network":"default"}]\
              """
                  .formatted(any(MACHINE_TYPES, random));
          case "google_compute_disk" ->
              "\"name\":\"r\",\"zone\":\"us-central1-a\",\"type\":\"pd-ssd\",\"size\":%d"
                  .formatted(random.nextInt(10, 1000));
          case "google_compute_router_nat" ->
              "\"name\":\"r\",\"region\":\"us-central1\",\"router\":\"r\"";
          case "azurerm_linux_virtual_machine" ->
              """
              "name":"r","size":"%s","location":"westeurope","resource_group_name":"rg","os_disk":[{"caching":"ReadWrite",\
              "storage_account_type":"Premium_LRS","disk_size_gb":64}],"source_image_reference":[{"offer":"debian"}]\
              """
                  .formatted(any(SIZES, random));
          case "azurerm_managed_disk" ->
              ("\"name\":\"r\",\"location\":\"westeurope\",\"storage_account_type\":\"Premium_LRS\","
                      + "\"disk_size_gb\":%d")
                  .formatted(random.nextInt(10, 1000));
          case "azurerm_nat_gateway", "azurerm_resource_group" ->
              "\"name\":\"r\",\"location\":\"westeurope\"";
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
