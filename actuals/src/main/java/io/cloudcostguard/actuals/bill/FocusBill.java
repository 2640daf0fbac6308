package io.cloudcostguard.actuals.bill;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A bill by FOCUS 1.0 to 1.4. The file does not say its version: the columns do.
///
/// @see <a href="https://focus.finops.org/focus-specification/">The specification</a>
final class FocusBill implements BillFormat {

  /// Without these a charge is not placed. The other mandatory columns are reported.
  private static final List<String> NEEDED =
      List.of(
          "BilledCost",
          "BillingAccountId",
          "BillingCurrency",
          "BillingPeriodStart",
          "ChargeCategory",
          "ChargePeriodEnd",
          "ChargePeriodStart",
          "EffectiveCost");

  /// What `ccg estimate --format focus-csv` says of itself.
  private static final String ESTIMATE = "x_IsEstimate";

  private static final Set<String> COLUMNS =
      Set.of(
          ("AllocatedMethodDetails AllocatedMethodId AllocatedResourceId AllocatedResourceName"
                  + " AllocatedTags AvailabilityZone BilledCost BillingAccountId BillingAccountName"
                  + " BillingAccountType BillingCurrency BillingPeriodEnd BillingPeriodStart"
                  + " CapacityReservationId CapacityReservationStatus ChargeCategory ChargeClass"
                  + " ChargeDescription ChargeFrequency ChargePeriodEnd ChargePeriodStart"
                  + " CommitmentDiscountCategory CommitmentDiscountId CommitmentDiscountName"
                  + " CommitmentDiscountQuantity CommitmentDiscountStatus CommitmentDiscountType"
                  + " CommitmentDiscountUnit CommitmentProgramEligibilityDetails ConsumedQuantity"
                  + " ConsumedUnit ContractApplied ContractedCost ContractedUnitPrice EffectiveCost"
                  + " HostProviderName InvoiceDetailId InvoiceId InvoiceIssuerName ListCost"
                  + " ListUnitPrice PricingCategory PricingCurrency"
                  + " PricingCurrencyContractedUnitPrice PricingCurrencyEffectiveCost"
                  + " PricingCurrencyListUnitPrice PricingQuantity PricingUnit ProviderName"
                  + " PublisherName RegionId RegionName ResourceId ResourceName ResourceType"
                  + " ServiceCategory ServiceName ServiceProviderName ServiceSubcategory SkuId"
                  + " SkuMeter SkuPriceDetails SkuPriceId SubAccountId SubAccountName SubAccountType"
                  + " Tags")
              .split(" "));

  private static final List<String> MANDATORY =
      List.of(
          "BillingAccountName",
          "BillingPeriodEnd",
          "ChargeClass",
          "ChargeDescription",
          "ContractedCost",
          "InvoiceIssuerName",
          "ListCost",
          "PricingQuantity",
          "PricingUnit",
          "ServiceCategory",
          "ServiceName");

  private static final Set<String> CATEGORIES =
      Set.of("Usage", "Purchase", "Tax", "Credit", "Adjustment");

  private static final Set<String> SERVICES =
      Set.of(
          "AI and Machine Learning",
          "Analytics",
          "Business Applications",
          "Compute",
          "Databases",
          "Developer Tools",
          "Identity",
          "Integration",
          "Internet of Things",
          "Management and Governance",
          "Media",
          "Migration",
          "Mobile",
          "Multicloud",
          "Networking",
          "Other",
          "Security",
          "Storage",
          "Web");

  /// A cost may differ from price × quantity by what the provider rounded.
  private static final BigDecimal ROUNDED = new BigDecimal("0.01");

  private final String version;
  private final List<String> unknown;
  private final List<String> missing;
  private final String provider;

  FocusBill(Set<String> columns) {
    if (columns.contains(ESTIMATE)) {
      throw new IllegalArgumentException(
          "This is an estimate in the columns of FOCUS, and no bill");
    }
    BillFormat.require("FOCUS", columns, NEEDED);
    provider = columns.contains("ServiceProviderName") ? "ServiceProviderName" : "ProviderName";
    BillFormat.require("FOCUS", columns, List.of(provider));
    version = version(columns);
    Set<String> known = new HashSet<>(COLUMNS);
    columns.stream().filter(column -> column.startsWith("x_")).forEach(known::add);
    unknown = BillFormat.others(columns, known);
    missing = MANDATORY.stream().filter(column -> !columns.contains(column)).toList();
  }

  private static String version(Set<String> columns) {
    if (columns.contains("ServiceProviderName")) {
      return columns.contains("ProviderName") ? "1.3" : "1.4";
    }
    return columns.contains("InvoiceId") || columns.contains("PricingCurrency")
        ? "1.2"
        : columns.contains("SkuMeter") || columns.contains("SkuPriceDetails") ? "1.1" : "1.0";
  }

  @Override
  public String name() {
    return "FOCUS " + version;
  }

  @Override
  public List<String> unknown() {
    return unknown;
  }

  @Override
  public List<String> missing() {
    return missing;
  }

  @Override
  public Charge charge(BillRow row, BrokenRules rules) throws BillRowException {
    String category = row.required("ChargeCategory");
    if (!CATEGORIES.contains(category)) {
      throw new BillRowException("ChargeCategory is none of FOCUS: '" + category + "'");
    }
    String chargeClass = row.text("ChargeClass");
    if (!chargeClass.isEmpty() && !chargeClass.equals("Correction")) {
      throw new BillRowException("ChargeClass is neither empty nor Correction");
    }
    Charge charge =
        new Charge(
            row.required(provider),
            row.required("BillingAccountId"),
            row.text("SubAccountId"),
            row.time("BillingPeriodStart"),
            row.time("ChargePeriodStart"),
            row.time("ChargePeriodEnd"),
            category,
            !chargeClass.isEmpty(),
            row.text("ServiceName"),
            row.text("ServiceCategory"),
            row.first("RegionId", "RegionName"),
            row.text("ResourceId"),
            row.text("ResourceType"),
            row.first("SkuPriceId", "SkuId"),
            row.description("ChargeDescription"),
            row.text("CommitmentDiscountId"),
            row.text("CommitmentDiscountStatus").equals("Unused"),
            row.currency("BillingCurrency"),
            row.tags("Tags", false),
            row.text("PricingUnit"),
            row.number("PricingQuantity"),
            row.text("ConsumedUnit"),
            row.number("ConsumedQuantity"),
            row.requiredNumber("BilledCost"),
            row.requiredNumber("EffectiveCost"),
            row.number("ListCost"),
            row.number("ContractedCost"));
    if (!charge.start().isBefore(charge.end())) {
      throw new BillRowException("The charge period ends before it begins");
    }
    check(row, charge, rules);
    return charge;
  }

  private static void check(BillRow row, Charge charge, BrokenRules rules) throws BillRowException {
    if (row.has("ServiceCategory") && !SERVICES.contains(charge.serviceCategory())) {
      rules.broken("ServiceCategory is one of the specification's");
    }
    if (row.has("ServiceName") && charge.service().isEmpty()) {
      rules.broken("ServiceName is not null");
    }
    if (row.has("BillingPeriodEnd")
        && !charge.billingStart().isBefore(row.time("BillingPeriodEnd"))) {
      rules.broken("BillingPeriodStart is before BillingPeriodEnd");
    }
    boolean priced =
        !charge.correction() && Set.of("Usage", "Purchase").contains(charge.category());
    if (priced && row.has("PricingQuantity") && charge.quantity() == null) {
      rules.broken("PricingQuantity is not null for usage and purchases");
    }
    if (priced && charge.quantity() != null && charge.unit().isEmpty()) {
      rules.broken("PricingUnit is not null where PricingQuantity is not");
    }
    if (charge.consumed() != null && charge.category().equals("Purchase")) {
      rules.broken("ConsumedQuantity is null for purchases");
    }
    if (priced) {
      match(rules, "ListCost", charge, row.number("ListUnitPrice"), charge.list());
      match(
          rules, "ContractedCost", charge, row.number("ContractedUnitPrice"), charge.contracted());
    }
  }

  private static void match(
      BrokenRules rules,
      String cost,
      Charge charge,
      @Nullable BigDecimal price,
      @Nullable BigDecimal sum) {
    if (price != null && charge.quantity() != null && sum != null) {
      BigDecimal product = price.multiply(Objects.requireNonNull(charge.quantity()));
      if (product.subtract(sum).abs().compareTo(ROUNDED) > 0) {
        rules.broken(cost + " is its unit price × PricingQuantity");
      }
    }
  }
}
