package io.cloudcostguard.estimation.plan;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Recognises what people send in place of a plan's JSON.
final class Mistaken {

  /// Only the beginning is looked at.
  private static final int LOOK = 4096;

  private static final Pattern HCL =
      Pattern.compile(
          "^\\s*(?:(?:#|//)|(?:terraform|resource|provider|variable|module|data|locals|output)\\b[^\\n{]{0,200}\\{)",
          Pattern.MULTILINE);
  private static final Pattern FOR_PEOPLE =
      Pattern.compile(
          "(?:Terraform|OpenTofu) (?:will perform|used the selected providers)|^ *# \\S+ will be ",
          Pattern.MULTILINE);
  private static final Pattern CLOUD_FORMATION = Pattern.compile("AWSTemplateFormatVersion");
  private static final Pattern HTML =
      Pattern.compile("^\\s*<(?:!doctype|html|\\?xml)", Pattern.CASE_INSENSITIVE);

  /// What a JSON without a format_version is, by a property at its top.
  private static final Map<String, String> BY_PROPERTY =
      Map.of(
          "lineage", "a state file",
          "serial", "a state file",
          "@message", "the log of `terraform plan -json`",
          "@level", "the log of `terraform plan -json`",
          "planDigest", "an estimate of CloudCostGuard",
          "AWSTemplateFormatVersion", "a CloudFormation template",
          "totalMonthlyCost", "an output of Infracost");

  /// What a text without a JSON object is; null where it is nothing that is known.
  static @Nullable String text(String text) {
    String head = text.substring(0, Math.min(LOOK, text.length()));
    if (HTML.matcher(head).find()) {
      return "a page of HTML";
    }
    if (FOR_PEOPLE.matcher(head).find()) {
      return "the output of a plan for people";
    }
    if (CLOUD_FORMATION.matcher(head).find()) {
      return "a CloudFormation template";
    }
    return HCL.matcher(head).find() ? "a configuration (HCL)" : null;
  }

  /// What a JSON with this property at its top is; null where it may be anything.
  static @Nullable String property(String name) {
    return BY_PROPERTY.get(name);
  }

  private Mistaken() {}
}
