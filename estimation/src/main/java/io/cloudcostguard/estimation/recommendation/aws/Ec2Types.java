package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.estimation.recommendation.aws.MachineShapes.Shape;
import io.cloudcostguard.estimation.resource.Resource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where resources that launch EC2 instances say which type.
final class Ec2Types {

  static final String[] LAUNCHERS = {
    "aws_instance",
    "aws_launch_template",
    "aws_launch_configuration",
    "aws_autoscaling_group",
    "aws_eks_node_group"
  };

  private static final String NODES = "aws_eks_node_group";

  private static final String OVERRIDES = "mixed_instances_policy.launch_template.override";
  private static final String NODE_TYPES = "instance_types";

  /// From these generations on, instances are of the Nitro system.
  private static final int NITRO = 5;

  private static final int NITRO_OF_T = 3;

  /// Families whose types came with local disks, which later types of the same letter have not.
  private static final Set<String> WITH_DISKS = Set.of("c1", "c3", "m1", "m2", "m3", "r3");

  private static final String CREDITS = "credit_specification.cpu_credits";

  private static boolean hasCredits(Resource launcher) {
    return launcher.type().equals("aws_instance") || launcher.type().equals("aws_launch_template");
  }

  static String path(Resource launcher) {
    return switch (launcher.type()) {
      case "aws_autoscaling_group" -> OVERRIDES + ".instance_type";
      case NODES -> NODE_TYPES;
      default -> "instance_type";
    };
  }

  /// The machine that is launched; null where it is not said here, or its shape is not known.
  static @Nullable Shape of(Resource launcher) {
    return MachineShapes.find(launcher.attr(path(launcher)).text());
  }

  /// Whether it launches one type or another, all of which one image has to run on.
  private static boolean hasSeveral(Resource launcher) {
    return launcher.type().equals(NODES)
        ? launcher.attr(NODE_TYPES).texts().size() > 1
        : launcher.blocks(OVERRIDES).size() > 1;
  }

  /// Suggests the cheapest of other types that can do the same.
  ///
  /// @param because what is said of the type before
  static void suggest(
      Resource launcher,
      Scene scene,
      String because,
      Function<Shape, List<String>> instead,
      Consumer<Suggestion> more) {
    Shape now = of(launcher);
    List<String> types = now == null ? List.of() : instead.apply(now);
    if (now == null || types.isEmpty() || hasSeveral(launcher)) {
      return;
    }
    Suggestion suggestion = scene.suggest(launcher, now.name() + " " + because);
    suggestion.turnsAt("monthly_cpu_credit_hrs", "hours of CPU credits by vCPU");
    if (now.isBurstable() && now.generation() == 2 && hasCredits(launcher)) {
      // Newer ones spend credits without a limit, unless they are told not to.
      suggestion.set(CREDITS, launcher.attr(CREDITS).text("standard"));
    }
    if (now.generation() < (now.isBurstable() ? NITRO_OF_T : NITRO)) {
      suggestion.provided("its image has the drivers of Nitro, for ENA and NVMe");
    }
    if (WITH_DISKS.contains(now.letter() + now.generation())) {
      suggestion.provided("nothing needs the local disks that %s comes with".formatted(now.name()));
    }
    more.accept(suggestion);
    suggestion.setCheapest(
        path(launcher),
        launcher.type().equals(NODES) ? types.stream().map(List::of).toList() : types);
  }

  private Ec2Types() {}
}
