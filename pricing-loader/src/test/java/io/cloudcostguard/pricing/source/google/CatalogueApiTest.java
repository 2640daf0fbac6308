package io.cloudcostguard.pricing.source.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.pricing.source.Told;
import io.cloudcostguard.pricing.source.page.FetchedPages;
import io.cloudcostguard.pricing.source.page.PagesAt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueApiTest {

  private static final String BASE = "http://localhost:1";
  private static final String SERVICES = BASE + "/v1/services?pageSize=5000";
  private static final String COMPUTE = skus("6F81-5844-456A");
  private static final String SQL = skus("9662-B51E-5089");

  @TempDir Path folder;
  private PagesAt answers;

  @BeforeEach
  void start() {
    answers =
        new PagesAt(folder)
            .with(SERVICES, services("6F81-5844-456A", "Compute Engine", "a/b="))
            .with(SERVICES + "&pageToken=a%2Fb%3D", services("9662-B51E-5089", "Cloud SQL", ""))
            .with(COMPUTE, page("N2").followedBy("t+1"))
            .with(COMPUTE + "&pageToken=t%2B1", page("E2").followedBy(""))
            .with(SQL, page("C3").followedBy(""));
  }

  @Test
  void findsAServiceByItsNameAndFollowsItsPages() throws IOException {
    Told told = read("Compute Engine");

    assertThat(told.prices.keySet())
        .containsExactly(
            "google/compute-engine/europe-west6/core/e2/on-demand",
            "google/compute-engine/europe-west6/core/n2/on-demand");
    assertThat(answers.asked).hasSize(4).doesNotContain(SQL);
  }

  @Test
  void asksForAServiceByItsIdAtOnce() throws IOException {
    assertThat(read("9662-B51E-5089").prices).hasSize(1);
    assertThat(answers.asked).containsExactly(SQL);
  }

  @Test
  void readsEveryServiceWhenNoneIsNamed() throws IOException {
    assertThat(read("").prices).hasSize(3);
  }

  @Test
  void saysThatThereIsNoSuchService() {
    assertThatThrownBy(() -> read("Compute Motor"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has no service 'Compute Motor'");
  }

  @Test
  void stopsWherePagesLeadInACircle() {
    answers.with(COMPUTE + "&pageToken=t%2B1", page("E2").followedBy("t+1"));

    assertThatThrownBy(() -> read("Compute Engine"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("form a cycle");
  }

  @Test
  void refusesAServiceIdThatLeadsElsewhere() {
    answers.with(SERVICES, services("../../admin", "Compute Engine", ""));

    assertThatThrownBy(() -> read("Compute Engine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("serviceId is '../../admin'");
  }

  private Told read(String service) throws IOException {
    CatalogueApi api = new CatalogueApi(URI.create(BASE + "/"), service, "USD", answers, 100);
    GoogleCatalogue catalogue =
        new GoogleCatalogue("google", new FetchedPages(api), LocalDate.parse("2026-08-22"));
    catalogue.fetch();
    return Told.by(catalogue);
  }

  private static String skus(String id) {
    return BASE + "/v1/services/" + id + "/skus?currencyCode=USD&pageSize=5000";
  }

  private static SkuPage page(String family) {
    return new SkuPage().with(family + " Instance Core running in Zurich", "OnDemand", 5);
  }

  private static String services(String id, String name, String token) {
    return """
    {"services": [{"name": "services/%s", "serviceId": "%s", "displayName": "%s",
      "businessEntityName": "businessEntities/GCP"}], "nextPageToken": "%s"}\
    """
        .formatted(id, id, name, token);
  }
}
