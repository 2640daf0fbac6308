package io.cloudcostguard.standalone.prices;

import io.cloudcostguard.estimation.price.ContractBook;
import io.cloudcostguard.estimation.price.ContractedPrices;
import io.cloudcostguard.pricing.catalogue.LoadContract;
import io.cloudcostguard.pricing.catalogue.PriceChangeByHand;
import io.cloudcostguard.pricing.catalogue.TenantPrices;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// What a tenant of a running stack has negotiated.
record TenantContract(RunningCatalogue catalogue, String tenant, PrintStream out) {

  void load(Path book, PriceChangeByHand change) throws IOException {
    LoadContract.Loaded loaded =
        catalogue
            .contracts()
            .load(tenant, new ContractBook(book), LocalDate.now(ZoneOffset.UTC), change);
    out.println(loaded.result().sentence());
    if (loaded.notYet() > 0) {
      out.printf("  %d take effect later; load the book again on that day%n", loaded.notYet());
    }
    loaded.warnings().forEach(warning -> out.println("  warning: " + warning));
  }

  /// Tells list price and contracted price; whether there is one that the tenant pays.
  boolean lookup(PriceKey key, long version) throws IOException {
    TenantPrices prices = new TenantPrices(catalogue.history(), tenant, version);
    ContractedPrices contracted = new ContractedPrices(prices);
    Listing pays = contracted.find(key);
    out.printf("list:       %s%n", Sentences.of(prices.find(key)));
    String rule = contracted.rules().get(key);
    out.printf(
        "contracted: %s%n", rule == null ? "as listed" : Sentences.amount(pays) + ", " + rule);
    return pays instanceof Listing.Listed;
  }
}
