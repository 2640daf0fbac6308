package io.cloudcostguard.estimation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Replays what earlier engines made of the golden plans: which plans this engine estimates
/// otherwise is written down, so that no other difference comes unseen.
class EarlierEnginesTest {

  private static final Path HISTORY = Path.of("src/test/resources/engine-history");
  private static final Path DIFFERENCES = HISTORY.resolve("differences");

  @Test
  void differFromThisOneOnlyAsIsWrittenDown() throws IOException {
    GoldenFigures now = GoldenFigures.ofThisEngine();
    String differences =
        String.join(
            "",
            versions()
                .map(file -> parse(file).engine() + " " + moved(parse(file), now) + "\n")
                .toList());

    if (System.getProperty("golden.update") != null) {
      Files.writeString(DIFFERENCES, differences);
    }
    assertThat(Files.readString(DIFFERENCES)).isEqualTo(differences);
  }

  @Test
  void haveSaidWhatTheyChanged() throws IOException {
    int newest = Integer.parseInt(Estimator.ENGINE_VERSION);
    assertThat(EngineChanges.since("2"))
        .extracting(change -> change.replaceFirst(":.*", ""))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(3, newest).mapToObj(Integer::toString).toList());
    assertThat(EngineChanges.since(Estimator.ENGINE_VERSION)).isEmpty();
    assertThat(EngineChanges.since("none")).isEmpty();
    assertThat(versions()).hasSizeGreaterThanOrEqualTo(5);
  }

  private static List<String> moved(GoldenFigures earlier, GoldenFigures now) {
    return earlier.byFolder().entrySet().stream()
        .filter(entry -> now.byFolder().containsKey(entry.getKey()))
        .filter(entry -> now.byFolder().get(entry.getKey()).needAnotherEngineThan(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static GoldenFigures parse(Path file) {
    try {
      return GoldenFigures.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The oldest first.
  private static Stream<Path> versions() throws IOException {
    try (Stream<Path> files = Files.list(HISTORY)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted(
              Comparator.comparingInt(
                  file -> Integer.parseInt(file.getFileName().toString().replace(".txt", ""))))
          .toList()
          .stream();
    }
  }
}
