package io.cloudcostguard.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertStoryTest {

  @Test
  void saysAtLeastWhereThePlanCoversAPartOfItsWorkspace() {
    assertThat(AlertStory.headline(exceeded(null)))
        .isEqualTo("Budget exceeded: $55.00 planned of $50.00");
    assertThat(AlertStory.headline(exceeded(1)))
        .isEqualTo("Budget exceeded: at least $55.00 planned of $50.00");
  }

  private static BudgetAlert exceeded(@Nullable Integer atLeast) {
    return new BudgetAlert.Firing(
        "alert-1",
        "acme/shop",
        "acme",
        "shop",
        Money.usd("50"),
        new BigDecimal("55"),
        "p2",
        Cause.EXCEEDED,
        0,
        1,
        atLeast,
        null);
  }
}
