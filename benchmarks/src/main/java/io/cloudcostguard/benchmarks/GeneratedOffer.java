package io.cloudcostguard.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A tree of price lists in AWS's form, with one offer file of any size in it, of products that do
/// not exist. Nearly every rate is the price of a key of its own; the keys come in no order.
final class GeneratedOffer {

  static final String REGION = "us-east-1";
  static final String OFFER = "AmazonEC2";

  /// SKUs of products that are listed once more in CSV, with another price, begin so.
  static final String SECOND = "SECOND";

  private static final String OFFERS = "offers/v1.0/aws/";
  private static final int SECOND_EVERY = 10_000;
  private static final int BROKEN_EVERY = 20_000;

  private final Path tree;

  private GeneratedOffer(Path tree) {
    this.tree = tree;
  }

  /// What was written.
  ///
  /// @param products of them, those that are listed twice are two
  record Written(Path tree, Path file, long bytes, long products) {}

  /// Writes the tree into `tree`, with products until its file has `bytes`.
  static Written write(Path tree, boolean csv, long bytes) throws IOException {
    GeneratedOffer offer = new GeneratedOffer(tree);
    offer.index();
    String name = OFFERS + OFFER + "/20260701000000/" + REGION + "/index";
    Path file = tree.resolve(name + (csv ? ".csv" : ".json"));
    Files.createDirectories(file.getParent());
    long products = csv ? csv(file, bytes) : json(file, bytes);
    return new Written(tree, file, Files.size(file), products);
  }

  private void index() throws IOException {
    String folder = OFFERS + OFFER + "/";
    put(
        OFFERS + "index.json",
        """
        {"formatVersion":"v1.0","publicationDate":"2026-07-01T00:00:00Z","offers":{"%s":{
          "offerCode":"%1$s","currentRegionIndexUrl":"/%scurrent/region_index.json"}}}
        """
            .formatted(OFFER, folder));
    put(
        folder + "current/region_index.json",
        """
        {"formatVersion":"v1.0","publicationDate":"2026-07-01T00:00:00Z","regions":{"%s":{
          "regionCode":"%1$s","currentVersionUrl":"/%s20260701000000/%1$s/index.json"}}}
        """
            .formatted(REGION, folder));
  }

  private void put(String path, String content) throws IOException {
    Path file = tree.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static long csv(Path file, long bytes) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(OfferRows.HEADER);
      long written = 0;
      long products = 0;
      for (long i = 0; written < bytes; i++) {
        String rows = OfferRows.csv(new OfferRows.Listed(sku(i), i, isBroken(i)));
        if (i % SECOND_EVERY == 1) {
          rows += OfferRows.csv(new OfferRows.Listed(SECOND + i, i, false));
          products++;
        }
        out.write(rows);
        written += rows.length();
        products++;
      }
      return products;
    }
  }

  /// All products, then all terms: their number is that of products of a usual size.
  private static long json(Path file, long bytes) throws IOException {
    OfferRows.Listed sample = new OfferRows.Listed(sku(1), 1, false);
    long each = OfferRows.jsonProduct(sample).length();
    for (OfferRows.Term term : OfferRows.TERMS) {
      each += OfferRows.jsonTerm(sample, term).length();
    }
    long products = bytes / each + 1;
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write("{\"formatVersion\":\"v1.0\",\"offerCode\":\"" + OFFER + "\",\"products\":{\n");
      for (long i = 0; i < products; i++) {
        out.write(i == 0 ? "" : ",\n");
        out.write(OfferRows.jsonProduct(new OfferRows.Listed(sku(i), i, isBroken(i))));
      }
      out.write("\n},\"terms\":{\"OnDemand\":{\n");
      terms(out, products, true);
      out.write("\n},\"Reserved\":{\n");
      terms(out, products, false);
      out.write("\n}}}\n");
    }
    return products;
  }

  private static void terms(Writer out, long products, boolean onDemand) throws IOException {
    for (long i = 0; i < products; i++) {
      OfferRows.Listed listed = new OfferRows.Listed(sku(i), i, isBroken(i));
      out.write(i == 0 ? "" : ",\n");
      out.write("\"" + listed.sku() + "\":{");
      String comma = "";
      for (OfferRows.Term term : OfferRows.TERMS) {
        if (term.lease().isEmpty() == onDemand) {
          out.write(comma);
          out.write(OfferRows.jsonTerm(listed, term));
          comma = ",";
        }
      }
      out.write('}');
    }
  }

  private static boolean isBroken(long product) {
    return product % BROKEN_EVERY == BROKEN_EVERY / 2;
  }

  private static String sku(long product) {
    return "SKU%013d".formatted(product);
  }
}
