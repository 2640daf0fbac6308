package io.cloudcostguard.standalone.prices;

import io.cloudcostguard.cli.audit.ImpactCommand;
import io.cloudcostguard.cli.terminal.PrintableStream;
import io.cloudcostguard.estimation.price.CsvPriceBookWriter;
import io.cloudcostguard.pricing.catalogue.CatalogueDiff;
import io.cloudcostguard.pricing.catalogue.CatalogueHistory;
import io.cloudcostguard.pricing.catalogue.CatalogueStatus;
import io.cloudcostguard.pricing.catalogue.LoadResult;
import io.cloudcostguard.pricing.publish.CataloguePublisher;
import io.cloudcostguard.pricing.publish.Publication;
import io.cloudcostguard.pricing.source.CsvBooks;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The price catalogue of a running stack.
@Command(
    name = "prices",
    mixinStandardHelpOptions = true,
    subcommands = {
      CoverageCommand.class,
      ImpactCommand.class,
      RefreshCommand.class,
      WithdrawCommand.class
    },
    description = "Read and change the price catalogue of a running ./ccg up.")
public final class PricesCommand {

  private static final int NO_PRICE = 1;
  private static final int TOLD = 10;
  private static final int NEAR = 5;

  private final PrintStream out = new PrintableStream(System.out);

  @Command(
      mixinStandardHelpOptions = true,
      description = "Show the newest version and the sources.")
  int status(@Mixin RunningCatalogue catalogue) throws IOException {
    CatalogueStatus status = catalogue.history().status();
    CatalogueStatus.Version newest = status.newest();
    if (newest == null) {
      out.println("The catalogue is empty; nothing was loaded yet.");
    } else {
      String published =
          newest.publishedAt() == null
              ? "not published; the topic has version " + status.published()
              : "published";
      out.printf(
          "Version %d, %s: %d keys, made by %s %s ago%n",
          newest.version(),
          published,
          newest.keys(),
          newest.source(),
          Sentences.age(newest.loadedAt()));
    }
    for (CatalogueStatus.Source source : status.sources()) {
      Instant checked = source.checkedAt();
      out.printf(
          "  %s: %d prices, %s%s%s%n",
          source.name(),
          source.prices(),
          checked == null ? "never loaded" : "checked " + Sentences.age(checked) + " ago",
          source.rejected() == 0 ? "" : ", " + source.rejected() + " rejected",
          source.failure() == null ? "" : "; its last load failed: " + source.failure());
    }
    return 0;
  }

  @Command(
      aliases = "import",
      mixinStandardHelpOptions = true,
      description = "Load a price book and publish the changes.")
  int load(
      @Mixin RunningCatalogue catalogue,
      @Parameters(paramLabel = "FILE|FOLDER", description = "A CSV file, or a folder of CSV files.")
          Path book,
      @Option(names = "--tenant", description = "The tenant whose negotiated prices the book has.")
          @Nullable String tenant,
      @Mixin PriceAct act)
      throws IOException {
    String action = "ccg prices load";
    CataloguePublisher publisher = catalogue.publisher();
    if (tenant != null) {
      new TenantContract(catalogue, tenant, out)
          .load(book, act.change(tenant, action, "/contracts/" + tenant));
      PriceAct.tell(publisher);
      tell(publisher.publish());
      return 0;
    }
    LoadResult result;
    try (ReadingProgress progress = new ReadingProgress(book, out)) {
      CsvBooks source = CsvBooks.at(book, progress::watch, act.byHand());
      result =
          catalogue.loader().load(source, act.change(null, action, "/prices/" + source.name()));
    }
    PriceAct.tell(publisher);
    out.println(result.sentence());
    result.rejections().stream().limit(TOLD).forEach(each -> out.println("  rejected: " + each));
    result.ambiguities().stream()
        .limit(TOLD)
        .forEach(each -> out.println("  ambiguous: " + each.key() + ": " + each.candidates()));
    tell(publisher.publish());
    return 0;
  }

  @Command(mixinStandardHelpOptions = true, description = "Publish every price again.")
  int republish(@Mixin RunningCatalogue catalogue) throws IOException {
    tell(catalogue.publisher().republishAll());
    return 0;
  }

  private void tell(@Nullable Publication publication) {
    out.println(Publication.sentence(publication));
  }

  @Command(mixinStandardHelpOptions = true, description = "Look up the price of a key.")
  int lookup(
      @Mixin RunningCatalogue catalogue,
      @Parameters(paramLabel = "KEY", description = "E.g. aws/ebs/eu-west-1/gp3.") String key,
      @Option(names = "--as-of", description = "The catalogue version; default: the newest.")
          @Nullable Long asOf,
      @Option(names = "--tenant", description = "The tenant whose contract is applied.")
          @Nullable String tenant)
      throws IOException {
    CatalogueHistory history = catalogue.history();
    long version = history.version(asOf);
    PriceKey requested = PriceKey.of(key);
    if (tenant != null) {
      return new TenantContract(catalogue, tenant, out).lookup(requested, version) ? 0 : NO_PRICE;
    }
    PriceHistory.Entry entry = history.at(requested, version);
    if (entry != null && entry.listing() instanceof Listing.Listed) {
      out.println(Sentences.of(entry.listing()) + ", since version " + entry.version());
      return 0;
    }
    out.printf(
        "No price of %s at version %d%s%n",
        requested,
        version,
        entry == null
            ? "."
            : ": " + Sentences.of(entry.listing()) + ", since version " + entry.version());
    List<PriceKey> near = history.near(requested, version, NEAR);
    near.forEach(other -> out.println("  near: " + other));
    return NO_PRICE;
  }

  @Command(mixinStandardHelpOptions = true, description = "Show the changes between two versions.")
  int diff(
      @Mixin RunningCatalogue catalogue,
      @Parameters(paramLabel = "V1") long from,
      @Parameters(paramLabel = "V2") long to,
      @Option(names = "--limit", defaultValue = "100", description = "Default: 100.") int limit)
      throws IOException {
    CatalogueHistory history = catalogue.history();
    CatalogueDiff diff = history.diff(history.version(from), history.version(to), limit);
    out.printf(
        "%d new, %d changed, %d withdrawn, %d ambiguous%n",
        diff.newKeys(), diff.changed(), diff.withdrawn(), diff.ambiguous());
    diff.changes()
        .forEach(change ->
            out.printf(
                "  %s: %s -> %s%n",
                change.key(), Sentences.of(change.before()), Sentences.of(change.after())));
    if (diff.count() > diff.changes().size()) {
      out.printf("  and %d more; see --limit%n", diff.count() - diff.changes().size());
    }
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Write the prices of a version as a price book.")
  int export(
      @Mixin RunningCatalogue catalogue,
      @Parameters(paramLabel = "FILE", description = "The file; - for standard output.") Path file,
      @Option(names = "--as-of", description = "The catalogue version; default: the newest.")
          @Nullable Long asOf)
      throws IOException {
    CatalogueHistory history = catalogue.history();
    long version = history.version(asOf);
    if (file.toString().equals("-")) {
      try (var book = new CsvPriceBookWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
        history.read(version, book::write);
      }
      return 0;
    }
    // Whole or not at all.
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (var book = new CsvPriceBookWriter(Files.newBufferedWriter(part))) {
      history.read(version, book::write);
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    out.println("Version " + version + " is in " + file);
    return 0;
  }
}
