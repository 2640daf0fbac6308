package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.notifier.message.PlainText;
import io.cloudcostguard.schemas.decision.PlanDecided;
import io.cloudcostguard.schemas.decision.PlanDecided.State;
import io.cloudcostguard.schemas.plan.PlanSource;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The status of a commit at a forge, one per project and workspace, replaced by newer decisions.
///
/// @param repository e.g. `acme/shop`; at GitLab there may be groups within groups
/// @param pullRequest null: the commit is of none
/// @param commit the whole hash
/// @param context names the check: the same for all plans of a project and workspace
/// @param description a short sentence
/// @param url the page of the estimate, or of the run; null: neither is known
/// @param order when the plan was submitted, in milliseconds: the status of a newer plan is never
///   replaced
/// @param number orders the decisions about one plan
public record CommitStatus(
    String repository,
    @Nullable Integer pullRequest,
    String commit,
    String context,
    State state,
    String description,
    @Nullable String url,
    long order,
    int number) {

  /// The limit of GitHub, which is the lowest.
  static final int MOST_DESCRIPTION = 140;

  private static final int MOST_CONTEXT = 200;

  /// An abbreviated hash names no commit to the forges.
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private static final Pattern URL = Pattern.compile("https://[\\x21-\\x7e&&[^\"<>\\\\]]{1,1000}");

  public CommitStatus {
    if (!Comment.isRepository(repository) || !COMMIT.matcher(commit).matches()) {
      throw new IllegalArgumentException("Not a commit of a repository");
    }
  }

  /// Of a decision; null where the plan is of no commit.
  ///
  /// @param link to the estimate; null: there is none
  static @Nullable CommitStatus of(PlanDecided decided, @Nullable String link) {
    PlanSource source = decided.source();
    if (source == null || source.repository() == null || source.commit() == null) {
      return null;
    }
    String commit = source.commit().toLowerCase(Locale.ROOT);
    if (!Comment.isRepository(source.repository()) || !COMMIT.matcher(commit).matches()) {
      return null;
    }
    String page = link != null ? link : source.runUrl();
    return new CommitStatus(
        source.repository(),
        source.pullRequest() != null && source.pullRequest() > 0 ? source.pullRequest() : null,
        commit,
        PlainText.clip(
            PlainText.visible(
                "cloudcostguard/%s/%s".formatted(decided.project(), decided.workspace())),
            MOST_CONTEXT),
        decided.state(),
        PlainText.clip(description(decided), MOST_DESCRIPTION),
        page != null && URL.matcher(page).matches() ? page : null,
        decided.submittedAt().toEpochMilli(),
        decided.number());
  }

  private static String description(PlanDecided decided) {
    String word =
        switch (decided.state()) {
          case PENDING -> "The cost is being estimated";
          case PASS -> decided.approvedBy() == null ? "Passes" : "Approved";
          case WARN -> "Warning";
          case INCOMPLETE -> "Incomplete";
          case SOFT_BLOCK -> "Blocked until it is approved";
          case HARD_BLOCK -> "Blocked";
          case NOT_ESTIMATED -> "Not estimated";
        };
    String reason =
        decided.reasons().isEmpty() ? "" : PlainText.visible(decided.reasons().getFirst());
    return reason.isEmpty() ? word : word + ": " + reason;
  }

  /// Whether a status that was written earlier is of a newer decision.
  ///
  /// @param written the [#place] of that one; null: none was written
  boolean isOlderThan(@Nullable String written) {
    if (written == null) {
      return false;
    }
    String[] parts = written.split("/", 2);
    long its = Long.parseLong(parts[0]);
    return its > order || (its == order && Integer.parseInt(parts[1]) > number);
  }

  /// What orders statuses of one commit and context.
  String place() {
    return order + "/" + number;
  }
}
