package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.estimation.resource.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the local zone in which something runs, by the subnets or zones that it is put in: a local
/// zone has prices of its own, as if it were a region.
///
/// @see <a
///   href="https://docs.aws.amazon.com/local-zones/latest/ug/what-is-aws-local-zones.html">AWS
///   Local Zones</a>
final class LocalZone {

  /// A resource with the prices of the zone that its subnets are in, as far as the plan shows them.
  static Resource ofSubnets(Resource resource, String attribute) {
    List<Resource> subnets = resource.listed(attribute, PublicAddresses.SUBNET_TYPE.name(), "id");
    return subnets.isEmpty() ? resource : at(resource, subnets.stream().map(Resource::region));
  }

  /// A resource with the prices of the zone that it names.
  static Resource ofZones(Resource resource, String attribute) {
    return at(
        resource,
        resource.attr(attribute).texts().stream()
            .map(zone -> Vendor.AWS.region("availability_zone", zone)));
  }

  private static Resource at(Resource resource, Stream<@Nullable String> places) {
    String region = resource.region();
    if (region == null) {
      return resource;
    }
    Set<String> zones = new HashSet<>(2);
    places.filter(Objects::nonNull).forEach(zones::add);
    if (zones.stream().noneMatch(zone -> zone.startsWith(region + "-"))) {
      return resource;
    }
    if (zones.size() > 1) {
      resource.doubt("only a part of it is in a local zone, which has prices of its own");
      return resource;
    }
    return resource.in(zones.iterator().next());
  }

  private LocalZone() {}
}
