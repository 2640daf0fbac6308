package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.SagemakerKeys;
import java.util.List;

/// An endpoint is charged for the instances of each variant that its configuration names; a
/// notebook for its instance and its volume.
///
/// @see <a href="https://aws.amazon.com/sagemaker/pricing/">Amazon SageMaker pricing</a>
final class SagemakerEndpoint {

  static final ResourceType TYPE =
      ResourceType.priced("aws_sagemaker_endpoint", SagemakerEndpoint::charge)
          .reading("name", "endpoint_config_name");

  static final ResourceType CONFIGURATION =
      ResourceType.free("aws_sagemaker_endpoint_configuration")
          .reading(
              "id",
              "name",
              "production_variants.variant_name",
              "production_variants.instance_type",
              "production_variants.initial_instance_count",
              "production_variants.managed_instance_scaling.status",
              "production_variants.managed_instance_scaling.min_instance_count",
              "production_variants.volume_size_in_gb",
              "production_variants.serverless_config.memory_size_in_mb",
              "shadow_production_variants.variant_name",
              "shadow_production_variants.instance_type",
              "shadow_production_variants.initial_instance_count",
              "shadow_production_variants.managed_instance_scaling.status",
              "shadow_production_variants.managed_instance_scaling.min_instance_count",
              "shadow_production_variants.volume_size_in_gb",
              "shadow_production_variants.serverless_config.memory_size_in_mb");

  static final ResourceType NOTEBOOK =
      ResourceType.priced("aws_sagemaker_notebook_instance", SagemakerEndpoint::chargeNotebook)
          .reading("instance_type", "volume_size")
          .usage("monthly_hours");

  /// Gigabytes of a notebook that names no size.
  private static final long VOLUME = 5;

  private static void charge(Resource endpoint, Components bill) {
    Resource configuration =
        endpoint.reference(
            "endpoint_config_name", "aws_sagemaker_endpoint_configuration", "name", "id");
    if (configuration == null) {
      bill.hourly(
          "Instances", Resource.noPrice("the endpoint's configuration is not part of this plan"));
      return;
    }
    for (String kind : List.of("production_variants", "shadow_production_variants")) {
      List<Attributes> variants = configuration.blocks(kind);
      for (int i = 0; i < variants.size(); i++) {
        charge(endpoint, bill.group(kind + "[" + i + "]"), variants.get(i), variants.size() == 1);
      }
    }
  }

  /// How many instances a variant has: never fewer than what scales it keeps.
  private static Amount instances(Resource endpoint, Attributes variant, boolean only) {
    Amount count = variant.attr("initial_instance_count").amount(1);
    Amount kept =
        variant.attr("managed_instance_scaling.status").is("ENABLED")
            ? variant.attr("managed_instance_scaling.min_instance_count").amount(0)
            : AppAutoscalingTarget.capacityOfPart(
                endpoint,
                "sagemaker:variant:DesiredInstanceCount",
                "endpoint/{name}",
                "/variant/" + variant.attr("variant_name").text(),
                only);
    return kept == null ? count : count.atLeast(kept);
  }

  private static void charge(Resource endpoint, Components bill, Attributes variant, boolean only) {
    if (variant.blocks("serverless_config").isEmpty()) {
      bill.hourly(
          "Instances",
          endpoint.price(SagemakerKeys.HOSTING, variant.attr("instance_type")),
          instances(endpoint, variant, only));
      if (variant.attr("volume_size_in_gb").isSet()) {
        bill.add(
            "Storage",
            "GB",
            Resource.noPrice("the price of storage of an endpoint is not known"),
            variant.attr("volume_size_in_gb").amount().times(instances(endpoint, variant, only)));
      }
    } else {
      bill.hourly(
          "Serverless inference",
          Resource.noPrice("the price of serverless inference is not known"));
    }
  }

  private static void chargeNotebook(Resource notebook, Components bill) {
    bill.add(
        "Instance",
        Components.HOURS,
        notebook.price(SagemakerKeys.NOTEBOOK, notebook.attr("instance_type")),
        notebook.usage("monthly_hours").or(Amount.ALL_MONTH));
    bill.add(
        "Storage",
        "GB",
        notebook.price(SagemakerKeys.NOTEBOOK_STORAGE),
        notebook.attr("volume_size").amount(VOLUME));
  }

  private SagemakerEndpoint() {}
}
