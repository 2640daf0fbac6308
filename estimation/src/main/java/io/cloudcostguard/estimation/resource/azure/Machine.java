package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.price.azure.AzureKeys;
import java.util.Locale;
import java.util.regex.Pattern;

/// What running Azure virtual machines is charged, whatever runs them: a machine of its own, a
/// scale set, the nodes of a cluster.
///
/// @param at the resource that is charged: where it is counts
/// @param size the ARM name, e.g. `Standard_D2s_v5`
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/virtual-machines/linux/">Virtual
///   Machines pricing</a>
record Machine(Resource at, Attr size, boolean windows, boolean spot) {

  static final String HOURS = "monthly_hrs";

  private static final Pattern NAME = Pattern.compile("[a-z0-9_.-]{1,100}");

  /// A machine that runs Windows by a licence that is owned already costs what Linux costs.
  static boolean paysWindows(Attr licence) {
    return !licence.is("Windows_Server", "Windows_Client");
  }

  /// `hours` of such machines together.
  void instances(Components bill, Amount hours) {
    bill.add("Instance usage", Components.HOURS, price(), hours);
  }

  PriceRef price() {
    String name = size.text();
    String lower = name == null ? null : name.toLowerCase(Locale.ROOT);
    if (lower != null && !NAME.matcher(lower).matches()) {
      return Resource.noPrice("the size of the machine is not a name that a price has");
    }
    // Where it is not known, it decides nothing about what is charged beside the machine.
    return at.price(
        AzureKeys.VIRTUAL_MACHINE,
        lower == null ? size : lower,
        windows ? "windows" : "linux",
        spot ? "spot" : Meters.ON_DEMAND);
  }

  /// The hours of a month that one runs: all, unless the expected usage says otherwise.
  static Amount hours(Resource at, String key) {
    return at.usage(key).or(Amount.ALL_MONTH);
  }
}
