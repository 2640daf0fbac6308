package io.cloudcostguard.cli.audit;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.Tier;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Asks a server from which rows of vendors prices were read. The rows are in the database, not in
/// the topics: they are told only of a price that is the same in both.
final class VendorRows {

  /// The most prices that are asked for.
  private static final int MOST = 500;

  private static final String NOT_ASKED =
      "not known here: it is in the database of a server, give --api URL";
  private static final String NO_ROW = "not known: an older loader read the price";

  private final @Nullable ApiClient api;
  private final Map<String, JsonNode> histories = new HashMap<>();
  private @Nullable String failure;

  /// @param api null: none is asked
  VendorRows(@Nullable ApiClient api) {
    this.api = api;
  }

  /// A vendor's row, or why it is not told.
  ///
  /// @param told the row, as the server tells it; null where it is not known
  /// @param sentence the same for people
  record Row(@Nullable JsonNode told, String sentence) {

    private static Row unknown(String why) {
      return new Row(null, why);
    }

    private static Row of(JsonNode row) {
      return new Row(row, sentence(row));
    }

    private static String sentence(JsonNode row) {
      StringBuilder text = new StringBuilder();
      add(text, "SKU ", row.path("product"));
      add(text, "rate code ", row.path("rate"));
      add(text, "line ", row.path("line"));
      if (!text.isEmpty()) {
        text.append(" of ");
      }
      text.append(row.path("file").asString(""));
      add(text, "edition ", row.path("edition"));
      add(text, "SHA-256 ", row.path("sha256"));
      add(text, "read ", row.path("readAt"));
      add(text, "loaded by ", row.path("by"));
      add(text, "reason: ", row.path("reason"));
      return text.toString();
    }

    private static void add(StringBuilder text, String name, JsonNode value) {
      if (!value.isMissingNode()) {
        text.append(text.isEmpty() ? "" : ", ").append(name).append(value.asString());
      }
    }
  }

  /// The row that `price` was read from when a version brought it.
  Row of(String key, long version, Price price) {
    JsonNode history = history(key);
    if (history == null) {
      return Row.unknown(failure == null ? NOT_ASKED : failure);
    }
    for (JsonNode entry : history.path("prices")) {
      if (entry.path("catalogueVersion").asLong(-1) == version) {
        if (!isSame(entry, price)) {
          return Row.unknown("not told: the database has another price of this version");
        }
        JsonNode row = entry.path("row");
        return row.isMissingNode() ? Row.unknown(NO_ROW) : Row.of(row);
      }
    }
    return Row.unknown("not known: the database has no price of this version");
  }

  private static boolean isSame(JsonNode entry, Price price) {
    try {
      Tier[] tiers = Json.MAPPER.treeToValue(entry.path("tiers"), Tier[].class);
      return tiers != null
          && Arrays.asList(tiers).equals(price.tiers())
          && entry.path("unit").asString("").equals(price.unit())
          && entry.path("currency").asString("").equals(price.currency());
    } catch (JacksonException _) {
      return false;
    }
  }

  /// Null where it cannot be asked for.
  private @Nullable JsonNode history(String key) {
    JsonNode known = histories.get(key);
    if (known == null && api != null && failure == null) {
      if (histories.size() == MOST) {
        failure = "not asked for: only %d prices are; name a component".formatted(MOST);
      } else {
        known = ask(api, key);
      }
    }
    return known;
  }

  private @Nullable JsonNode ask(ApiClient server, String key) {
    try {
      JsonNode history =
          server
              .exchange(
                  "GET",
                  "/v1/prices/history?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8),
                  null)
              .json();
      histories.put(key, history);
      return history;
    } catch (IOException e) {
      failure = "not known: the server did not tell it: " + e.getMessage();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      failure = "not known: interrupted";
    }
    return null;
  }
}
