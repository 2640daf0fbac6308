package io.cloudcostguard.pricing.source.aws;

import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.Provenance;
import io.cloudcostguard.pricing.source.http.FileTree;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Sha256;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import io.cloudcostguard.schemas.price.aws.Ec2Keys;
import io.cloudcostguard.schemas.price.aws.EcsKeys;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Spot prices as AWS's web pages read them: `spot.js` of EC2, a script that calls a function with
/// them, or the JSON of Fargate. The files do not date them, so they are of the day they are read.
///
/// @param path in the tree
/// @param regions only whose prices
record SpotPrices(FileTree tree, String path, Set<String> regions, Clock clock)
    implements PriceSource {

  private static final int MAX_BYTES = 64 * 1024 * 1024;
  private static final String SOURCE = "aws-spot";

  SpotPrices {
    regions = Set.copyOf(regions);
  }

  @Override
  public String name() {
    return "aws/spot" + (path.startsWith("/") ? path : "/" + path);
  }

  @Override
  public String digest() throws IOException {
    return Sha256.hex(content());
  }

  @Override
  public void fetch() throws IOException {
    tree.fetch(path);
  }

  @Override
  public Provenance provenance() throws IOException {
    return Provenance.of(tree.nameOf(path), null, tree.fetch(path));
  }

  @Override
  public void read(PriceSink sink) throws IOException {
    JsonNode list = list();
    if (list.path("config").isObject()) {
      list.path("config").path("regions").forEach(region -> instances(region, sink));
    } else if (list.path("prices").isArray()) {
      list.path("prices").forEach(price -> fargate(price, sink));
    } else {
      throw new IllegalArgumentException(
          tree.nameOf(path) + " has neither config.regions nor prices, so no spot prices");
    }
  }

  private byte[] content() throws IOException {
    Path file = tree.fetch(path);
    try (InputStream content = FileTree.open(file)) {
      byte[] bytes = content.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IllegalArgumentException(
            tree.nameOf(path) + " is larger than " + MAX_BYTES + " bytes");
      }
      return bytes;
    }
  }

  /// What the script calls its function with, or the file if it is no script.
  private JsonNode list() throws IOException {
    String text = new String(content(), StandardCharsets.UTF_8);
    int call = text.indexOf("callback(");
    int end = text.lastIndexOf(')');
    String json = call >= 0 && end > call ? text.substring(call + "callback(".length(), end) : text;
    try {
      return Json.MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw Malformed.json(tree.nameOf(path), e);
    }
  }

  private void instances(JsonNode list, PriceSink sink) {
    String region = ProductRegions.ofSpot(text(list, "region"));
    if (region == null || !regions.contains(region)) {
      sink.skip(region == null ? "unknown location" : "of another region");
      return;
    }
    for (JsonNode kind : list.path("instanceTypes")) {
      for (JsonNode size : kind.path("sizes")) {
        size.path("valueColumns").forEach(column -> instance(region, size, column, sink));
      }
    }
  }

  private void instance(String region, JsonNode size, JsonNode column, PriceSink sink) {
    String type = text(size, "size").toLowerCase(Locale.ROOT);
    String system =
        switch (text(column, "name")) {
          case "linux" -> "linux";
          case "mswin" -> "windows";
          default -> null;
        };
    if (system == null || !type.matches("[a-z0-9-]+\\.[a-z0-9-]+")) {
      sink.skip(system == null ? "operating system " + text(column, "name") : "no instance type");
      return;
    }
    offer(
        Ec2Keys.SPOT.in(region, system, "shared", type),
        "hours",
        text(column.path("prices"), "USD"),
        type,
        sink);
  }

  private void fargate(JsonNode price, PriceSink sink) {
    String region = ProductRegions.ofSpot(text(price.path("attributes"), "aws:region"));
    String unit =
        switch (text(price, "unit")) {
          case "vCPU-Hours" -> "vCPU-hours";
          case "GB-Hours" -> "GB-hours";
          default -> null;
        };
    if (region == null || unit == null || !regions.contains(region)) {
      sink.skip(unit == null ? "unit " + text(price, "unit") : "of another region");
      return;
    }
    String dimension = unit.equals("vCPU-hours") ? "vcpu" : "memory";
    offer(
        EcsKeys.SPOT.in(region, "x86", dimension),
        unit,
        text(price.path("price"), "USD"),
        text(price, "id"),
        sink);
  }

  private void offer(
      PriceKey key, String unit, String amount, @Nullable String product, PriceSink sink) {
    if (amount.isBlank() || amount.startsWith("N/A")) {
      sink.skip("not available");
    } else if (!amount.matches("\\d{1,9}(\\.\\d{1,20})?")) {
      sink.reject(
          key, tree.nameOf(path), 0, product + " in " + key + ": its price is '" + amount + "'");
    } else {
      Price price =
          new Price(
              unit,
              "USD",
              List.of(Tier.flat(new BigDecimal(amount))),
              LocalDate.now(clock),
              SOURCE);
      sink.at(tree.nameOf(path), 0);
      sink.accept(key, price, product);
    }
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }
}
