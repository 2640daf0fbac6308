package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.ConfigKeys;

/// A configuration recorder is charged by the item that it records, daily ones at a price of their
/// own.
///
/// @see <a href="https://aws.amazon.com/config/pricing/">AWS Config pricing</a>
final class ConfigRecorder {

  static final ResourceType TYPE =
      ResourceType.priced("aws_config_configuration_recorder", ConfigRecorder::charge)
          .reading("recording_mode.recording_frequency")
          .usage("monthly_config_items", "monthly_custom_config_items");

  private static void charge(Resource recorder, Components bill) {
    bill.add(
        "Config items",
        "items",
        recorder.price(
            ConfigKeys.ITEMS, recorder.attr("recording_mode.recording_frequency").or("CONTINUOUS")),
        recorder.usage("monthly_config_items"));
    bill.addIfExpected(
        "Custom config items",
        "items",
        recorder.price(ConfigKeys.CUSTOM_ITEMS),
        recorder.usage("monthly_custom_config_items"));
  }

  private ConfigRecorder() {}
}
