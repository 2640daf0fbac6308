package io.cloudcostguard.pricing.run;

import io.cloudcostguard.health.Check;
import io.cloudcostguard.health.DependencyImpact;
import io.cloudcostguard.pricing.catalogue.Catalogue;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Up when a complete catalogue version is published.
@Component("catalogue")
final class CatalogueHealth implements HealthIndicator {

  private static final DependencyImpact UNKNOWN =
      DependencyImpact.down("the published version cannot be read from the database");

  private final Catalogue catalogue;

  CatalogueHealth(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Health health() {
    return Check.of(this::ask, UNKNOWN);
  }

  private Health.Builder ask() {
    Catalogue.Published published = catalogue.published();
    return published == null
        ? Health.down().withDetail("waitsFor", "the first published catalogue version")
        : Health.up()
            .withDetail("version", published.version())
            .withDetail("prices", published.prices())
            .withDetail("age", published.age().toString())
            .withDetail("checked", published.checked().toString());
  }
}
