package io.cloudcostguard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.render.Amounts;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.Missing;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.plan.Action;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Adds up an estimate from its lines, in another way than the product does.
///
/// @param hidden whether the plan shows none of its resources
record Expected(
    List<Resource> resources, Amount before, Amount after, Amount change, boolean hidden) {

  private static final Amount NOTHING = new Amount(BigDecimal.ZERO, false, false, false, false);

  /// What a resource costs; a side that it does not have is null.
  record Resource(
      ResourceEstimate of, @Nullable Amount before, @Nullable Amount after, Amount change) {}

  /// A known amount, and in which direction a price or a usage is missing.
  record Amount(
      BigDecimal known,
      boolean morePrice,
      boolean moreUsage,
      boolean lessPrice,
      boolean lessUsage) {

    Amount {
      known = known.signum() == 0 ? BigDecimal.ZERO : known.stripTrailingZeros();
      moreUsage &= !morePrice;
      lessUsage &= !lessPrice;
    }

    static Amount of(Sum sum) {
      return new Amount(
          sum.known(),
          sum.more() != null && sum.more() != Missing.USAGE,
          sum.more() == Missing.USAGE,
          sum.less() != null && sum.less() != Missing.USAGE,
          sum.less() == Missing.USAGE);
    }

    private static Amount of(@Nullable LineItem line) {
      return switch (line) {
        case LineItem.Priced priced -> new Amount(priced.monthlyCost(), false, false, false, false);
        case LineItem.DependsOnUsage _ -> new Amount(BigDecimal.ZERO, false, true, false, false);
        case LineItem.NotPriced _ -> new Amount(BigDecimal.ZERO, true, false, false, false);
        case null -> NOTHING;
      };
    }

    Amount plus(Amount other) {
      return new Amount(
          known.add(other.known),
          morePrice || other.morePrice,
          moreUsage || other.moreUsage,
          lessPrice || other.lessPrice,
          lessUsage || other.lessUsage);
    }

    Amount minus(Amount other) {
      return plus(
          new Amount(
              other.known.negate(),
              other.lessPrice,
              other.lessUsage,
              other.morePrice,
              other.moreUsage));
    }

    boolean isExact() {
      return !morePrice && !moreUsage && !lessPrice && !lessUsage;
    }

    boolean isUnknown() {
      return known.signum() == 0 && !isExact();
    }

    @Nullable BigDecimal knownOrNull() {
      return isUnknown() ? null : known;
    }

    boolean mayBeSomething() {
      return known.signum() != 0 || !isExact();
    }

    boolean isOpenFall() {
      return known.signum() < 0 && morePrice;
    }

    String money() {
      return text(Amounts::money);
    }

    String rise() {
      return text(Amounts::change);
    }

    private String text(Function<BigDecimal, String> money) {
      boolean more = morePrice || moreUsage;
      boolean less = lessPrice || lessUsage;
      String amount = money.apply(known);
      if (isExact()) {
        return amount;
      }
      if (!morePrice && !lessPrice) {
        return known.signum() == 0
            ? "depends on usage"
            : amount + (more && less ? " ± usage" : more ? " + usage" : " − usage");
      }
      if (known.signum() == 0) {
        return "unknown";
      }
      if (more && less) {
        return "about " + amount;
      }
      if (less) {
        return "at most " + amount;
      }
      return known.signum() < 0 ? "unknown (≥ " + amount + ")" : "at least " + amount;
    }
  }

  static String money(@Nullable Amount amount) {
    return amount == null ? "-" : amount.money();
  }

  static Expected of(PlanEstimated estimate) {
    List<Resource> resources = estimate.resources().stream().map(Expected::resource).toList();
    boolean hidden = resources.isEmpty() && !estimate.partial().isEmpty();
    Amount before = hidden ? new Amount(BigDecimal.ZERO, true, false, false, false) : NOTHING;
    Amount after = before;
    Amount change = after.minus(before);
    for (Resource resource : resources) {
      before = resource.before() == null ? before : before.plus(resource.before());
      after = resource.after() == null ? after : after.plus(resource.after());
      change = change.plus(resource.change());
    }
    return new Expected(resources, before, after, change, hidden);
  }

  private static Resource resource(ResourceEstimate resource) {
    Amount before = NOTHING;
    Amount after = NOTHING;
    Amount change = NOTHING;
    boolean was = resource.beforeSum() != null;
    boolean willBe = resource.afterSum() != null;
    if (resource.state() == State.UNSUPPORTED) {
      Amount unknown = new Amount(BigDecimal.ZERO, true, false, false, false);
      boolean still = resource.action() == Action.NO_OP || resource.action() == Action.READ;
      before = was ? unknown : NOTHING;
      after = willBe ? unknown : NOTHING;
      change = still ? NOTHING : after.minus(before);
    }
    for (ComponentEstimate line : resource.components()) {
      before = before.plus(Amount.of(line.before()));
      after = after.plus(Amount.of(line.after()));
      change = change.plus(change(line));
    }
    return new Resource(resource, was ? before : null, willBe ? after : null, change);
  }

  /// What is missing on both sides alike is no doubt.
  private static Amount change(ComponentEstimate line) {
    Amount change = Amount.of(line.after()).minus(Amount.of(line.before()));
    if (line.delta() == null) {
      return change;
    }
    assertThat(line.delta()).isEqualByComparingTo(change.known());
    if (!change.isExact()) {
      assertThat(line.after()).isEqualTo(line.before());
    }
    return new Amount(line.delta(), false, false, false, false);
  }
}
