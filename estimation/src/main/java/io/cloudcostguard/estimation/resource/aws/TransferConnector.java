package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.TransferKeys;

/// A connector to servers of others is charged for its calls and for the data that it moves over
/// SFTP.
///
/// @see <a href="https://aws.amazon.com/aws-transfer-family/pricing/">AWS Transfer Family
///   pricing</a>
final class TransferConnector {

  static final ResourceType TYPE =
      ResourceType.priced("aws_transfer_connector", TransferConnector::charge)
          .usage("monthly_calls", "monthly_data_gb");

  private static void charge(Resource connector, Components bill) {
    bill.add(
        "Calls",
        "calls",
        connector.price(TransferKeys.CONNECTOR_CALLS),
        connector.usage("monthly_calls"));
    bill.add(
        "Data",
        "GB",
        connector.price(TransferKeys.CONNECTOR_DATA),
        connector.usage("monthly_data_gb"));
  }

  private TransferConnector() {}
}
