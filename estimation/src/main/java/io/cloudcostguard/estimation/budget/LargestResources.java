package io.cloudcostguard.estimation.budget;

import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.schemas.budget.CostGroup;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.price.PriceKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps the resources of an estimate that will cost most.
public final class LargestResources {

  /// So many are kept.
  static final int MOST = 10;

  private static final int MOST_TAGS = 20;
  private static final int MOST_GROUPS = 8;
  private static final int LONGEST = 256;

  private static final Comparator<ResourceEstimate> SMALLEST_FIRST =
      Comparator.comparing(LargestResources::cost)
          .thenComparing(ResourceEstimate::address, Comparator.reverseOrder());

  private final PriorityQueue<ResourceEstimate> largest =
      new PriorityQueue<>(MOST + 1, SMALLEST_FIRST);

  /// Looks at one resource.
  public void add(ResourceEstimate resource) {
    if (cost(resource).signum() > 0) {
      largest.add(resource);
      if (largest.size() > MOST) {
        largest.remove();
      }
    }
  }

  /// The largest first.
  public List<LargeResource> found() {
    return largest.stream()
        .sorted(SMALLEST_FIRST.reversed())
        .map(resource -> new LargeResource(clipped(resource.address()), groups(resource)))
        .toList();
  }

  private static BigDecimal cost(ResourceEstimate resource) {
    return resource.after() == null ? BigDecimal.ZERO : resource.after();
  }

  /// What it costs by service; beside its lines, that of its vendor.
  private static List<CostGroup> groups(ResourceEstimate resource) {
    Map<String, BigDecimal> services = new TreeMap<>();
    BigDecimal rest = cost(resource);
    for (ComponentEstimate component : resource.components()) {
      if (component.after() instanceof LineItem.Priced priced) {
        String service = service(resource, priced.price());
        if (services.size() < MOST_GROUPS || services.containsKey(service)) {
          services.merge(service, priced.monthlyCost(), BigDecimal::add);
          rest = rest.subtract(priced.monthlyCost());
        }
      }
    }
    if (rest.signum() != 0) {
      services.merge(service(resource, null), rest, BigDecimal::add);
    }
    Map<String, String> tags = tags(resource);
    List<CostGroup> groups = new ArrayList<>();
    services.forEach((service, cost) -> {
      int slash = service.indexOf('/');
      groups.add(
          new CostGroup(service.substring(0, slash), service.substring(slash + 1), tags, cost, 0));
    });
    return groups;
  }

  private static String service(ResourceEstimate resource, @Nullable PriceKey price) {
    String[] parts = price == null ? new String[0] : price.value().split("/", 3);
    if (parts.length >= 2) {
      return parts[0] + "/" + parts[1];
    }
    Vendor vendor = Vendor.ofType(resource.type());
    return (vendor == Vendor.OTHER ? "" : vendor.id()) + "/";
  }

  private static Map<String, String> tags(ResourceEstimate resource) {
    Map<String, String> tags = new TreeMap<>();
    if (resource.tags() != null) {
      new TreeMap<>(resource.tags())
          .forEach((name, value) -> {
            if (value != null
                && name.length() <= LONGEST
                && value.length() <= LONGEST
                && tags.size() < MOST_TAGS) {
              tags.put(name, value);
            }
          });
    }
    return tags;
  }

  private static String clipped(String address) {
    return address.length() <= LONGEST ? address : address.substring(0, LONGEST - 1) + "…";
  }
}
