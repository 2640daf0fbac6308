package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Resource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The EBS volumes that a resource describes, with the paths of their attributes.
final class Volumes {

  static final String[] TYPES = {
    "aws_ebs_volume", "aws_instance", "aws_launch_template", "aws_launch_configuration"
  };

  private static final int MOST = 30;

  /// One volume.
  ///
  /// @param prefix of the paths of its attributes, e.g. `root_block_device.volume_`
  /// @param block its attributes
  /// @param implied whether nothing in the plan says anything of it
  record Volume(String prefix, String typeAttribute, Attributes block, boolean implied) {

    String path(String attribute) {
      return switch (attribute) {
        case "type" -> prefix + typeAttribute;
        case "size" -> prefix + (typeAttribute.equals("type") ? "size" : "volume_size");
        default -> prefix + attribute;
      };
    }

    private Attr attr(String attribute) {
      return block.attr(path(attribute).substring(prefix.length()));
    }

    /// Its kind, `gp2` where none is said.
    boolean is(String... types) {
      return attr("type").or("gp2").is(types);
    }

    /// In gigabytes; null where it is not known. Where none is said, the estimate takes 8.
    @Nullable BigDecimal size() {
      return number("size", 8);
    }

    @Nullable BigDecimal number(String attribute, long otherwise) {
      return attr(attribute).amount(otherwise) instanceof Amount.Known(var value, _) ? value : null;
    }
  }

  static List<Volume> of(Resource resource) {
    List<Volume> volumes = new ArrayList<>();
    switch (resource.type()) {
      case "aws_ebs_volume" -> volumes.add(new Volume("", "type", resource.attributes(), false));
      case "aws_launch_template" -> {
        List<Attributes> mappings = resource.blocks("block_device_mappings");
        for (int i = 0; i < Math.min(mappings.size(), MOST); i++) {
          if (!mappings.get(i).blocks("ebs").isEmpty()) {
            volumes.add(
                new Volume(
                    "block_device_mappings[%d].ebs.".formatted(i),
                    "volume_type",
                    mappings.get(i).block("ebs"),
                    false));
          }
        }
      }
      default -> {
        boolean hasRoot = !resource.blocks("root_block_device").isEmpty();
        if (hasRoot || !resource.says("launch_template")) {
          volumes.add(
              new Volume(
                  "root_block_device.",
                  "volume_type",
                  resource.attributes().block("root_block_device"),
                  !hasRoot));
        }
        List<Attributes> others = resource.blocks("ebs_block_device");
        for (int i = 0; i < Math.min(others.size(), MOST); i++) {
          volumes.add(
              new Volume(
                  "ebs_block_device[%d].".formatted(i), "volume_type", others.get(i), false));
        }
      }
    }
    return volumes;
  }

  private Volumes() {}
}
