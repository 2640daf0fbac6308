package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.RdsKeys;
import org.jspecify.annotations.Nullable;

/// A database instance is charged by the hour for its class, engine, licence and deployment, by its
/// storage with the IOPS and throughput beyond what that includes, and by backups.
///
/// @see <a href="https://aws.amazon.com/rds/pricing/">Amazon RDS pricing</a>
final class DbInstance {

  private static final long DEFAULT_STORAGE_GB = 20;
  private static final long PROVISIONED_MIN_GB = 100;
  private static final long PROVISIONED_MIN_IOPS = 1000;
  private static final long STRIPED_FROM_GB = 400;
  private static final long STRIPED_FROM_GB_ORACLE = 200;

  private static final long GP3_IOPS = 3000;
  private static final long STRIPED_IOPS = 12000;

  /// The size and IOPS that every dedicated log volume has.
  private static final long LOG_GB = 1024;

  private static final long LOG_IOPS = 3000;

  static final ResourceType TYPE =
      ResourceType.priced("aws_db_instance", DbInstance::charge)
          .reading(
              "identifier",
              "replicate_source_db",
              "snapshot_identifier",
              "engine",
              "engine_version",
              RdsExtendedSupport.ATTRIBUTE,
              "license_model",
              "instance_class",
              "multi_az",
              PublicAddresses.PUBLIC,
              "storage_type",
              "allocated_storage",
              "iops",
              "storage_throughput",
              "backup_retention_period",
              "performance_insights_enabled",
              "performance_insights_retention_period",
              PerformanceInsights.MODE,
              "dedicated_log_volume")
          .usage(
              "monthly_standard_io_requests",
              "additional_backup_storage_gb",
              CpuCredits.HOURS,
              CpuCredits.VCPUS,
              "monthly_additional_performance_insights_requests")
          .usageText(Reservation.USAGE);

  private static void charge(Resource db, Components bill) {
    Resource source = db.reference("replicate_source_db", "aws_db_instance", "identifier");
    RdsEngine engine = RdsEngine.of(own(db, source, "engine"));
    String deployment = db.attr("multi_az").isTrue() ? "multi-az" : "single-az";
    DbClass size = DbClass.of(db.attr("instance_class"));
    bill.hourly(
        "Database instance",
        instancePrice(db, engine, engine.license(own(db, source, "license_model")), deployment));
    Attr allocated = own(db, source, "allocated_storage");
    chargeStorage(db, bill, engine, deployment, allocated);
    chargeBackup(db, bill, engine);
    chargeCredits(db, bill, engine, size);
    PerformanceInsights.charge(db, bill, size, 1, db.attr(PerformanceInsights.MODE));
    if (db.attr(PublicAddresses.PUBLIC).isTrue()) {
      PublicAddresses.charge(db, bill, Amount.ONE);
    }
    RdsExtendedSupport.charge(
        db,
        bill,
        engine,
        own(db, source, "engine_version"),
        db.attr(RdsExtendedSupport.ATTRIBUTE),
        size.vcpus().times(deployment.equals("multi-az") ? 2 : 1));
  }

  /// What a replica does not say itself is as its source has it.
  private static Attr own(Resource db, @Nullable Resource source, String name) {
    Attr own = db.attr(name);
    return source != null && own.text() == null ? source.attr(name) : own;
  }

  /// On demand, or reserved as the expected usage says.
  static PriceRef instancePrice(Resource db, RdsEngine engine, String license, String deployment) {
    Attr instanceClass = db.attr("instance_class");
    PriceRef unpriced = Reservation.unpriced(db);
    if (unpriced != null) {
      return unpriced;
    }
    Reservation reservation = Reservation.of(db);
    if (reservation == null) {
      return db.price(
          RdsKeys.INSTANCE, engine.forInstance(license), license, deployment, instanceClass);
    }
    return reservation.allUpfront()
        ? db.price(RdsKeys.RESERVED_UPFRONT)
        : db.price(
            RdsKeys.RESERVED,
            engine.forInstance(license),
            license,
            deployment,
            instanceClass,
            reservation.term(),
            reservation.payment());
  }

  private static void chargeStorage(
      Resource db, Components bill, RdsEngine engine, String deployment, Attr allocated) {
    Attr iops = provisioned(db, "iops");
    Attr type = db.attr("storage_type").or(iops.amount(0).isZero() ? "gp2" : "io1");
    Amount size = size(db, type, allocated);
    PriceRef storagePrice = db.price(RdsKeys.STORAGE, engine.forStorage(), type, deployment);
    bill.add("Storage", "GB", storagePrice, size);
    PriceRef iopsPrice = db.price(RdsKeys.IOPS, engine.forStorage(), type, deployment);
    switch (type.text("gp2")) {
      case "io1", "io2" -> {
        bill.add(
            "Provisioned IOPS",
            "IOPS",
            iopsPrice,
            iops.amount(PROVISIONED_MIN_IOPS).max(Amount.of(PROVISIONED_MIN_IOPS)));
        if (db.attr("dedicated_log_volume").isTrue()) {
          Components log = bill.group("dedicated_log_volume");
          log.add("Storage", "GB", storagePrice, Amount.of(LOG_GB));
          log.add("Provisioned IOPS", "IOPS", iopsPrice, Amount.of(LOG_IOPS));
        }
      }
      case "gp3" -> chargeBeyondBaseline(db, bill, engine, deployment, size, iopsPrice);
      case "standard" ->
          bill.add(
              "I/O requests",
              "requests",
              db.price(RdsKeys.IO_REQUESTS, "magnetic"),
              db.usage("monthly_standard_io_requests"));
      default -> {}
    }
  }

  private static Amount size(Resource db, Attr type, Attr allocated) {
    if (!allocated.isSet() && db.says("replicate_source_db")) {
      return Amount.unknown("the source database is not part of this plan");
    }
    if (!allocated.isSet() && db.says("snapshot_identifier")) {
      return Amount.unknown("the size of the snapshot that it is made of is not known");
    }
    return type.is("io1", "io2")
        ? allocated.amount(PROVISIONED_MIN_GB).max(Amount.of(PROVISIONED_MIN_GB))
        : allocated.amount(DEFAULT_STORAGE_GB);
  }

  /// Volumes from a certain size on are striped over four, which includes four times as much.
  private static void chargeBeyondBaseline(
      Resource db,
      Components bill,
      RdsEngine engine,
      String deployment,
      Amount size,
      PriceRef iopsPrice) {
    long includedIops = includedIops(engine, size);
    long includedMbps = isStriped(engine, size) ? 500 : 125;
    bill.add(
        "Provisioned IOPS",
        "IOPS",
        iopsPrice,
        provisioned(db, "iops").amount(includedIops).beyond(includedIops));
    bill.add(
        "Provisioned throughput",
        "MBps",
        db.price(RdsKeys.THROUGHPUT, engine.forStorage(), "gp3", deployment),
        provisioned(db, "storage_throughput").amount(includedMbps).beyond(includedMbps));
  }

  /// The IOPS that a gp3 volume of `size` includes.
  static long includedIops(RdsEngine engine, Amount size) {
    return isStriped(engine, size) ? STRIPED_IOPS : GP3_IOPS;
  }

  private static boolean isStriped(RdsEngine engine, Amount size) {
    long from = engine.isOracle() ? STRIPED_FROM_GB_ORACLE : STRIPED_FROM_GB;
    return !engine.isSqlServer() && Amount.of(from).beyond(size).isZero();
  }

  /// What is provisioned. A change to gp3 leaves behind what another type of storage had, unless
  /// the configuration says it again: the provider does not send it.
  private static Attr provisioned(Resource db, String name) {
    return db.configured("storage_type").is("gp3") ? db.configured(name) : db.attr(name);
  }

  private static void chargeBackup(Resource db, Components bill, RdsEngine engine) {
    Amount size = db.usage("additional_backup_storage_gb");
    boolean backedUp = !db.attr("backup_retention_period").amount(0).isZero();
    if (backedUp || size instanceof Amount.Known) {
      bill.add(
          "Additional backup storage", "GB", db.price(RdsKeys.BACKUP, engine.forBackup()), size);
    }
  }

  private static void chargeCredits(Resource db, Components bill, RdsEngine engine, DbClass size) {
    CpuCredits.charge(
        db, bill, size, db.price(RdsKeys.CPU_CREDITS, engine.forBackup(), size.family()));
  }

  private DbInstance() {}
}
