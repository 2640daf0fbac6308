package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.ElbKeys;
import java.util.stream.Stream;

/// A load balancer is charged by the hour and by capacity units: the busiest of its dimensions
/// (connections, bytes, rules) counts. One that says it faces the internet has a public address in
/// each subnet. `aws_alb` is another name of `aws_lb`.
///
/// @see <a href="https://aws.amazon.com/elasticloadbalancing/pricing/">Elastic Load Balancing
///   pricing</a>
final class ElasticLoadBalancer {

  static final ResourceType TYPE = type("aws_lb");

  static final ResourceType ALB = type("aws_alb");

  /// Listens at a balancer; costs nothing.
  static final ResourceType LISTENER = listener("aws_lb_listener");

  static final ResourceType ALB_LISTENER = listener("aws_alb_listener");

  private static ResourceType listener(String name) {
    return ResourceType.free(name).reading("load_balancer_arn");
  }

  private static ResourceType type(String name) {
    return ResourceType.priced(name, ElasticLoadBalancer::charge)
        .reading(
            "id",
            "arn",
            "load_balancer_type",
            "internal",
            "ip_address_type",
            "subnets",
            "subnet_mapping.subnet_id",
            "subnet_mapping.allocation_id",
            "minimum_load_balancer_capacity.capacity_units")
        .usage("new_connections", "active_connections", "processed_bytes_gb", "rule_evaluations");
  }

  private static void charge(Resource balancer, Components bill) {
    String kind = balancer.attr("load_balancer_type").text("application");
    charge(LocalZone.ofSubnets(balancer, "subnets"), bill, kind, "");
    if (balancer.attr("internal").is("false") && !kind.equals("gateway")) {
      chargeAddresses(balancer, bill);
    }
  }

  /// One in each subnet, without those that are elastic IP addresses.
  private static void chargeAddresses(Resource balancer, Components bill) {
    if (balancer.attr("ip_address_type").is("dualstack-without-public-ipv4")) {
      return;
    }
    Amount addresses =
        balancer.blocks("subnet_mapping").isEmpty()
                || !balancer.configured("subnet_mapping").isSet()
            ? balancer.count("subnets")
            : Amount.of(balancer.blocks("subnet_mapping").size()).beyond(elastic(balancer));
    PublicAddresses.charge(balancer, bill, addresses);
  }

  /// How many elastic IP addresses it is given: known ones, those of this plan, and in a `dynamic`
  /// block one for each, if any. Blocks of a set stand in another order than they are written.
  private static long elastic(Resource balancer) {
    String path = "subnet_mapping.allocation_id";
    long known =
        balancer.attributes().attrs(path).stream().filter(attr -> attr.text() != null).count();
    long seen = Math.max(known, balancer.references(path, "aws_eip", "id", "allocation_id").size());
    return seen == 0 && balancer.isHidden(path) ? balancer.blocks("subnet_mapping").size() : seen;
  }

  /// The charges of a balancer of a kind, on its own or as part of something else.
  ///
  /// @param usage what the usage keys begin with
  static void charge(Resource balancer, Components bill, String kind, String usage) {
    bill.hourly("Load balancer", balancer.price(ElbKeys.HOURS, kind));
    Amount reserved =
        balancer.attr("minimum_load_balancer_capacity.capacity_units").amount(0).timesHours();
    Amount units = units(balancer, kind, usage);
    if (!reserved.isZero()) {
      bill.add("Reserved capacity units", "LCU-hours", reservedPrice(balancer, kind), reserved);
      units = units.beyond(reserved);
    }
    bill.add("Capacity units", "LCU-hours", balancer.price(ElbKeys.LCU, kind), units);
  }

  /// Reserved units of an application load balancer cost as much as those that are used, in every
  /// region; those that are reserved count against those that are used.
  private static PriceRef reservedPrice(Resource balancer, String kind) {
    return kind.equals("application")
        ? balancer.price(ElbKeys.LCU, kind)
        : Resource.noPrice(
            "the price of reserved capacity of a " + kind + " balancer is not known");
  }

  /// What one capacity unit holds for an hour differs by kind; one gigabyte is common to all. The
  /// usage of each dimension is the sum over the hours of the month.
  private static Amount units(Resource balancer, String kind, String usage) {
    Amount opened = balancer.usage(usage + "new_connections");
    Amount active = balancer.usage(usage + "active_connections");
    Amount bytes = balancer.usage(usage + "processed_bytes_gb");
    return switch (kind) {
      case "network" -> busiest(opened.dividedBy(800), active.dividedBy(100_000), bytes);
      case "gateway" -> busiest(opened.dividedBy(600), active.dividedBy(60_000), bytes);
      default ->
          busiest(
              opened.dividedBy(25),
              active.dividedBy(3000),
              balancer.usage(usage + "rule_evaluations").dividedBy(1000),
              bytes);
    };
  }

  /// The largest of the dimensions that are given.
  private static Amount busiest(Amount... dimensions) {
    return Stream.of(dimensions).reduce((a, b) -> a.max(b).or(a).or(b)).orElseThrow();
  }

  private ElasticLoadBalancer() {}
}
