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
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.wording.Templates;
import java.time.Clock;
import java.time.Duration;
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
      case News.OfDecision(var decided) -> status(event, decided);
      case News.OfTest(_, var repositories) -> new RepositoryCheck(repositories).json();
      case News.OfAdvice _,
          News.OfBudget _,
          News.OfPrices _,
          News.OfPriceEffect _,
          News.OfSubscription _,
          News.OfMany _ ->
          null;
    };
  }

  private @Nullable String status(Event event, PlanDecided decided) {
    CommitStatus status = CommitStatus.of(decided, stories.link(event));
    return status == null ? null : status.json();
  }

  private @Nullable String comment(Event event, PlanOutcome outcome, Templates templates) {
    PlanSource source = outcome.source();
    if (source == null
        || source.pullRequest() == null
        || source.pullRequest() < 1
        || source.repository() == null
        || !Comment.isRepository(source.repository())) {
      return null;
    }
    return new Comment(
            source.repository(),
            source.pullRequest(),
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
    CommitStatus status = CommitStatus.find(delivery.body());
    return status == null ? comments.send(delivery, api) : statuses.send(delivery, status, api);
  }

  /// No answer means that the receiver is gone: other pull requests may follow.
  @Override
  public boolean isPermanent(int status) {
    return status == 400 || status == 404 || status == 410 || status == 422;
  }
}
