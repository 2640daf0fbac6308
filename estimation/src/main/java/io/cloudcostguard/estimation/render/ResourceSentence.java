package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.Sum;

/// Says what a plan changes of the cost of one resource, in one line, for logs and test reports.
final class ResourceSentence {

  /// E.g. `aws_instance.web: +$55.00 a month ($15.00 → $70.00). t3.small → m5.large.`
  static String of(ResourceEstimate resource) {
    StringBuilder text = new StringBuilder(address(resource));
    text.append(": ").append(cost(resource));
    String cause = ChangeCause.of(resource);
    if (!cause.isEmpty()) {
      text.append(' ').append(cause).append('.');
    }
    if (resource.reason() != null) {
      text.append(' ').append(resource.reason());
    }
    return text.toString();
  }

  /// E.g. `+$55.00 a month ($15.00 → $70.00).`
  static String cost(ResourceEstimate resource) {
    Sum before = resource.beforeSum();
    Sum after = resource.afterSum();
    String sides =
        before == null
            ? after == null ? "no cost" : "new"
            : after == null ? "goes" : Amounts.money(before) + " → " + Amounts.money(after);
    return "%s a month (%s).".formatted(Amounts.change(resource.change()), sides);
  }

  /// With its deposed key, as several objects of one address may be there.
  static String address(ResourceEstimate resource) {
    return resource.deposed() == null
        ? resource.address()
        : "%s (deposed %s)".formatted(resource.address(), resource.deposed());
  }

  private ResourceSentence() {}
}
