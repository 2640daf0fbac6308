package io.cloudcostguard.pricing.source.aws;

import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.Provenance;
import io.cloudcostguard.pricing.source.aws.OfferIndex.Edition;
import io.cloudcostguard.pricing.source.http.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The prices of one offer in one region, e.g. of `AmazonEC2` in `eu-west-1`, or in all.
final class OfferPrices implements PriceSource {

  /// Counted up when the same file gives other prices than before.
  private static final String MAPPING = "mapping 2";

  private final FileTree tree;
  private final OfferIndex index;
  private final String offer;
  private final @Nullable String region;
  private final boolean csv;
  private final @Nullable LocalDate asOf;

  /// @param region null for all, then `asOf` is null too
  /// @param csv whether the files in CSV are read, and not those in JSON
  /// @param asOf of which day; null for today's
  OfferPrices(
      FileTree tree, String offer, @Nullable String region, boolean csv, @Nullable LocalDate asOf) {
    this.tree = tree;
    index = new OfferIndex(tree);
    this.offer = offer;
    this.region = region;
    this.csv = csv;
    this.asOf = asOf;
  }

  /// The prices of an offer in all regions and of no region, as of today, from its one file.
  static OfferPrices ofAllRegions(FileTree tree, String offer, boolean csv) {
    return new OfferPrices(tree, offer, null, csv, null);
  }

  @Override
  public String name() {
    return "aws/" + offer + "/" + (region == null ? "all-regions" : region);
  }

  @Override
  public String digest() throws IOException {
    return edition().edition() + " " + (csv ? "csv" : "json") + " " + MAPPING;
  }

  @Override
  public void fetch() throws IOException {
    tree.fetch(path(edition()));
  }

  @Override
  public void read(PriceSink sink) throws IOException {
    String path = path(edition());
    Path file = tree.fetch(path);
    String source = "aws-offer/" + offer;
    PriceKeys products = new PriceKeys(offer, region);
    if (csv) {
      OfferCsv.read(file, tree.nameOf(path), source, products, sink);
    } else {
      OfferJson.read(file, tree.nameOf(path), source, products, sink);
    }
  }

  @Override
  public Provenance provenance() throws IOException {
    Edition edition = edition();
    String path = path(edition);
    return Provenance.of(tree.nameOf(path), edition.edition(), tree.fetch(path));
  }

  private Edition edition() throws IOException {
    return region == null || asOf == null
        ? index.current(offer, region)
        : index.asOf(offer, region, asOf);
  }

  /// The index names the files in JSON.
  private String path(Edition edition) {
    return csv ? edition.path().replaceFirst("\\.json$", ".csv") : edition.path();
  }
}
