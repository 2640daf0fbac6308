package io.cloudcostguard.notifier.message;

import io.cloudcostguard.notifier.channel.Channel;
import io.cloudcostguard.notifier.channel.Comment;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.plan.PlanSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What each channel says of an event: the body of a delivery, the same bytes on every attempt.
///
/// @param links where a reader finds more
public record Messages(Links links) {

  /// What is said of an event; null when this channel has nothing to say of it.
  public @Nullable String body(Channel channel, Event event) {
    return switch (event.news()) {
      case News.OfPlan(var outcome) -> body(channel, event.type(), event.time(), outcome);
      case News.OfBudget(var alert) -> body(channel, event.type(), event.time(), alert);
      case News.OfPrices(var changed) -> body(channel, event, NewsStory.of(changed));
      case News.OfSubscription(var disabled) -> body(channel, event, NewsStory.of(disabled));
      case News.OfMany(var group) -> body(channel, event, NewsStory.of(group));
      case News.OfTest(var subscriptionId) -> body(channel, event, NewsStory.test(subscriptionId));
    };
  }

  /// Of no plan and no budget, and so of no pull request.
  private static @Nullable String body(Channel channel, Event event, Story story) {
    return switch (channel) {
      case WEBHOOK -> WebhookBody.of(event);
      case SLACK -> SlackBlocks.of(story);
      case TEAMS -> TeamsCard.of(story);
      case EMAIL -> MailText.of(story, event.subject()).json();
      case GITHUB, GITLAB -> null;
    };
  }

  /// What is said of a plan; null when this channel has nothing to say of it.
  ///
  /// @param type the CloudEvents type
  /// @param time when the plan was submitted
  public @Nullable String body(Channel channel, String type, Instant time, PlanOutcome outcome) {
    return switch (channel) {
      case WEBHOOK -> WebhookBody.of(type, time, outcome);
      case SLACK -> SlackBlocks.of(EstimateStory.of(outcome, links));
      case TEAMS -> TeamsCard.of(EstimateStory.of(outcome, links));
      case EMAIL -> MailText.of(EstimateStory.of(outcome, links), thread(outcome)).json();
      case GITHUB, GITLAB -> comment(time, outcome);
    };
  }

  /// What is said of a budget; null when this channel has nothing to say of it. A budget is of a
  /// project and of no pull request.
  ///
  /// @param type the CloudEvents type
  /// @param time when it happened
  public @Nullable String body(Channel channel, String type, Instant time, BudgetAlert alert) {
    return switch (channel) {
      case WEBHOOK -> WebhookBody.of(type, time, alert);
      case SLACK -> SlackBlocks.of(AlertStory.of(alert, links));
      case TEAMS -> TeamsCard.of(AlertStory.of(alert, links));
      case EMAIL -> MailText.of(AlertStory.of(alert, links), alert.budgetId()).json();
      case GITHUB, GITLAB -> null;
    };
  }

  private @Nullable String comment(Instant time, PlanOutcome outcome) {
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
            time.toEpochMilli(),
            CommentMarkdown.of(EstimateStory.of(outcome, links)))
        .json();
  }

  /// E-mails of one project are shown together, its budget's too.
  private static String thread(PlanOutcome outcome) {
    return outcome.tenant() + "/" + outcome.project();
  }
}
