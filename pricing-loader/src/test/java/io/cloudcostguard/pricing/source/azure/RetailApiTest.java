package io.cloudcostguard.pricing.source.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.pricing.source.Told;
import io.cloudcostguard.pricing.source.page.FetchedPages;
import io.cloudcostguard.pricing.source.page.PageChain;
import io.cloudcostguard.pricing.source.page.PagesAt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailApiTest {

  private static final String BASE = "http://localhost:1/api/retail/prices";
  private static final String FIRST =
      BASE + "?api-version=2023-01-01-preview&currencyCode=%27USD%27";
  private static final String VENDOR = "https://prices.azure.com:443/api/retail/prices";

  @TempDir Path folder;
  private PagesAt answers;

  @BeforeEach
  void start() {
    answers = new PagesAt(folder);
  }

  @Test
  void followsThePagesWhereTheFirstCameFrom() throws IOException {
    answers
        .with(FIRST, page(1).followedBy(VENDOR + "?$skip=1000"))
        .with(BASE + "?$skip=1000", page(2).followedBy(VENDOR + "?a=b c&$skip=2000"))
        .with(BASE + "?a=b%20c&$skip=2000", page(3).followedBy(""));

    assertThat(read("").prices).hasSize(3);
    assertThat(answers.asked).hasSize(3).allMatch(address -> address.startsWith(BASE));
  }

  @Test
  void asksForWhatTheFilterSays() throws IOException {
    String filter = "serviceName eq 'Virtual Machines' and armRegionName eq 'westeurope'";
    answers.with(
        FIRST
            + "&$filter=serviceName%20eq%20%27Virtual%20Machines%27"
            + "%20and%20armRegionName%20eq%20%27westeurope%27",
        page(1).followedBy(null));

    assertThat(read(filter).prices).hasSize(1);
  }

  @Test
  void takesAPageThatRepeatsOnce() throws IOException {
    answers
        .with(FIRST, page(1).followedBy(VENDOR + "?$skip=1"))
        .with(BASE + "?$skip=1", page(1).followedBy(""));

    Told told = read("");

    assertThat(told.prices).hasSize(1);
    assertThat(told.ambiguous()).isEmpty();
  }

  @Test
  void stopsWherePagesLeadInACircle() {
    answers
        .with(FIRST, page(1).followedBy(VENDOR + "?$skip=1"))
        .with(BASE + "?$skip=1", page(2).followedBy(VENDOR + "?$skip=2"))
        .with(BASE + "?$skip=2", page(3).followedBy(VENDOR + "?$skip=1"));

    assertThatThrownBy(() -> read(""))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("form a cycle, at " + BASE + "?$skip=1");
  }

  @Test
  void stopsWherePagesDoNotEnd() {
    AtomicInteger page = new AtomicInteger();
    PageChain.Fetch endless =
        _ -> {
          int number = page.incrementAndGet();
          return Files.writeString(
              folder.resolve("page"), page(number).followedBy(VENDOR + "?$skip=" + number));
        };
    PageChain chain = new PageChain(AzureRetailPrices.FORM, endless, 50);

    assertThatThrownBy(() -> new RetailApi(URI.create(BASE), "", "USD", chain).fetchAll())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has more than 50 pages");
    assertThat(page).hasValue(50);
  }

  @Test
  void failsWhenAPageIsCutOffOrMissing() {
    String whole = page(2).followedBy("");
    answers.with(FIRST, page(1).followedBy(VENDOR + "?$skip=1"));
    assertThatThrownBy(() -> read("")).isInstanceOf(IOException.class);

    answers.with(BASE + "?$skip=1", whole.substring(0, whole.length() - 40));

    assertThatThrownBy(() -> read(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(BASE + "?$skip=1: Line");
  }

  @Test
  void takesAListWithoutItemsForAMistake() {
    answers.with(FIRST, new RetailPage().followedBy(""));

    assertThatThrownBy(() -> read(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("There is nothing in the 1 pages from " + FIRST);
  }

  @Test
  void hasADigestOnceItIsFetched() throws IOException {
    answers.with(FIRST, page(1).followedBy(""));
    AzureRetailPrices prices = prices("");

    assertThat(prices.digest()).isNull();
    prices.fetch();
    assertThat(prices.digest()).startsWith("2026-08-22 ");
  }

  private Told read(String filter) throws IOException {
    AzureRetailPrices prices = prices(filter);
    prices.fetch();
    return Told.by(prices);
  }

  private AzureRetailPrices prices(String filter) {
    return new AzureRetailPrices(
        "azure",
        new FetchedPages(RetailApi.at(URI.create(BASE), filter, "USD", answers)),
        LocalDate.parse("2026-08-22"));
  }

  private static RetailPage page(int number) {
    return new RetailPage().with("armSkuName", "\"Standard_D" + number + "\"");
  }
}
