package io.cloudcostguard.pricing.source.aws;

import io.cloudcostguard.pricing.source.http.FileTree;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The indexes of AWS's price lists: which offers there are, their regions and their versions.
final class OfferIndex {

  private static final String ROOT = "/offers/v1.0/aws/index.json";

  private final FileTree tree;

  OfferIndex(FileTree tree) {
    this.tree = tree;
  }

  /// A file of prices.
  ///
  /// @param path in the tree
  /// @param edition differs whenever the prices may
  record Edition(String path, String edition) {}

  /// The current prices of an offer in a region. What the offer does not list by region is in one
  /// file for all.
  ///
  /// @param region null for that file
  /// @throws IllegalArgumentException if there is no such offer, or it is not offered there
  Edition current(String offer, @Nullable String region) throws IOException {
    JsonNode urls = offer(offer);
    String index = text(urls, "currentRegionIndexUrl");
    JsonNode regions = index == null ? null : read(index);
    if (region == null || regions == null || regions.path("regions").isEmpty()) {
      JsonNode published = regions == null ? read(ROOT) : regions;
      return new Edition(required(urls, "currentVersionUrl", offer), edition(published, offer));
    }
    return ofRegion(regions, "currentVersionUrl", offer, region);
  }

  /// The prices of an offer in a region as they were on `day`: of versions, AWS keeps the last of
  /// each month.
  Edition asOf(String offer, String region, LocalDate day) throws IOException {
    JsonNode index = read(required(offer(offer), "versionIndexUrl", offer));
    Instant moment = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    for (Map.Entry<String, JsonNode> version : index.path("versions").properties()) {
      if (covers(version.getValue(), moment)) {
        String url = required(version.getValue(), "offerVersionUrl", offer);
        int file = url.lastIndexOf('/');
        return new Edition(
            url.substring(0, file) + "/" + region + url.substring(file), version.getKey());
      }
    }
    throw new IllegalArgumentException("AWS has no version of " + offer + " of " + day);
  }

  /// The current rates of a savings plan, e.g. `AWSComputeSavingsPlan`, in a region.
  Edition savingsPlan(String plan, String region) throws IOException {
    for (JsonNode urls : read(ROOT).path("offers")) {
      String index = text(urls, "currentSavingsPlanIndexUrl");
      if (index != null && index.contains("/" + plan + "/")) {
        return ofRegion(read(index), "versionUrl", plan, region);
      }
    }
    throw new IllegalArgumentException("AWS has no savings plan " + plan);
  }

  /// Whether `name` is a savings plan and not an offer.
  static boolean isSavingsPlan(String name) {
    return name.contains("SavingsPlan");
  }

  private JsonNode offer(String offer) throws IOException {
    JsonNode urls = read(ROOT).path("offers").path(offer);
    if (!urls.isObject()) {
      throw new IllegalArgumentException("AWS has no offer " + offer);
    }
    return urls;
  }

  /// Of offers, `regions` is an object; of savings plans, an array.
  private static Edition ofRegion(JsonNode index, String url, String offer, String region) {
    Map<String, JsonNode> regions = new TreeMap<>();
    for (JsonNode each : index.path("regions")) {
      regions.put(each.path("regionCode").asString(""), each);
    }
    JsonNode found = regions.get(region);
    if (found == null) {
      throw new IllegalArgumentException(
          "AWS lists %s in %s, and not in %s".formatted(offer, regions.keySet(), region));
    }
    String path = required(found, url, offer);
    return new Edition(path, path + " of " + edition(index, offer));
  }

  private static String edition(JsonNode index, String offer) {
    return required(index, "publicationDate", offer);
  }

  /// An interval that ends before it begins has been seen; nothing was valid in it.
  private static boolean covers(JsonNode version, Instant moment) {
    Instant begin = instant(text(version, "versionEffectiveBeginDate"));
    Instant end = instant(text(version, "versionEffectiveEndDate"));
    return begin != null
        && !moment.isBefore(begin)
        && (end == null || (end.isAfter(begin) && moment.isBefore(end)));
  }

  private static @Nullable Instant instant(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("A version of an offer has the date '" + text + "'", e);
    }
  }

  private JsonNode read(String path) throws IOException {
    Path file = tree.fetch(path);
    try (InputStream content = FileTree.open(file)) {
      return Json.MAPPER.readTree(content);
    } catch (JacksonException e) {
      throw Malformed.json(tree.nameOf(path), e);
    }
  }

  private static String required(JsonNode node, String name, String offer) {
    String text = text(node, name);
    if (text == null) {
      throw new IllegalArgumentException("AWS's index says no " + name + " of " + offer);
    }
    return text;
  }

  private static @Nullable String text(JsonNode node, String name) {
    String text = node.path(name).asString("");
    return text.isBlank() ? null : text;
  }
}
