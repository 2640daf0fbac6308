package io.cloudcostguard.pricing.source.aws;

import io.cloudcostguard.pricing.source.http.FileTree;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// Reads savings plans in JSON: the plans first, of which there are few, then the rates of each,
/// one at a time.
final class PlanJson {

  private final PlanRates rates;
  private final Map<String, Plan> plans = new HashMap<>();
  private String published = "";
  private boolean termsRead;

  private PlanJson(PlanRates rates) {
    this.rates = rates;
  }

  private record Plan(String family, String length, String purchase) {}

  /// @throws IllegalArgumentException if the file is not a savings plan, or not whole; the message
  ///   names file and line
  static void read(Path file, String name, PlanRates rates) throws IOException {
    try (InputStream content = FileTree.open(file);
        JsonParser json = Json.MAPPER.createParser(content)) {
      new PlanJson(rates).read(json);
    } catch (JacksonException e) {
      throw Malformed.json(name, e);
    } catch (Malformed e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private void read(JsonParser json) {
    Malformed.expect(json, json.nextToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "publicationDate" -> published = json.getString();
        case "products" -> each(json, this::plan);
        case "terms" -> terms(json);
        default -> json.skipChildren();
      }
    }
    if (!termsRead) {
      throw new Malformed("it has no terms, so it is not a savings plan");
    }
  }

  /// Hands over the elements of the array at which `json` is.
  private static void each(JsonParser json, Consumer<JsonNode> taker) {
    Malformed.expect(json, json.currentToken(), JsonToken.START_ARRAY);
    while (json.nextToken() == JsonToken.START_OBJECT) {
      taker.accept(json.readValueAsTree());
    }
  }

  private void plan(JsonNode product) {
    JsonNode attributes = product.path("attributes");
    plans.put(
        text(product, "sku"),
        new Plan(
            text(product, "productFamily"),
            text(attributes, "purchaseTerm"),
            text(attributes, "purchaseOption")));
  }

  private void terms(JsonParser json) {
    Malformed.expect(json, json.currentToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String type = json.currentName();
      JsonToken value = json.nextToken();
      if (type.equals("savingsPlan") && value == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          term(json);
        }
        termsRead = true;
      } else {
        json.skipChildren();
      }
    }
  }

  /// A plan's SKU and date come before its rates.
  private void term(JsonParser json) {
    String sku = "";
    String effective = "";
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "sku" -> sku = json.getString();
        case "effectiveDate" -> effective = json.getString();
        case "rates" -> {
          Plan plan = plans.get(sku);
          if (plan == null) {
            throw new Malformed("its terms are of a plan '" + sku + "' that is not one of its");
          }
          rates(json, plan, effective.isBlank() ? published : effective);
        }
        default -> {
          if (!value.isScalarValue()) {
            json.skipChildren();
          }
        }
      }
    }
  }

  private void rates(JsonParser json, Plan plan, String effective) {
    Malformed.expect(json, json.currentToken(), JsonToken.START_ARRAY);
    while (json.nextToken() == JsonToken.START_OBJECT) {
      long line = json.currentTokenLocation().getLineNr();
      JsonNode rate = json.readValueAsTree();
      JsonNode price = rate.path("discountedRate");
      rates.add(
          new PlanRates.PlanRate(
              plan.family(),
              plan.length(),
              plan.purchase(),
              text(rate, "discountedServiceCode"),
              text(rate, "discountedUsageType"),
              text(rate, "discountedOperation"),
              text(rate, "unit"),
              text(price, "price"),
              text(price, "currency"),
              effective,
              text(rate, "discountedSku"),
              text(rate, "rateCode"),
              line));
    }
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }
}
