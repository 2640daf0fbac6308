package io.cloudcostguard.pricing.source.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.pricing.source.BundledBook;
import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.Told;
import io.cloudcostguard.pricing.source.page.PageFiles;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The contract of Google's catalogue with the bundled book and the resource types, by service: a
/// SKU makes the key that a resource type asks for, and by the unit that it counts.
class GoogleVocabularyTest {

  private static final String RATE = SkuPage.rate(0, "0", 20_000_000);
  private static final Map<PriceKey, String> UNITS = new HashMap<>();

  @TempDir Path folder;

  @BeforeAll
  static void readBundledBook() throws IOException {
    new BundledBook().read(PriceSink.ofPrices((key, price) -> UNITS.put(key, price.unit())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Cloud SQL | Cloud SQL for MySQL: Zonal - vCPU in Americas | h | cloud-sql/us-central1/zonal/vcpu
          Cloud SQL | Cloud SQL for PostgreSQL: Regional - RAM in Americas | GiBy.h | cloud-sql/us-central1/regional/ram
          Cloud SQL | Cloud SQL for SQL Server: Zonal - Standard storage in Americas | GiBy.mo | cloud-sql/us-central1/zonal/ssd
          Cloud SQL | Cloud SQL for MySQL: Zonal - Low cost storage in Americas | GiBy.mo | cloud-sql/us-central1/zonal/hdd
          Cloud SQL | Cloud SQL for PostgreSQL: Zonal - Micro instance in Americas | h | cloud-sql/us-central1/zonal/db-f1-micro
          Cloud SQL | Cloud SQL for PostgreSQL: Regional - Small instance in Americas | h | cloud-sql/us-central1/regional/db-g1-small
          Cloud SQL | Cloud SQL for MySQL: Zonal - 4 vCPU + 15GB RAM in Americas | h | cloud-sql/us-central1/zonal/db-n1-standard-4
          Cloud SQL | Cloud SQL: Backups in Americas | GiBy.mo | cloud-sql/us-central1/backup
          Cloud SQL | Cloud SQL: IP address idling - hour in Americas | h | cloud-sql/us-central1/ip-address
          Cloud Memorystore for Redis | Redis Capacity Basic M1 Iowa | GiBy.h | cloud-memorystore-for-redis/us-central1/basic/m1
          Cloud Memorystore for Redis | Redis Capacity Standard M5 Iowa | GiBy.h | cloud-memorystore-for-redis/us-central1/standard_ha/m5
          Cloud Memorystore for Redis | Redis Cluster Node Highmem Medium Iowa | h | cloud-memorystore-for-redis/us-central1/cluster/redis_highmem_medium
          Cloud Memorystore for Redis | Memorystore for Redis Cluster: AOF Storage Iowa | GiBy.h | cloud-memorystore-for-redis/us-central1/cluster/aof
          Cloud Memorystore for Redis | Memorystore for Redis Cluster: Backups Iowa | GiBy.h | cloud-memorystore-for-redis/us-central1/cluster/backup
          Cloud Run | Services CPU (Request-based billing) | s | cloud-run/us-central1/request/cpu
          Cloud Run | Services Memory Tier 2 (Request-based billing) | GiBy.s | cloud-run/us-central1/request/memory
          Cloud Run | Services CPU (Instance-based billing) in us-central1 | s | cloud-run/us-central1/instance/cpu
          Cloud Run | CPU Allocation Time (tier 2) | s | cloud-run/us-central1/request/cpu
          Cloud Run | Memory Allocation Time (Always-on CPU) | GiBy.s | cloud-run/us-central1/instance/memory
          Cloud Run | Services Min Instance CPU (Request-based billing) | s | cloud-run/us-central1/min-instance/cpu
          Cloud Run | Services Min Instance Memory Tier 2 (Request-based billing) in us-central1 | GiBy.s | cloud-run/us-central1/min-instance/memory
          Cloud Run | Requests | count | cloud-run/global/requests
          Cloud Functions | CPU Time | s | cloud-functions/us-central1/cpu
          Cloud Functions | Memory Time (tier 2) | GiBy.s | cloud-functions/us-central1/memory
          Cloud Functions | Invocations | count | cloud-functions/global/invocations
          Kubernetes Engine | Regional Kubernetes Clusters | h | kubernetes-engine/global/cluster
          Kubernetes Engine | Autopilot Pod mCPU Requests (us-central1) | h | kubernetes-engine/us-central1/autopilot/vcpu
          Kubernetes Engine | Autopilot Pod Memory Requests (us-central1) | GiBy.h | kubernetes-engine/us-central1/autopilot/memory
          Kubernetes Engine | Autopilot Pod Ephemeral Storage Requests (us-central1) | GiBy.h | kubernetes-engine/us-central1/autopilot/storage
          Cloud Key Management Service (KMS) | Active software symmetric key versions | mo | cloud-kms/global/software/versions
          Cloud Key Management Service (KMS) | Active HSM RSA 2048 bit key versions | mo | cloud-kms/global/hsm/versions
          Cloud Key Management Service (KMS) | Active HSM ECDSA P-256 key versions | mo | cloud-kms/global/hsm-asymmetric/versions
          Cloud Key Management Service (KMS) | Active external asymmetric key versions | mo | cloud-kms/global/external/versions
          Cloud Key Management Service (KMS) | Cryptographic operations with a software symmetric key | count | cloud-kms/global/software/operations
          Cloud Key Management Service (KMS) | HSM symmetric cryptographic operations | count | cloud-kms/global/hsm/operations
          Cloud Key Management Service (KMS) | HSM cryptographic operations with an ECDSA P-256 key | count | cloud-kms/global/hsm-asymmetric/operations
          Cloud Key Management Service (KMS) | External symmetric cryptographic operations | count | cloud-kms/global/external/operations
          Secret Manager | Secret version replica storage | mo | secret-manager/global/version
          Secret Manager | Secret access operations | count | secret-manager/global/access
          Cloud DNS | ManagedZone | mo | cloud-dns/global/managed-zone
          Cloud DNS | DNS Query (port 53) | count | cloud-dns/global/queries
          Cloud Logging | Log Storage cost | GiBy | cloud-logging/global/ingested
          Cloud Monitoring | Metric Volume | MiBy | cloud-monitoring/global/metric-data
          Cloud Monitoring | Monitoring API Requests | count | cloud-monitoring/global/api-calls
          Cloud Pub/Sub | Message Delivery Basic | TiBy | cloud-pub-sub/global/message-delivery
          Cloud Pub/Sub | Subscriptions retained acknowledged messages | GiBy.mo | cloud-pub-sub/global/retained-acknowledged
          Cloud Pub/Sub | Snapshots message backlog | GiBy.mo | cloud-pub-sub/global/snapshot-backlog
          Artifact Registry | Artifact Registry Storage | GiBy.mo | artifact-registry/global/storage
          BigQuery | Analysis (us-central1) | TiBy | bigquery/us-central1/queries
          BigQuery | Active Logical Storage (us-central1) | GiBy.mo | bigquery/us-central1/storage/active
          BigQuery | Long Term Logical Storage (us-central1) | GiBy.mo | bigquery/us-central1/storage/long-term
          BigQuery | Streaming Insert (us-central1) | By | bigquery/us-central1/streaming-inserts
          BigQuery Storage API | BigQuery Storage API - Write (us-central1) | GiBy | bigquery/us-central1/write-api
          BigQuery Storage API | BigQuery Storage API - Read | TiBy | bigquery/us-central1/read-api
          Cloud Storage | Regional Standard Class A Operations | count | cloud-storage/global/standard/class-a
          Cloud Storage | Regional Archive Class B Operations | count | cloud-storage/global/archive/class-b
          Cloud Storage | Download Worldwide Destinations (excluding Asia & Australia) | GiBy | cloud-storage/global/internet/worldwide
          Cloud Storage | Download China | GiBy | cloud-storage/global/internet/china
          Networking | Cloud Load Balancer Forwarding Rule Additional Global | h | networking/global/forwarding-rule/hours
          Networking | Cloud Load Balancer Forwarding Rule Additional for Iowa | h | networking/us-central1/forwarding-rule/hours
          Networking | Cloud Load Balancer Forwarding Rule Minimum Global | h | networking/global/forwarding-rule/first-five
          Networking | Cloud Load Balancer Forwarding Rule Minimum for Iowa | h | networking/us-central1/forwarding-rule/first-five
          Compute Engine | Licensing Fee for Windows Server 2019 Datacenter Edition (CPU cost) | h | compute-engine/global/licence/windows/vcpu
          Compute Engine | Licensing Fee for Windows Server 2022 Datacenter Edition on f1-micro | h | compute-engine/global/licence/windows/shared-core
          Compute Engine | Licensing Fee for Red Hat Enterprise Linux 9 on VM with up to 8 VCPU | h | compute-engine/global/licence/rhel/vcpu-to-8
          Compute Engine | Licensing Fee for Red Hat Enterprise Linux 9 for SAP with High Availability and Update Services on VM with 128 or more VCPU | h | compute-engine/global/licence/rhel-sap/vcpu-from-128
          Compute Engine | Licensing Fee for SUSE Linux Enterprise Server 15 (CPU cost) | h | compute-engine/global/licence/sles/machine
          """)
  void makesTheKeysThatTheBundledBookHasByTheSameUnit(
      String service, String description, String unit, String key) throws IOException {
    Told told = read(service, description, unit);

    PriceKey expected = new PriceKey("google/" + key + "/on-demand");
    assertThat(told.prices.keySet()).containsExactly(expected.value());
    assertThat(told.last.get(expected.value()).unit()).isEqualTo(UNITS.get(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Cloud SQL | Cloud SQL for MySQL: Zonal - Enterprise Plus N vCPU in Iowa | h | cloud-sql/us-central1/zonal/enterprise-plus-n-vcpu
          Cloud SQL | Cloud SQL for MySQL: Regional - Enterprise Plus N RAM in Iowa | GiBy.h | cloud-sql/us-central1/regional/enterprise-plus-n-ram
          Cloud SQL | Cloud SQL for MySQL: Zonal - Enterprise Plus Standard Storage in Iowa | GiBy.mo | cloud-sql/us-central1/zonal/enterprise-plus-ssd
          Compute Engine | Hyperdisk Balanced Capacity in Iowa | GiBy.mo | compute-engine/us-central1/disk/hyperdisk-balanced/capacity
          """)
  void makesKeysThatOnlyResourceTypesKnow(
      String service, String description, String unit, String key) throws IOException {
    assertThat(read(service, description, unit).prices.keySet())
        .containsExactly("google/" + key + "/on-demand");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Cloud SQL | Cloud SQL for MySQL: Zonal - 4 vCPU + 26GB RAM in Americas
          Cloud SQL | Cloud SQL for MySQL: Read Replica (free with promotional discount until September 2021) - RAM in Americas
          Cloud SQL | Cloud SQL for MySQL: Zonal - Serverless Exports in Americas
          Cloud Memorystore for Redis | Redis Standard Node Capacity M2 Iowa
          Cloud Run | Services Min Instance GPU (Request-based billing)
          Cloud Key Management Service (KMS) | Active HSM symmetric key versions for Autokey
          Cloud Key Management Service (KMS) | Active single tenant HSM instances
          Cloud Storage | Multi-Region Standard Class A Operations
          Compute Engine | Licensing Fee for Red Hat Enterprise Linux 9 (CPU cost)
          Cloud Build | Build time
          """)
  void guessesNothing(String service, String description) throws IOException {
    Told told = read(service, description, "h");

    assertThat(told.prices).isEmpty();
    assertThat(told.skipped).containsOnlyKeys("no key for " + service + ", G");
  }

  /// Some of them are listed as bought on demand.
  @ParameterizedTest
  @CsvSource({
    "OnDemand, mCPU, h, vcpu", "Preemptible, mCPU, h, vcpu",
    "Preemptible, Memory, GiBy.h, memory", "OnDemand, Ephemeral Storage, GiBy.h, storage"
  })
  void knowsSpotPodsByTheirDescription(String usageType, String what, String unit, String measure)
      throws IOException {
    assertThat(
            read(
                    "Kubernetes Engine",
                    "Autopilot Spot Pod %s Requests (us-central1)".formatted(what),
                    usageType,
                    unit)
                .prices
                .keySet())
        .containsExactly("google/kubernetes-engine/us-central1/autopilot/" + measure + "/spot");
  }

  @Test
  void skipsWhatIsSoldByAUnitThatTheKeyDoesNotCount() throws IOException {
    Told told = read("BigQuery", "Analysis", "h");

    assertThat(told.prices).isEmpty();
    assertThat(told.skipped).containsOnlyKeys("a key is per TiB, and it is sold by hours");
  }

  @Test
  void countsPricesByTheUnitOfTheKey() throws IOException {
    assertThat(
            read("BigQuery", "Analysis (us-central1)", "GiBy")
                .price("google/bigquery/us-central1/queries/on-demand"))
        .isEqualTo("20.48 USD per TiB");
    assertThat(
            read("Kubernetes Engine", "Autopilot Pod mCPU Requests", "h")
                .price("google/kubernetes-engine/us-central1/autopilot/vcpu/on-demand"))
        .isEqualTo("20 USD per hours");
  }

  @Test
  void hasNoFormThatTheBundledBookLacksButWhatOnlyTheLoaderFills() {
    assertThat(
            Arrays.stream(GoogleKeys.values())
                .filter(form -> UNITS.keySet().stream().noneMatch(form::covers)))
        .containsExactly(GoogleKeys.SQL_LICENCE);
  }

  private Told read(String service, String description, String unit) throws IOException {
    return read(service, description, "OnDemand", unit);
  }

  private Told read(String service, String description, String usageType, String unit)
      throws IOException {
    SkuPage page =
        new SkuPage().with(service, description, usageType, "[\"us-central1\"]", unit, RATE);
    Files.writeString(folder.resolve("page.json"), page.followedBy(""));
    return Told.by(
        new GoogleCatalogue("google", new PageFiles(folder), LocalDate.parse("2026-08-22")));
  }
}
