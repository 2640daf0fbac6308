package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.DirectoryServiceKeys;

/// A directory is charged by the hour for its two domain controllers and for additional ones; a
/// Microsoft directory also for each account that it is shared with.
///
/// @see <a href="https://aws.amazon.com/directoryservice/pricing/">AWS Directory Service
///   pricing</a>
final class DirectoryServiceDirectory {

  static final ResourceType TYPE =
      ResourceType.priced("aws_directory_service_directory", DirectoryServiceDirectory::charge)
          .reading("type", "size", "edition", "desired_number_of_domain_controllers")
          .usage("additional_domain_controllers", "shared_accounts");

  /// Domain controllers of every directory.
  private static final long INCLUDED = 2;

  private static void charge(Resource directory, Components bill) {
    Attr type = directory.attr("type").or("SimpleAD");
    boolean microsoft = type.is("MicrosoftAD");
    Attr size =
        microsoft ? directory.attr("edition").or("Enterprise") : directory.attr("size").or("Small");
    PriceRef controller = directory.price(DirectoryServiceKeys.CONTROLLER, type, size);
    Amount controllers = controllers(directory, microsoft);
    bill.add("Domain controllers", "controller-hours", controller, controllers.timesHours());
    bill.add(
        "Additional domain controllers",
        "controller-hours",
        controller,
        additional(directory, controllers).timesHours());
    if (microsoft) {
      bill.add(
          "Directory sharing",
          "account-hours",
          directory.price(DirectoryServiceKeys.SHARING, size),
          directory.usage("shared_accounts").timesHours());
    }
  }

  /// Two, unless a Microsoft directory asks for more.
  private static Amount controllers(Resource directory, boolean microsoft) {
    return microsoft
        ? directory
            .attr("desired_number_of_domain_controllers")
            .amount(INCLUDED)
            .atLeast(Amount.of(INCLUDED))
        : Amount.of(INCLUDED);
  }

  /// Those that are expected, without those that the directory asks for itself.
  private static Amount additional(Resource directory, Amount controllers) {
    Amount expected = directory.usage("additional_domain_controllers");
    Amount asked = controllers.beyond(INCLUDED);
    return asked.isZero() ? expected : expected.beyond(asked);
  }

  private DirectoryServiceDirectory() {}
}
