package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;

/// Moves database storage from io1 and io2 to gp3 with the same IOPS.
final class RdsProvisionedToGp3 {

  static final Rule RULE =
      Rule.of("aws-rds-provisioned-to-gp3", "gp3 with the same IOPS for the database")
          .on("aws_db_instance")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html",
              RdsProvisionedToGp3::look);

  /// Below it, gp3 of RDS has 3,000 IOPS and no more.
  private static final BigDecimal STRIPED_FROM_GB = BigDecimal.valueOf(400);

  private static final BigDecimal OF_SMALL = BigDecimal.valueOf(3000);
  private static final BigDecimal OF_STRIPED = BigDecimal.valueOf(12_000);
  private static final BigDecimal MOST = BigDecimal.valueOf(64_000);

  private static void look(Resource database, Scene scene) {
    Attr type = database.attr("storage_type");
    if (database.attr("iops").amount() instanceof Amount.Known(var iops, _)
        && database.attr("allocated_storage").amount() instanceof Amount.Known(var size, _)
        && (type.is("io1", "io2") || !type.isSet())
        && !database.attr("engine").text("").contains("sqlserver")) {
      boolean striped = size.compareTo(STRIPED_FROM_GB) >= 0;
      if (iops.compareTo(striped ? MOST : OF_SMALL) <= 0) {
        BigDecimal included = striped ? OF_STRIPED : OF_SMALL;
        scene
            .suggest(database, "gp3 has %s IOPS, too".formatted(iops.toPlainString()))
            .set("storage_type", "gp3")
            .set("iops", iops.compareTo(included) > 0 ? iops : null);
      }
    }
  }

  private RdsProvisionedToGp3() {}
}
