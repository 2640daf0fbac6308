package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.DmsKeys;

/// A replication instance is charged by the hour, and by storage beyond what its class includes.
///
/// @see <a href="https://aws.amazon.com/dms/pricing/">AWS Database Migration Service pricing</a>
final class DmsReplicationInstance {

  static final ResourceType TYPE =
      ResourceType.priced("aws_dms_replication_instance", DmsReplicationInstance::charge)
          .reading(
              "replication_instance_class",
              "allocated_storage",
              "multi_az",
              PublicAddresses.PUBLIC);

  private static final long INCLUDED_GB = 100;
  private static final long INCLUDED_GB_BURSTABLE = 50;

  private static void charge(Resource instance, Components bill) {
    var instanceClass = instance.attr("replication_instance_class");
    String name = instanceClass.text("");
    Object kind = name.startsWith("dms.") ? name.substring(4) : instanceClass;
    String deployment = instance.attr("multi_az").isTrue() ? "multi-az" : "single-az";
    bill.hourly("Replication instance", instance.price(DmsKeys.INSTANCE, deployment, kind));
    if (instance.attr(PublicAddresses.PUBLIC).isTrue()) {
      PublicAddresses.charge(instance, bill, Amount.ONE);
    }
    long included = name.startsWith("dms.t") ? INCLUDED_GB_BURSTABLE : INCLUDED_GB;
    bill.add(
        "Storage",
        "GB",
        instance.price(DmsKeys.STORAGE, deployment),
        instance.attr("allocated_storage").amount(included).beyond(included));
  }

  private DmsReplicationInstance() {}
}
