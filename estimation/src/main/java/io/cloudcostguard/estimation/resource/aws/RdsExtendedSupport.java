package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Lifecycles;
import io.cloudcostguard.estimation.resource.Lifecycles.Lifecycle;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.price.aws.RdsKeys;
import org.jspecify.annotations.Nullable;

/// RDS charges by vCPU and hour, or by serverless capacity, for major versions past their standard
/// support, most of them more from the third year on. The day of the submission decides, so that
/// the same submission costs the same whenever it is estimated.
///
/// @see <a
///   href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html">Amazon RDS
///   Extended Support</a>
final class RdsExtendedSupport {

  /// The attribute that may refuse it.
  static final String ATTRIBUTE = "engine_lifecycle_support";

  private static final String REFUSED = "open-source-rds-extended-support-disabled";

  private static final String NAME = "Extended support";

  /// Charges `vcpus` all month where the version is past its standard support on the day of the
  /// submission.
  static void charge(
      Resource at, Components bill, RdsEngine engine, Attr version, Attr support, Amount vcpus) {
    Lifecycle lifecycle = charged(at, engine, version, support);
    if (lifecycle != null) {
      boolean later = lifecycle.step(at.submittedOn()) == Lifecycles.Step.LATER;
      bill.add(
          NAME,
          "vCPU-hours",
          at.price(
              RdsKeys.EXTENDED_SUPPORT,
              engine.name(),
              lifecycle.version(),
              later ? "year-3" : "year-1"),
          vcpus.timesHours());
    }
  }

  /// The same of an instance whose size is `capacity` units: there is no list price at hand.
  static void chargeServerless(
      Resource at, Components bill, RdsEngine engine, Attr version, Attr support, Amount capacity) {
    if (charged(at, engine, version, support) != null) {
      bill.add(
          NAME,
          "ACU-hours",
          Resource.noPrice("the price of extended support by capacity unit is not known"),
          capacity.timesHours());
    }
  }

  private static @Nullable Lifecycle charged(
      Resource at, RdsEngine engine, Attr version, Attr support) {
    Lifecycle lifecycle = Lifecycles.of("rds", engine.name(), version);
    return lifecycle == null || lifecycle.step(at.submittedOn()) == null || support.is(REFUSED)
        ? null
        : lifecycle;
  }

  private RdsExtendedSupport() {}
}
