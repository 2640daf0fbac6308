package io.cloudcostguard.pricing.source.aws;

import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.VendorLists;
import io.cloudcostguard.pricing.source.http.Downloads;
import io.cloudcostguard.pricing.source.http.FileTree;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// AWS's own price lists, one per offer and region.
///
/// @param selection which of them
public record AwsBulk(Selection selection, Downloads downloads, Clock clock)
    implements VendorLists {

  /// As price keys begin.
  public static final String VENDOR = "aws";

  @Override
  public String vendor() {
    return VENDOR;
  }

  /// Which lists, from where.
  ///
  /// @param base of the tree that begins with `/offers` and `/savingsPlan`
  /// @param offers codes of offers and of savings plans, e.g. `AmazonEC2`, `AWSComputeSavingsPlan`
  /// @param regions e.g. `eu-west-1`
  /// @param csv whether the lists in CSV are read, and not those in JSON
  /// @param asOf the prices of which day; null for today's
  /// @param spot lists of spot prices
  public record Selection(
      URI base,
      List<String> offers,
      List<String> regions,
      boolean csv,
      @Nullable LocalDate asOf,
      List<URI> spot) {

    public Selection {
      offers = List.copyOf(offers);
      regions = List.copyOf(regions);
      spot = List.copyOf(spot);
    }
  }

  /// Offers of what is sold in the whole world: what their products of no region cost is in no file
  /// of a region, so the one file of all regions is read. It is small.
  private static final Set<String> IN_ONE_FILE =
      Set.of("AWSDirectConnect", "AWSGlobalAccelerator", "AmazonCloudFront", "AmazonRoute53");

  @Override
  public List<PriceSource> lists() {
    FileTree tree = FileTree.at(selection.base(), downloads);
    List<PriceSource> lists = new ArrayList<>();
    for (String offer : selection.offers()) {
      if (IN_ONE_FILE.contains(offer) && selection.asOf() == null) {
        lists.add(OfferPrices.ofAllRegions(tree, offer, selection.csv()));
        continue;
      }
      for (String region : selection.regions()) {
        lists.add(list(tree, offer, region));
      }
    }
    selection.spot().forEach(address -> lists.add(spot(address)));
    return lists;
  }

  private PriceSource list(FileTree tree, String offer, String region) {
    return OfferIndex.isSavingsPlan(offer)
        ? new SavingsPlanPrices(tree, offer, region, selection.csv())
        : new OfferPrices(tree, offer, region, selection.csv(), selection.asOf());
  }

  private PriceSource spot(URI address) {
    URI folder = address.resolve(".");
    String file = folder.relativize(address).toString();
    return new SpotPrices(
        FileTree.at(folder, downloads), file, Set.copyOf(selection.regions()), clock);
  }
}
