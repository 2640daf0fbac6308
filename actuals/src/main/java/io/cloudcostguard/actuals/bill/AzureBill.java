package io.cloudcostguard.actuals.bill;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A cost export of Azure, in the columns of an Enterprise Agreement or of a Microsoft Customer
/// Agreement; their case differs from export to export. Actual cost is what is billed; amortized
/// cost is what it effectively costs, so each kind of export is a bill of its own.
final class AzureBill implements BillFormat {

  private static final Set<String> KNOWN =
      Set.of(
          ("accountid accountname accountownerid additionalinfo availabilityzone benefitid"
                  + " benefitname billingaccountid billingaccountname billingcurrency"
                  + " billingcurrencycode billingperiodenddate billingperiodstartdate"
                  + " billingprofileid billingprofilename chargetype consumedservice cost costcenter"
                  + " costallocationrulename costinbillingcurrency costinpricingcurrency"
                  + " costinusd customername customertenantid date effectiveprice"
                  + " exchangeratedate exchangeratepricingtobilling frequency invoiceid"
                  + " invoicesectionid invoicesectionname isazurecrediteligible location"
                  + " metercategory meterid metername meterregion metersubcategory offerid"
                  + " partnerearnedcreditapplied partnerearnedcreditrate partnername"
                  + " partnertenantid partnumber paygcostinbillingcurrency paygcostinusd paygprice"
                  + " planname previousinvoiceid pricingcurrency pricingmodel product productid"
                  + " productname productorderid productordername provider publisherid"
                  + " publishername publishertype quantity resellermpnid resellername"
                  + " reservationid reservationname resourcegroup resourcegroupname resourceid"
                  + " resourcelocation resourcelocationnormalized resourcename resourcerate"
                  + " resourcetype serviceinfo1 serviceinfo2 servicefamily serviceperiodenddate"
                  + " serviceperiodstartdate subscriptionid subscriptionname tags term unitofmeasure"
                  + " unitprice")
              .split(" "));

  private static final Map<String, String> CATEGORIES =
      Map.of(
          "usage", "Usage",
          "purchase", "Purchase",
          "refund", "Adjustment",
          "tax", "Tax",
          "unusedreservation", "Usage",
          "unusedsavingsplan", "Usage",
          "roundingadjustment", "Adjustment");

  private final List<String> unknown;
  private final Map<String, String> names;

  AzureBill(Set<String> columns) {
    names =
        columns.stream()
            .collect(
                Collectors.toMap(
                    column -> column.toLowerCase(Locale.ROOT), column -> column, (a, _) -> a));
    BillFormat.require(
        "a cost export of Azure", names.keySet(), List.of("date", "quantity", "subscriptionid"));
    unknown =
        columns.stream()
            .filter(column -> !KNOWN.contains(column.toLowerCase(Locale.ROOT)))
            .sorted()
            .toList();
  }

  static boolean matches(Set<String> columns) {
    Set<String> lower =
        columns.stream().map(column -> column.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return lower.contains("chargetype")
        && (lower.contains("costinbillingcurrency") || lower.contains("cost"));
  }

  @Override
  public String name() {
    return "Azure cost export";
  }

  @Override
  public List<String> unknown() {
    return unknown;
  }

  private String name(String lower) {
    return names.getOrDefault(lower, lower);
  }

  @Override
  public Charge charge(BillRow row, BrokenRules rules) throws BillRowException {
    Instant day = row.time(name("date"));
    String kind = row.required(name("chargetype")).toLowerCase(Locale.ROOT);
    String category = CATEGORIES.get(kind);
    if (category == null) {
      throw new BillRowException("ChargeType is none of Azure's: '" + kind + "'");
    }
    BigDecimal cost =
        row.requiredNumber(
            name(names.containsKey("costinbillingcurrency") ? "costinbillingcurrency" : "cost"));
    String unit = row.text(name("unitofmeasure"));
    BigDecimal quantity = row.number(name("quantity"));
    return new Charge(
        "Microsoft",
        row.first(name("billingaccountid"), name("accountid"), name("subscriptionid")),
        row.required(name("subscriptionid")),
        row.has(name("billingperiodstartdate")) ? row.time(name("billingperiodstartdate")) : day,
        day,
        day.plus(Duration.ofDays(1)),
        category,
        kind.equals("refund"),
        row.text(name("metercategory")),
        "",
        row.first(name("resourcelocation"), name("location")),
        row.first(name("resourceid"), name("resourcename")).toLowerCase(Locale.ROOT),
        row.text(name("consumedservice")),
        row.text(name("meterid")),
        row.description(name("metername")),
        row.first(name("benefitid"), name("reservationid")),
        kind.startsWith("unused"),
        row.currency(
            name(names.containsKey("billingcurrency") ? "billingcurrency" : "billingcurrencycode")),
        row.tags(name("tags"), true),
        unit,
        quantity,
        unit,
        quantity,
        cost,
        cost,
        row.number(name("paygcostinbillingcurrency")),
        null);
  }
}
