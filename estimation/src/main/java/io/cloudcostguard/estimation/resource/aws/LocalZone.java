package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.estimation.resource.Resource;
import java.util.HashSet;
import java.util.Set;

/// Finds the local zone in which something runs, by the subnets or zones that it is put in: a local
/// zone has prices of its own, as if it were a region.
///
/// @see <a
///   href="https://docs.aws.amazon.com/local-zones/latest/ug/what-is-aws-local-zones.html">AWS
///   Local Zones</a>
final class LocalZone {

  private static final String SUBNET = PublicAddresses.SUBNET_TYPE.name();

  /// A resource with the prices of the zone that its subnets are in, as far as the plan shows them.
  static Resource ofSubnets(Resource resource, String attribute) {
    if (!isAnyLocal(resource, resource.regionsOf(SUBNET))) {
      return resource; // of most plans no subnet is in a local zone
    }
    Set<String> zones = new HashSet<>(2);
    for (Resource subnet : resource.listed(attribute, SUBNET, "id")) {
      String zone = subnet.region();
      if (zone != null) {
        zones.add(zone);
      }
    }
    return at(resource, zones);
  }

  /// A resource with the prices of the zone that it names.
  static Resource ofZones(Resource resource, String attribute) {
    Set<String> zones = new HashSet<>(2);
    for (String zone : resource.attr(attribute).texts()) {
      String region = Vendor.AWS.region("availability_zone", zone);
      if (region != null) {
        zones.add(region);
      }
    }
    return at(resource, zones);
  }

  private static Resource at(Resource resource, Set<String> zones) {
    if (!isAnyLocal(resource, zones)) {
      return resource;
    }
    if (zones.size() > 1) {
      resource.doubt("only a part of it is in a local zone, which has prices of its own");
      return resource;
    }
    return resource.in(zones.iterator().next());
  }

  private static boolean isAnyLocal(Resource resource, Set<String> zones) {
    String region = resource.region();
    for (String zone : zones) {
      if (region != null && zone.length() > region.length() && zone.startsWith(region + "-")) {
        return true;
      }
    }
    return false;
  }

  private LocalZone() {}
}
