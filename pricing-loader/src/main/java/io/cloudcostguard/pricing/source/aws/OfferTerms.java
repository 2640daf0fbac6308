package io.cloudcostguard.pricing.source.aws;

import io.cloudcostguard.pricing.source.aws.Mapping.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The terms of an offer in JSON: by SKU, then by term, each with its price dimensions and, after
/// them, what it commits to.
final class OfferTerms {

  private final Map<String, Keys> bySku;
  private final Rates rates;

  OfferTerms(Map<String, Keys> bySku, Rates rates) {
    this.bySku = bySku;
    this.rates = rates;
  }

  /// Reads the terms of one type, at whose value `json` is.
  void read(JsonParser json, String type) {
    Malformed.expect(json, json.currentToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String sku = json.currentName();
      Keys keys = bySku.get(sku);
      json.nextToken();
      if (keys == null || (type.equals("Reserved") && keys.reserved() == null)) {
        json.skipChildren();
      } else {
        product(json, type, sku, keys);
      }
    }
  }

  void end() {
    rates.end();
  }

  private void product(JsonParser json, String type, String sku, Keys keys) {
    Malformed.expect(json, json.currentToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      json.nextToken();
      term(json, type, sku).forEach(rate -> rates.add(keys, rate));
    }
  }

  private static List<Rate> term(JsonParser json, String type, String sku) {
    String code = "";
    String effective = "";
    Map<String, String> lease = Map.of();
    List<Dimension> dimensions = new ArrayList<>();
    Malformed.expect(json, json.currentToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "offerTermCode" -> code = json.getString();
        case "effectiveDate" -> effective = json.getString();
        case "termAttributes" -> lease = texts(json);
        case "priceDimensions" -> dimensions(json, dimensions);
        default -> json.skipChildren();
      }
    }
    return rates(sku, code, type, lease(lease), effective, dimensions);
  }

  private static Rate.Lease lease(Map<String, String> attributes) {
    return new Rate.Lease(
        attributes.getOrDefault("LeaseContractLength", ""),
        attributes.getOrDefault("PurchaseOption", ""),
        attributes.getOrDefault("OfferingClass", ""));
  }

  private static List<Rate> rates(
      String sku,
      String code,
      String type,
      Rate.Lease lease,
      String effective,
      List<Dimension> dimensions) {
    List<Rate> rates = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      Map<String, String> texts = dimension.texts();
      String begin = texts.getOrDefault("beginRange", texts.getOrDefault("startingRange", ""));
      String end = texts.getOrDefault("endRange", texts.getOrDefault("endingRange", ""));
      String unit = texts.getOrDefault("unit", "");
      dimension
          .prices()
          .forEach((currency, price) ->
              rates.add(
                  new Rate(
                      sku,
                      texts.getOrDefault("rateCode", ""),
                      code,
                      type,
                      lease,
                      unit,
                      begin,
                      end,
                      price,
                      currency,
                      effective,
                      dimension.line())));
    }
    return rates;
  }

  private record Dimension(Map<String, String> texts, Map<String, String> prices, long line) {}

  private static void dimensions(JsonParser json, List<Dimension> dimensions) {
    Malformed.expect(json, json.currentToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      json.nextToken();
      dimensions.add(dimension(json));
    }
  }

  private static Dimension dimension(JsonParser json) {
    long line = json.currentTokenLocation().getLineNr();
    Map<String, String> texts = new HashMap<>();
    Map<String, String> prices = Map.of();
    Malformed.expect(json, json.currentToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("pricePerUnit")) {
        prices = texts(json);
      } else if (value.isScalarValue()) {
        texts.put(name, json.getString());
      } else {
        json.skipChildren();
      }
    }
    return new Dimension(texts, prices, line);
  }

  private static Map<String, String> texts(JsonParser json) {
    Map<String, String> texts = new HashMap<>();
    Malformed.expect(json, json.currentToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      if (json.nextToken().isScalarValue()) {
        texts.put(name, json.getString());
      } else {
        json.skipChildren();
      }
    }
    return texts;
  }
}
