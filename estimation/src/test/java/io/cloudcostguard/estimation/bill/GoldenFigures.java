package io.cloudcostguard.estimation.bill;

import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/// Hashes of all golden estimates and of their inputs, with the engine version that made them.
///
/// @param engine an [Estimator#ENGINE_VERSION]
/// @param byFolder the hashes of each golden plan, by its folder, e.g. `golden/acm`
record GoldenFigures(String engine, SortedMap<String, Figures> byFolder) {

  private static final String HEADER =
      """
      # Hashes of the golden estimates, written by EngineVersionTest with -Dgolden.update.
      # An estimate may change only with its plan, its prices or the engine version.
      # folder, plan and usage, price keys asked for, prices found, estimate
      """;

  /// Hashes of one golden plan.
  ///
  /// @param plan the plan and its usage file
  /// @param keys the price keys that the engine looks up
  /// @param prices the prices that the book has for these keys
  /// @param estimate the estimate with its proofs, without the engine version
  record Figures(String plan, String keys, String prices, String estimate) {

    /// Whether only another engine can have made these figures of what `earlier` was made of.
    boolean needAnotherEngineThan(Figures earlier) {
      boolean keysMoved = !keys.equals(earlier.keys);
      boolean estimateMoved = !estimate.equals(earlier.estimate) && prices.equals(earlier.prices);
      return plan.equals(earlier.plan) && (keysMoved || estimateMoved);
    }
  }

  /// Computes the figures of every golden plan with this engine.
  static GoldenFigures ofThisEngine() throws IOException {
    SortedMap<String, Figures> byFolder = new TreeMap<>();
    for (Path folder : GoldenBills.folders().toList()) {
      byFolder.put(folder.getParent().getFileName() + "/" + folder.getFileName(), of(folder));
    }
    return new GoldenFigures(Estimator.ENGINE_VERSION, byFolder);
  }

  private static Figures of(Path folder) throws IOException {
    SortedMap<PriceKey, String> found = new TreeMap<>();
    PriceBook recording =
        key -> {
          var listing = GoldenBills.PRICES.find(key);
          found.put(key, String.valueOf(listing));
          return listing;
        };
    ObjectNode estimate = Json.MAPPER.valueToTree(GoldenBills.estimate(folder, recording));
    estimate.remove("engineVersion");
    MessageDigest inputs = sha256();
    inputs.update(Files.readAllBytes(folder.resolve("plan.json")));
    Path usage = folder.resolve("usage.yml");
    if (Files.exists(usage)) {
      inputs.update(Files.readAllBytes(usage));
    }
    return new Figures(
        hex(inputs),
        hash(found.keySet().toString()),
        hash(found.toString()),
        hash(Json.MAPPER.writeValueAsString(estimate)));
  }

  static GoldenFigures parse(String text) {
    List<String> lines = text.lines().filter(line -> !line.startsWith("#")).toList();
    SortedMap<String, Figures> byFolder = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(" ");
      if (cells.length != 5) {
        throw new IllegalArgumentException("Not a folder and four hashes: " + line);
      }
      byFolder.put(cells[0], new Figures(cells[1], cells[2], cells[3], cells[4]));
    }
    return new GoldenFigures(lines.getFirst().replaceFirst("^engine ", ""), byFolder);
  }

  String text() {
    StringBuilder text = new StringBuilder(HEADER).append("engine ").append(engine).append('\n');
    byFolder.forEach((folder, of) ->
        text.append(String.join(" ", folder, of.plan, of.keys, of.prices, of.estimate))
            .append('\n'));
    return text.toString();
  }

  /// The folders whose figures moved since `recorded` although engine version, plan and prices are
  /// the same.
  List<String> movedWithoutAnotherEngine(GoldenFigures recorded) {
    List<String> moved = new ArrayList<>();
    if (engine.equals(recorded.engine)) {
      byFolder.forEach((folder, now) -> {
        Figures earlier = recorded.byFolder.get(folder);
        if (earlier != null && now.needAnotherEngineThan(earlier)) {
          moved.add(folder);
        }
      });
    }
    return moved;
  }

  private static String hash(String text) {
    MessageDigest digest = sha256();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return hex(digest);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
