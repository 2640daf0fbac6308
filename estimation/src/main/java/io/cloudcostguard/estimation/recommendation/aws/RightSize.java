package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.IdleMachine;
import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.recommendation.Utilisation;
import io.cloudcostguard.estimation.recommendation.aws.MachineShapes.Shape;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// Runs machines whose use was measured on the cheapest one that holds it with 30 percent to spare.
/// Without measured processor and memory nothing is said.
final class RightSize {

  static final Rule EC2 =
      Rule.of("aws-ec2-right-size", "a machine of the size that is used")
          .on("aws_instance")
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/compute-optimizer/latest/ug/view-ec2-recommendations.html",
              (instance, scene) -> look(instance, scene, "instance_type"));

  static final Rule RDS =
      Rule.of("aws-rds-right-size", "a database instance of the size that is used")
          .on("aws_db_instance", "aws_rds_cluster_instance")
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/compute-optimizer/latest/ug/view-rds-recommendations.html",
              (database, scene) -> look(database, scene, "instance_class"));

  static final Rule IDLE =
      IdleMachine.rule(
          "aws-ec2-idle",
          "https://docs.aws.amazon.com/compute-optimizer/latest/ug/view-idle-recommendations.html",
          "aws_instance",
          "aws_db_instance");

  /// What is used is at most this part of what there is.
  private static final BigDecimal MOST_USED = new BigDecimal("0.7");

  private static void look(Resource machine, Scene scene, String path) {
    Utilisation measured = scene.measured(machine);
    Shape now = MachineShapes.find(machine.attr(path).text());
    if (now == null || measured == null || measured.days() < IdleMachine.LEAST_DAYS) {
      return;
    }
    Utilisation.Spread cpu = measured.of("cpu_percent");
    Utilisation.Spread memory = measured.of("memory_percent");
    if (cpu == null || memory == null || cpu.p95() == null) {
      return;
    }
    BigDecimal vcpus = needed(BigDecimal.valueOf(now.vcpus()), cpu.p95());
    BigDecimal gigabytes = needed(now.memory(), memory.max());
    List<String> types = MachineShapes.holding(now, vcpus, gigabytes);
    if (!types.isEmpty()) {
      scene
          .suggest(
              machine,
              "in %d days 95 percent of the time %s %% of its processors or less were used, and at most %s %% of its memory"
                  .formatted(
                      measured.days(), cpu.p95().toPlainString(), memory.max().toPlainString()))
          .provided("its use stays as it was measured; 30 percent are left to spare")
          .turnsAt("monthly_cpu_credit_hrs", "hours of CPU credits by vCPU")
          .setCheapest(path, types);
    }
  }

  private static BigDecimal needed(BigDecimal has, BigDecimal percent) {
    return has.multiply(percent).movePointLeft(2).divide(MOST_USED, 3, RoundingMode.CEILING);
  }

  private RightSize() {}
}
