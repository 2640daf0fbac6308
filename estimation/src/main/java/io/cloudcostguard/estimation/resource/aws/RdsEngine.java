package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Attr;
import java.util.Set;

/// A database engine as RDS prices name it. Each name is a part of a price key: text, or the
/// attribute itself where that is not known.
///
/// @param attribute as the resource gives it
/// @param name as prices of instances have it, e.g. `postgresql`, `sqlserver-se`
record RdsEngine(Attr attribute, String name) {

  private static final Set<String> RETIRED = Set.of("oracle-se", "oracle-se1");

  static RdsEngine of(Attr engine) {
    String name = engine.text("");
    return new RdsEngine(
        engine,
        switch (name) {
          case "postgres" -> "postgresql";
          case "aurora" -> "aurora-mysql";
          case "db2-se", "db2-ae" -> "db2";
          default -> name.endsWith("-cdb") ? name.substring(0, name.length() - 4) : name;
        });
  }

  boolean isAurora() {
    return name.startsWith("aurora");
  }

  boolean isOracle() {
    return name.startsWith("oracle");
  }

  boolean isSqlServer() {
    return name.startsWith("sqlserver");
  }

  /// The part of the price key of an instance.
  Object forInstance() {
    return name.isEmpty() ? attribute : name;
  }

  /// As [#forInstance()], under a licence. Editions that are no longer sold have no price of their
  /// own; where the customer brings the licence, all editions cost the same.
  Object forInstance(String license) {
    return license.equals("byol") && RETIRED.contains(name) ? "oracle-se2" : forInstance();
  }

  /// The part of the price keys of what all editions share: storage, backups, CPU credits.
  Object forStorage() {
    return switch (name) {
      case "" -> attribute;
      case "aurora-mysql" -> "mysql";
      case "aurora-postgresql" -> "postgresql";
      case "db2" -> attribute;
      default -> isOracle() ? "oracle" : isSqlServer() ? "sqlserver" : name;
    };
  }

  /// As [#forStorage], where Aurora has a price of its own.
  Object forBackup() {
    return isAurora() ? name : forStorage();
  }

  /// The part of the price key that says who brings the licence.
  String license(Attr licenseModel) {
    return switch (licenseModel.text("")) {
      case "bring-your-own-license" -> "byol";
      case "license-included" -> "included";
      case "marketplace-license" -> "marketplace";
      default -> usualLicense();
    };
  }

  private String usualLicense() {
    return switch (name) {
      case "oracle-se1", "oracle-se2" -> "included";
      case "oracle-ee", "oracle-se", "db2" -> "byol";
      default -> isSqlServer() ? "included" : "none";
    };
  }
}
