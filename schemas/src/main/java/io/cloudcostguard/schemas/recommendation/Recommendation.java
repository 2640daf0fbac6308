package io.cloudcostguard.schemas.recommendation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change to resources of a plan that would cost less, with its saving and the proof of it.
///
/// @param id the same for the same rule and resource in every plan of a workspace
/// @param rule e.g. `aws-ebs-gp3`
/// @param title the change in a few words
/// @param resources addresses; several where instances of one resource are alike. Of very many, the
///   first ones
/// @param count how many resources there are
/// @param region null where the plan does not say
/// @param because why the rule applies, as a sentence without a full stop
/// @param changes what to change, of the first resource
/// @param snippet the same as Terraform configuration
/// @param together whether it belongs to the best compatible set, whose total is
///   [PlanAdvised#together]
/// @param proof the lines that differ, of the first resource and those that depend on it: before is
///   the plan as it is, after with the change
/// @param page the vendor's page on it
public record Recommendation(
    String id,
    String rule,
    String title,
    List<String> resources,
    int count,
    @Nullable String region,
    String because,
    List<ProposedChange> changes,
    String snippet,
    Saving saving,
    Effort effort,
    Risk risk,
    Reversal reversal,
    boolean together,
    List<CounterBill> proof,
    String page) {

  public Recommendation {
    resources = List.copyOf(resources);
    changes = List.copyOf(changes);
    proof = List.copyOf(proof);
  }

  /// How much work a change is.
  public enum Effort {
    /// An attribute in the configuration.
    LOW,
    /// A replacement, a migration of data, or a test of the workload.
    MEDIUM,
    /// The workload itself must be made anew, e.g. for another processor.
    HIGH
  }

  /// What may go wrong with the workload.
  public enum Risk {
    /// It is promised at least what it was.
    LOW,
    /// It may be slower, or down for minutes.
    MEDIUM,
    /// It may be interrupted, lose redundancy, or lose data.
    HIGH
  }

  /// How a change is taken back.
  public enum Reversal {
    /// By changing the attribute back, in place.
    IN_PLACE,
    /// By replacing the resource once more.
    REPLACEMENT,
    /// Not at all, or only at the end of a term.
    NONE
  }
}
