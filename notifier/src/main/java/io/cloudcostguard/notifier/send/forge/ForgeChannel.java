package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.send.ClaimedDelivery;
import io.cloudcostguard.notifier.send.Credentials;
import io.cloudcostguard.notifier.send.DeliveryChannel;
import io.cloudcostguard.notifier.send.Outcome;
import io.cloudcostguard.notifier.send.ThreadLocks;
import io.cloudcostguard.outbound.OutboundHttp;
import io.cloudcostguard.schemas.decision.PlanDecided;
import io.cloudcostguard.schemas.decision.PlanDecided.State;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.wording.Templates;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes comments on the pull requests of a forge, and the statuses of commits. A test checks the
/// token instead.
public final class ForgeChannel implements DeliveryChannel {

  private final Stories stories;
  private final Function<Credentials, Forge> forge;
  private final CommentWriter comments;
  private final StatusWriter statuses;
  private final RepositoryChecker checks;

  /// @param deadline after which an attempt starts no more requests
  private ForgeChannel(
      Function<Credentials, Forge> forge,
      Stories stories,
      OutboundHttp http,
      ThreadLocks locks,
      Duration deadline,
      Clock clock) {
    this.stories = stories;
    this.forge = forge;
    comments = new CommentWriter(http, locks, deadline, clock, this);
    statuses = new StatusWriter(http, locks, deadline, clock, this);
    checks = new RepositoryChecker(http, deadline, clock, this);
  }

  public static ForgeChannel gitHub(
      Stories stories, OutboundHttp http, ThreadLocks locks, Duration deadline, Clock clock) {
    return new ForgeChannel(GitHubForge::new, stories, http, locks, deadline, clock);
  }

  public static ForgeChannel gitLab(
      Stories stories, OutboundHttp http, ThreadLocks locks, Duration deadline, Clock clock) {
    return new ForgeChannel(GitLabForge::new, stories, http, locks, deadline, clock);
  }

  public static ForgeChannel bitbucket(
      Stories stories, OutboundHttp http, ThreadLocks locks, Duration deadline, Clock clock) {
    return new ForgeChannel(BitbucketForge::new, stories, http, locks, deadline, clock);
  }

  public static ForgeChannel azureRepos(
      Stories stories, OutboundHttp http, ThreadLocks locks, Duration deadline, Clock clock) {
    return new ForgeChannel(AzureReposForge::new, stories, http, locks, deadline, clock);
  }

  @Override
  public @Nullable String body(Event event, Templates templates) {
    return switch (event.news()) {
      case News.OfPlan(var outcome) -> comment(event, outcome, templates);
      case News.OfDecision(var decided) -> decision(event, decided, templates);
      case News.OfTest(_, var repositories) -> new RepositoryCheck(repositories).json();
      case News.OfAdvice _,
          News.OfBudget _,
          News.OfBill _,
          News.OfPrices _,
          News.OfPriceEffect _,
          News.OfSubscription _,
          News.OfMany _ ->
          null;
    };
  }

  private @Nullable String decision(Event event, PlanDecided decided, Templates templates) {
    CommitStatus status = CommitStatus.of(decided, stories.link(event));
    Comment comment = comment(event, decided, templates);
    return status == null && comment == null ? null : new DecisionOnCommit(status, comment).json();
  }

  /// Of a plan without an outcome, and of one that was not estimated, the comment says nothing
  /// here: the outcome has a comment of its own.
  private @Nullable Comment comment(Event event, PlanDecided decided, Templates templates) {
    PullRequest of = PullRequest.of(decided.source());
    if (of == null || decided.state() == State.PENDING || decided.state() == State.NOT_ESTIMATED) {
      return null;
    }
    return new Comment(
        of.repository(),
        of.number(),
        decided.project() + "/" + decided.workspace(),
        decided.submittedAt().toEpochMilli(),
        CommentMarkdown.ofDecision(stories.of(event, templates)),
        decided.number(),
        isQuiet(decided));
  }

  /// Whether nothing stands against the plan, as for most: null for no.
  private static @Nullable Boolean isQuiet(PlanDecided decided) {
    boolean isQuiet = decided.state() == State.PASS && decided.approvedBy() == null;
    return isQuiet ? Boolean.TRUE : null;
  }

  /// Which pull request a plan is of.
  private record PullRequest(String repository, int number) {

    /// Null where it is of none that can be named in a URL.
    static @Nullable PullRequest of(@Nullable PlanSource source) {
      return source == null
              || source.pullRequest() == null
              || source.pullRequest() < 1
              || source.repository() == null
              || !Comment.isRepository(source.repository())
          ? null
          : new PullRequest(source.repository(), source.pullRequest());
    }
  }

  private @Nullable String comment(Event event, PlanOutcome outcome, Templates templates) {
    PullRequest of = PullRequest.of(outcome.source());
    if (of == null) {
      return null;
    }
    return new Comment(
            of.repository(),
            of.number(),
            outcome.project() + "/" + outcome.workspace(),
            event.time().toEpochMilli(),
            CommentMarkdown.of(stories.of(event, templates)))
        .json();
  }

  @Override
  public Outcome send(ClaimedDelivery delivery, Credentials credentials) {
    RepositoryCheck check = RepositoryCheck.find(delivery.body());
    Forge api = forge.apply(credentials);
    if (check != null) {
      return checks.send(check, api);
    }
    DecisionOnCommit decision = DecisionOnCommit.find(delivery.body());
    return decision == null
        ? comments.send(delivery, Comment.of(delivery.body()), api)
        : send(delivery, decision, api);
  }

  /// First the status, as a merge may wait for it. A token that may not write it still comments.
  private Outcome send(ClaimedDelivery delivery, DecisionOnCommit decision, Forge api) {
    CommitStatus status = decision.status();
    Outcome first = status == null ? null : statuses.send(delivery, status, api);
    Comment comment = decision.comment();
    if (first != null && (comment == null || isToRepeat(first))) {
      return first;
    }
    Outcome second = comments.send(delivery, Objects.requireNonNull(comment), api);
    boolean isSecondWorse = second instanceof Outcome.Failed && first instanceof Outcome.Delivered;
    return first == null || isToRepeat(second) || isSecondWorse ? second : first;
  }

  private static boolean isToRepeat(Outcome outcome) {
    return outcome instanceof Outcome.Retry || outcome instanceof Outcome.Hindered;
  }

  /// No answer means that the receiver is gone: other pull requests may follow.
  @Override
  public boolean isPermanent(int status) {
    return status == 400 || status == 404 || status == 410 || status == 422;
  }
}
