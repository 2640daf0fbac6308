package io.cloudcostguard.pricing.source.aws;

import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.aws.Mapping.Keys;
import io.cloudcostguard.pricing.source.http.FileTree;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads offer files in JSON, where all products come first, and then their terms. It keeps only
/// products that have a price key, and of each only its keys, so that memory does not grow with the
/// file.
final class OfferJson {

  private final PriceKeys products;
  private final PriceSink sink;
  private final Map<String, Keys> bySku = new HashMap<>();
  private final OfferTerms terms;
  private boolean productsRead;

  private OfferJson(PriceKeys products, PriceSink sink, String file, String source) {
    this.products = products;
    this.sink = sink;
    terms = new OfferTerms(bySku, new Rates(sink, file, source));
  }

  /// @param name of the file, for messages
  /// @param source for [Price#source][io.cloudcostguard.schemas.price.Price#source]
  /// @throws IllegalArgumentException if the file is not an offer, or not whole; the message names
  ///   file and line
  static void read(Path file, String name, String source, PriceKeys products, PriceSink sink)
      throws IOException {
    try (InputStream content = FileTree.open(file);
        JsonParser json = Json.MAPPER.createParser(content)) {
      new OfferJson(products, sink, name, source).read(json);
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
        case "products" -> products(json);
        case "terms" -> terms(json);
        default -> json.skipChildren();
      }
    }
    if (!productsRead) {
      throw new Malformed("it has no products, so it is not an offer");
    }
    terms.end();
  }

  private void products(JsonParser json) {
    Malformed.expect(json, json.currentToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String sku = json.currentName();
      json.nextToken();
      Product product = product(json);
      switch (products.of(product)) {
        case Mapping.Skipped(String reason) -> sink.skip(reason);
        case Keys keys -> bySku.put(sku, keys);
      }
    }
    productsRead = true;
  }

  private static Product product(JsonParser json) {
    Product product = new Product();
    Malformed.expect(json, json.currentToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("attributes") && value == JsonToken.START_OBJECT) {
        attributes(json, product);
      } else if (name.equals("productFamily") && value == JsonToken.VALUE_STRING) {
        product.put(Attribute.PRODUCT_FAMILY, json.getString());
      } else {
        json.skipChildren();
      }
    }
    return product;
  }

  private static void attributes(JsonParser json, Product product) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      Attribute attribute = Attribute.named(json.currentName());
      JsonToken value = json.nextToken();
      if (attribute != null && value == JsonToken.VALUE_STRING) {
        product.put(attribute, json.getString());
      } else {
        json.skipChildren();
      }
    }
  }

  private void terms(JsonParser json) {
    if (!productsRead) {
      throw new Malformed("its terms come before its products");
    }
    Malformed.expect(json, json.currentToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String type = json.currentName();
      json.nextToken();
      terms.read(json, type);
    }
  }
}
