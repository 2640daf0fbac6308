package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.TransferKeys;
import java.util.List;
import java.util.Locale;

/// A transfer server is charged by the hour for each protocol that is enabled, and by the gigabyte
/// in both directions.
///
/// @see <a href="https://aws.amazon.com/aws-transfer-family/pricing/">AWS Transfer Family
///   pricing</a>
final class TransferServer {

  static final ResourceType TYPE =
      ResourceType.priced("aws_transfer_server", TransferServer::charge)
          .reading("protocols", "endpoint_details.address_allocation_ids")
          .usage("monthly_data_uploaded_gb", "monthly_data_downloaded_gb");

  private static void charge(Resource server, Components bill) {
    List<String> protocols = server.attr("protocols").or("SFTP").texts();
    for (String protocol : protocols) {
      String name = protocol.toLowerCase(Locale.ROOT);
      bill.group(name).hourly("Protocol", server.price(TransferKeys.PROTOCOL, name));
    }
    bill.add(
        "Data uploaded",
        "GB",
        server.price(TransferKeys.UPLOAD),
        server.usage("monthly_data_uploaded_gb"));
    bill.add(
        "Data downloaded",
        "GB",
        server.price(TransferKeys.DOWNLOAD),
        server.usage("monthly_data_downloaded_gb"));
  }

  private TransferServer() {}
}
