package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.schemas.price.aws.AwsKeys;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A cloud vendor, with the properties that all its resource types share: their prefixes and their
/// location attributes. Every `switch` over it is without a default, so that the compiler names
/// each place that the next vendor needs.
public enum Vendor {
  AWS("aws"),
  AZURE("azure"),
  GOOGLE("google"),

  /// Any other: Terraform's own types, utility providers, and vendors without prices here.
  OTHER("other");

  private static final String ZONE = "zone";
  private static final String REGION = "region";
  private static final String LOCATION = "location";
  private static final String AWS_ZONE = "availability_zone";
  private static final String ARN = "arn";
  private static final String AZURE_GROUP = "azurerm_resource_group";

  private static final List<String> AWS_PLACES = List.of(AWS_ZONE, REGION, ARN);
  private static final List<String> AZURE_PLACES = List.of(LOCATION);
  private static final List<String> GOOGLE_PLACES = List.of(ZONE, REGION, LOCATION);
  private static final List<String> OTHER_PLACES = List.of(REGION);
  private static final Set<String> TAGS = Set.of("tags", "tags_all");
  private static final Set<String> LABELS = Set.of("labels", "terraform_labels");
  private static final List<String> AZURE_GROUPS = List.of("resource_group_name", "parent_id");

  /// `eu-west-1a` is in the region `eu-west-1`. The prices of local and wavelength zones are their
  /// own: `us-west-2-lax-1a` is as good as a region `us-west-2-lax-1`.
  private static final Pattern IS_AWS_ZONE =
      Pattern.compile("([a-z]{2,}(?:-[a-z]+)+-\\d+(?:-[a-z0-9-]*\\d)?)[a-z]?");

  /// E.g. `us-gov-west-1`, and what other vendors than those below write, e.g. `europe-west4`.
  private static final Pattern IS_REGION =
      Pattern.compile("([a-z]{2,}(?:-[a-z]+)+-?\\d+(?:-[a-z0-9-]*\\d)?)");

  /// E.g. `westeurope`, `eastus2`, `usgovvirginia`, `global`: all but a few have a point of the
  /// compass in them, which tells them from other text.
  private static final Pattern IS_AZURE_REGION =
      Pattern.compile(
          "(global|usgov[a-z]{2,}|[a-z]*(?:north|south|east|west|central)[a-z]*\\d?(?:euap|stage|stg)?)");

  /// A region, or a zone behind its region, e.g. `europe-west1`, `europe-west1-b`,
  /// `us-central1-ai1a`.
  private static final Pattern IS_GOOGLE_REGION_OR_ZONE =
      Pattern.compile("([a-z]{2,}-[a-z]+\\d{1,2})(?:-(?:ai\\d)?[a-z])?");

  /// Several regions together, e.g. `eu`, `nam4`.
  private static final Pattern IS_GOOGLE_MULTI_REGION =
      Pattern.compile("(us|eu|europe|asia|global|(?:asia|eur|nam)\\d{1,2}|nam-eur-asia\\d)");

  private final String id;

  Vendor(String id) {
    this.id = id;
  }

  /// The first part of its price keys, and the name of its folder in the price book.
  public String id() {
    return id;
  }

  /// The vendor with this id; [#OTHER] where there is none.
  public static Vendor ofId(String id) {
    for (Vendor vendor : values()) {
      if (vendor.id.equals(id)) {
        return vendor;
      }
    }
    return OTHER;
  }

  /// The vendor of a resource type, e.g. of `aws_instance`.
  public static Vendor ofType(String type) {
    return type.startsWith("aws_") || type.startsWith("awscc_")
        ? AWS
        : type.startsWith("azurerm_") || type.startsWith("azuread_") || type.startsWith("azapi_")
            ? AZURE
            : type.startsWith("google_") ? GOOGLE : OTHER;
  }

  /// Whether an attribute of its resources is their tags.
  boolean tags(String attribute) {
    return switch (this) {
      case AWS, AZURE -> TAGS.contains(attribute);
      case GOOGLE -> LABELS.contains(attribute);
      case OTHER -> false;
    };
  }

  /// The attributes that tell where a resource is, the most exact first.
  List<String> places() {
    return switch (this) {
      case AWS -> AWS_PLACES;
      case AZURE -> AZURE_PLACES;
      case GOOGLE -> GOOGLE_PLACES;
      case OTHER -> OTHER_PLACES;
    };
  }

  /// Whether an attribute is one of [#places].
  boolean isPlace(String attribute) {
    return switch (attribute) {
      case AWS_ZONE, ARN -> this == AWS;
      case ZONE -> this == GOOGLE;
      case REGION -> this != AZURE;
      case LOCATION -> this == AZURE || this == GOOGLE;
      default -> false;
    };
  }

  /// Whether a resource is where this attribute says and nowhere else: where that cannot be told,
  /// its provider's region does not count. A zone of AWS, known or not, is in the provider's
  /// region.
  boolean decides(String place) {
    return switch (this) {
      case AWS, OTHER -> place.equals(REGION);
      case AZURE, GOOGLE -> true;
    };
  }

  /// The attributes of a provider that tell where a resource is that does not say so itself.
  List<String> providerPlaces() {
    return switch (this) {
      case AWS, OTHER -> List.of(REGION);
      case AZURE -> List.of();
      case GOOGLE -> List.of(REGION, ZONE);
    };
  }

  /// The attributes that refer to the group of a resource, which is where its group is unless it
  /// says itself.
  List<String> groupedBy() {
    return switch (this) {
      case AZURE -> AZURE_GROUPS;
      case AWS, GOOGLE, OTHER -> List.of();
    };
  }

  /// Whether resources of a type are such groups.
  boolean isGroup(String type) {
    return switch (this) {
      case AZURE -> type.equals(AZURE_GROUP);
      case AWS, GOOGLE, OTHER -> false;
    };
  }

  /// The region that the value of a place names, as it stands in price keys. Null where it names
  /// none.
  public @Nullable String region(String place, String value) {
    return switch (this) {
      case AWS ->
          switch (place) {
            case AWS_ZONE -> match(IS_AWS_ZONE, value);
            case ARN -> ofArn(value);
            default -> match(IS_REGION, value);
          };
      case AZURE -> match(IS_AZURE_REGION, value.replace(" ", "").toLowerCase(Locale.ROOT));
      case GOOGLE -> ofGoogle(place, value);
      case OTHER -> match(IS_REGION, value);
    };
  }

  private static @Nullable String ofArn(String arn) {
    String[] parts = arn.split(":", 6);
    return parts.length == 6 ? match(IS_REGION, parts[3]) : null;
  }

  /// A zone or region may be a link to it, `…/zones/europe-west1-b`; a location may be of several
  /// regions and is written in any case.
  private static @Nullable String ofGoogle(String place, String value) {
    if (!place.equals(LOCATION)) {
      return match(IS_GOOGLE_REGION_OR_ZONE, value.substring(value.lastIndexOf('/') + 1));
    }
    String location = value.toLowerCase(Locale.ROOT);
    String region = match(IS_GOOGLE_REGION_OR_ZONE, location);
    return region == null ? match(IS_GOOGLE_MULTI_REGION, location) : region;
  }

  private static @Nullable String match(Pattern pattern, String text) {
    if (!Bound.PLACE.fits(text.length())) {
      return null;
    }
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? matcher.group(1) : null;
  }

  /// Whether text may say, in the configuration of any vendor's provider, where its resources are.
  static boolean mayBePlaceOfProvider(String text) {
    return match(IS_REGION, text) != null || match(IS_GOOGLE_REGION_OR_ZONE, text) != null;
  }

  /// Whether a region is apart from the others: its prices are its own also where the rest has one
  /// price, and there are no allowances.
  public boolean isApart(String region) {
    return switch (this) {
      case AWS -> AwsKeys.isApart(region);
      case AZURE ->
          region.startsWith("china") || region.startsWith("usgov") || region.startsWith("usdod");
      case GOOGLE, OTHER -> false;
    };
  }
}
