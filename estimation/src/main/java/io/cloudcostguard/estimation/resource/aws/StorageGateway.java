package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.StorageGatewayKeys;

/// A gateway is charged for data written, or by the hour before FSx. Its volumes and tapes are
/// charged for what they store.
///
/// @see <a href="https://aws.amazon.com/storagegateway/pricing/">AWS Storage Gateway pricing</a>
final class StorageGateway {

  static final ResourceType GATEWAY =
      ResourceType.priced("aws_storagegateway_gateway", StorageGateway::chargeGateway)
          .reading("gateway_type")
          .usage("monthly_data_written_gb");

  static final ResourceType VOLUME =
      ResourceType.priced("aws_storagegateway_cached_iscsi_volume", StorageGateway::chargeVolume)
          .usage("storage_gb");

  static final ResourceType TAPES =
      ResourceType.priced("aws_storagegateway_tape_pool", StorageGateway::chargeTapes)
          .reading("storage_class")
          .usage("library_gb", "archive_gb");

  private static void chargeGateway(Resource gateway, Components bill) {
    if (gateway.attr("gateway_type").is("FILE_FSX_SMB")) {
      bill.hourly("Gateway", gateway.price(StorageGatewayKeys.FSX));
    } else {
      bill.add(
          "Data written",
          "GB",
          gateway.price(StorageGatewayKeys.DATA),
          gateway.usage("monthly_data_written_gb"));
    }
  }

  private static void chargeVolume(Resource volume, Components bill) {
    bill.add("Storage", "GB", volume.price(StorageGatewayKeys.VOLUME), volume.usage("storage_gb"));
  }

  private static void chargeTapes(Resource pool, Components bill) {
    bill.add(
        "Library", "GB", pool.price(StorageGatewayKeys.TAPES, "library"), pool.usage("library_gb"));
    PriceRef archive =
        pool.attr("storage_class").is("GLACIER")
            ? pool.price(StorageGatewayKeys.TAPES, "archive")
            : Resource.noPrice("an archive of this storage class has a price of its own");
    bill.add("Archive", "GB", archive, pool.usage("archive_gb"));
  }

  private StorageGateway() {}
}
