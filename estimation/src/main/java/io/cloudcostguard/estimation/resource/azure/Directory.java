package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Domain services are charged by the hour of each set of controllers, identities of workloads by
/// the users that are active.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/microsoft-entra-ds/">Microsoft
///   Entra Domain Services pricing</a>
final class Directory {

  private static final String DOMAIN = "azurerm_active_directory_domain_service";
  private static final String SERVICE = "Azure Active Directory Domain Services";

  private static final ResourceType DOMAIN_SERVICE =
      ResourceType.priced(DOMAIN, (domain, bill) -> charge(domain, domain, bill))
          .reading("id", "sku");

  private static final ResourceType REPLICA_SET =
      ResourceType.priced(
              "azurerm_active_directory_domain_service_replica_set",
              (replica, bill) ->
                  charge(replica, replica.reference("domain_service_id", DOMAIN, "id"), bill))
          .reading("domain_service_id");

  private static final ResourceType FEDERATED =
      ResourceType.priced("azurerm_federated_identity_credential", Directory::federated)
          .usage("monthly_active_p1_users", "monthly_active_p2_users");

  static Stream<ResourceType> types() {
    return Stream.of(DOMAIN_SERVICE, REPLICA_SET, FEDERATED);
  }

  private static void charge(Resource at, @Nullable Resource domain, Components bill) {
    String sku = domain == null ? "Standard" : Skus.capital(domain.attr("sku").text("standard"));
    bill.hourly(
        "Domain service", Meters.of(at, domain, SERVICE).price(SERVICE, sku, sku + " User Forest"));
  }

  private static void federated(Resource credential, Components bill) {
    Meters meters = Meters.global("Azure Active Directory for External Identities");
    String product = "Azure Active Directory External Identities";
    bill.add(
        "Active users (P1)",
        "units",
        meters.price(product, "P1", "P1 Monthly Active Users"),
        credential.usage("monthly_active_p1_users"));
    bill.add(
        "Active users (P2)",
        "units",
        meters.price(product, "P2", "P2 Monthly Active Users"),
        credential.usage("monthly_active_p2_users"));
  }

  private Directory() {}
}
