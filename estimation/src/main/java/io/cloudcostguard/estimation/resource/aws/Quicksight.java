package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.QuicksightKeys;
import java.util.Locale;

/// QuickSight is charged by its users, each by the role, and for memory of SPICE. An account costs
/// nothing without users; those that no plan has are expected usage.
///
/// @see <a href="https://aws.amazon.com/quicksight/pricing/">Amazon QuickSight pricing</a>
final class Quicksight {

  static final ResourceType ACCOUNT =
      ResourceType.priced("aws_quicksight_account_subscription", Quicksight::chargeAccount)
          .reading("edition")
          .usage("authors", "author_pros", "readers", "reader_pros", "spice_gb");

  static final ResourceType USER =
      ResourceType.priced("aws_quicksight_user", Quicksight::chargeUser).reading("user_role");

  private static void chargeAccount(Resource account, Components bill) {
    String edition =
        account.attr("edition").text("enterprise").startsWith("standard")
            ? "standard"
            : "enterprise";
    bill.add(
        "Authors",
        "users",
        account.price(QuicksightKeys.AUTHOR, edition),
        account.usage("authors"));
    if (edition.equals("enterprise")) {
      bill.add(
          "Readers",
          "users",
          account.price(QuicksightKeys.USER, "reader"),
          account.usage("readers"));
      bill.addIfExpected(
          "Author Pros",
          "users",
          account.price(QuicksightKeys.USER, "author_pro"),
          account.usage("author_pros"));
      bill.addIfExpected(
          "Reader Pros",
          "users",
          account.price(QuicksightKeys.USER, "reader_pro"),
          account.usage("reader_pros"));
    }
    bill.add(
        "SPICE", "GB", account.price(QuicksightKeys.SPICE, edition), account.usage("spice_gb"));
  }

  /// An administrator is charged as an author.
  private static void chargeUser(Resource user, Components bill) {
    bill.add("User", "users", price(user), Amount.ONE);
    user.assume("users of QuickSight are taken to be of the Enterprise edition");
  }

  private static PriceRef price(Resource user) {
    Attr role = user.attr("user_role");
    String text = role.text();
    return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
      case "admin", "author" -> user.price(QuicksightKeys.AUTHOR, "enterprise");
      case "admin_pro", "author_pro" -> user.price(QuicksightKeys.USER, "author_pro");
      default -> user.price(QuicksightKeys.USER, role);
    };
  }

  private Quicksight() {}
}
