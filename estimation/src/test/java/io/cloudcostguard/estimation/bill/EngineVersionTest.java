package io.cloudcostguard.estimation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.GoldenFigures.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Checks that no figure moves without [Estimator#ENGINE_VERSION]: an audit proves an estimate only
/// by the engine version that made it. `engine-version.txt` has the last version and its figures.
class EngineVersionTest {

  private static final Path FILE = Path.of("src/test/resources/engine-version.txt");
  private static final String UPDATE =
      "./mvnw test -pl schemas,estimation -Dtest=EngineVersionTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update";
  private static final Figures RECORDED = new Figures("plan", "keys", "prices", "estimate");

  @Test
  void growsWhenAFigureMoves() throws IOException {
    GoldenFigures now = GoldenFigures.ofThisEngine();
    GoldenFigures recorded = GoldenFigures.parse(Files.readString(FILE));
    assertThat(now.movedWithoutAnotherEngine(recorded))
        .as(
            "The estimates of these plans moved, and engine version %s did not. Were they meant to? Then raise Estimator.ENGINE_VERSION, run `%s`, and describe the change in CHANGELOG.md",
            now.engine(), UPDATE)
        .isEmpty();
    if (System.getProperty("golden.update") != null) {
      Files.writeString(FILE, now.text());
    }
    assertThat(Files.readString(FILE))
        .as(
            "The engine version, or the plans and prices of the golden estimates, are not those of %s. Run `%s`",
            FILE, UPDATE)
        .isEqualTo(now.text());
  }

  @Test
  void hasToGrowWhenTheSamePlanAndPricesGiveAnotherEstimate() {
    assertThat(moved(new Figures("plan", "keys", "prices", "other"))).containsExactly("golden/a");
  }

  @Test
  void hasToGrowWhenOtherPricesAreLookedUp() {
    assertThat(moved(new Figures("plan", "other", "other", "other"))).containsExactly("golden/a");
  }

  @Test
  void staysWhenAPriceChanges() {
    assertThat(moved(new Figures("plan", "keys", "other", "other"))).isEmpty();
  }

  @Test
  void staysWhenAPlanChanges() {
    assertThat(moved(new Figures("other", "other", "other", "other"))).isEmpty();
  }

  @Test
  void staysWhenAPlanIsAdded() {
    // Given
    GoldenFigures more =
        new GoldenFigures(
            "1",
            new TreeMap<>(
                Map.of("golden/a", RECORDED, "golden/b", new Figures("b", "b", "b", "b"))));

    // Then
    assertThat(more.movedWithoutAnotherEngine(recorded())).isEmpty();
  }

  @Test
  void hasGrownWhenItIsAnotherVersion() {
    // Given
    GoldenFigures next =
        new GoldenFigures(
            "2", new TreeMap<>(Map.of("golden/a", new Figures("plan", "x", "x", "x"))));

    // Then
    assertThat(next.movedWithoutAnotherEngine(recorded())).isEmpty();
  }

  @Test
  void readsWhatItWrites() {
    assertThat(GoldenFigures.parse(recorded().text())).isEqualTo(recorded());
  }

  private static GoldenFigures recorded() {
    return new GoldenFigures("1", new TreeMap<>(Map.of("golden/a", RECORDED)));
  }

  private static Iterable<String> moved(Figures now) {
    return new GoldenFigures("1", new TreeMap<>(Map.of("golden/a", now)))
        .movedWithoutAnotherEngine(recorded());
  }
}
