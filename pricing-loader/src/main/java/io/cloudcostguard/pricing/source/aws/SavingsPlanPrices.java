package io.cloudcostguard.pricing.source.aws;

import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.Provenance;
import io.cloudcostguard.pricing.source.aws.OfferIndex.Edition;
import io.cloudcostguard.pricing.source.http.FileTree;
import java.io.IOException;
import java.nio.file.Path;

/// The rates of one savings plan in one region, e.g. of `AWSComputeSavingsPlan` in `eu-west-1`.
record SavingsPlanPrices(FileTree tree, String plan, String region, boolean csv)
    implements PriceSource {

  private static final String MAPPING = "mapping 1";

  @Override
  public String name() {
    return "aws/" + plan + "/" + region;
  }

  @Override
  public String digest() throws IOException {
    return edition().edition() + " " + (csv ? "csv" : "json") + " " + MAPPING;
  }

  @Override
  public void fetch() throws IOException {
    tree.fetch(path());
  }

  @Override
  public void read(PriceSink sink) throws IOException {
    String path = path();
    Path file = tree.fetch(path);
    PlanRates rates = new PlanRates(plan, region, tree.nameOf(path), sink);
    if (csv) {
      PlanCsv.read(file, tree.nameOf(path), rates);
    } else {
      PlanJson.read(file, tree.nameOf(path), rates);
    }
  }

  @Override
  public Provenance provenance() throws IOException {
    return Provenance.of(tree.nameOf(path()), edition().edition(), tree.fetch(path()));
  }

  private Edition edition() throws IOException {
    return new OfferIndex(tree).savingsPlan(plan, region);
  }

  private String path() throws IOException {
    String json = edition().path();
    return csv ? json.replaceFirst("\\.json$", ".csv") : json;
  }
}
