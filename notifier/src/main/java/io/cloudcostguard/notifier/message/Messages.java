package io.cloudcostguard.notifier.message;

import io.cloudcostguard.notifier.channel.Channel;
import io.cloudcostguard.notifier.channel.Check;
import io.cloudcostguard.notifier.channel.Comment;
import io.cloudcostguard.notifier.channel.Post;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.wording.Templates;
import io.cloudcostguard.schemas.wording.Variable;
import io.cloudcostguard.schemas.wording.WordingException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What each channel says of an event: the body of a delivery, the same bytes on every attempt.
///
/// @param links where a reader finds more
public record Messages(Links links) {

  private static final int MAX_HEADLINE = 200;
  private static final int MAX_NOTE = 500;

  /// What is said of an event to everybody; null when this channel has nothing to say of it.
  public @Nullable String body(Channel channel, Event event) {
    return body(channel, event, Templates.NONE);
  }

  /// What is said of an event in a subscriber's words; null when this channel has nothing to say of
  /// it.
  ///
  /// @throws WordingException if a template is none, or says too much
  public @Nullable String body(Channel channel, Event event, Templates templates) {
    return switch (channel) {
      case WEBHOOK ->
          templates.body() == null
              ? WebhookBody.of(event)
              : WordedBody.of(templates.body(), values(event, story(event)));
      case SLACK -> SlackBlocks.of(worded(event, templates));
      case SLACK_APP -> post(event, templates);
      case TEAMS -> TeamsCard.of(worded(event, templates));
      case EMAIL -> MailText.of(worded(event, templates), thread(event)).json();
      case GITHUB, GITLAB -> ofPullRequest(event, templates);
    };
  }

  private Story story(Event event) {
    return switch (event.news()) {
      case News.OfPlan(var outcome) -> EstimateStory.of(outcome, links);
      case News.OfBudget(var alert) -> AlertStory.of(alert, links);
      case News.OfPrices(var changed) -> NewsStory.of(changed);
      case News.OfSubscription(var disabled) -> NewsStory.of(disabled);
      case News.OfMany(var group) -> NewsStory.of(group);
      case News.OfTest(var subscriptionId, _) -> NewsStory.test(subscriptionId);
    };
  }

  private Map<Variable, Phrase> values(Event event, Story story) {
    return Values.of(event, story.headline(), links);
  }

  private Story worded(Event event, Templates templates) {
    Story story = story(event);
    return templates.isNone()
        ? story
        : story.worded(
            headline(event, story, templates.headline()),
            phrase(event, story, templates.note(), MAX_NOTE));
  }

  /// A test is never taken for what it is an example of.
  private @Nullable Phrase headline(Event event, Story story, @Nullable String template) {
    Phrase headline = phrase(event, story, template, MAX_HEADLINE);
    return headline != null && event.news() instanceof News.OfTest
        ? Phrase.of("Test: ").then(headline)
        : headline;
  }

  /// Null when it says nothing.
  private @Nullable Phrase phrase(Event event, Story story, @Nullable String template, int most) {
    if (template == null) {
      return null;
    }
    Phrase phrase = Worded.forPeople(template, values(event, story), most);
    return phrase.isBlank() ? null : phrase;
  }

  private @Nullable String ofPullRequest(Event event, Templates templates) {
    return switch (event.news()) {
      case News.OfPlan(var outcome) -> comment(event, outcome, templates);
      case News.OfTest(_, var repositories) -> new Check(repositories).json();
      case News.OfBudget _, News.OfPrices _, News.OfSubscription _, News.OfMany _ -> null;
    };
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
            CommentMarkdown.of(worded(event, templates)))
        .json();
  }

  /// What is told of a project is one thread; alerts are shown in the channel too.
  private String post(Event event, Templates templates) {
    String message = SlackBlocks.of(worded(event, templates));
    boolean alert = event.news() instanceof News.OfBudget;
    boolean ofProject = alert || event.news() instanceof News.OfPlan;
    return new Post(
            ofProject ? event.news().project() : null,
            alert,
            (ObjectNode) Json.MAPPER.readTree(message))
        .json();
  }

  /// E-mails of one project are shown together, its budget's too.
  private static String thread(Event event) {
    return switch (event.news()) {
      case News.OfPlan(var outcome) -> outcome.tenant() + "/" + outcome.project();
      case News.OfBudget(var alert) -> alert.budgetId();
      case News.OfPrices _, News.OfSubscription _, News.OfMany _, News.OfTest _ -> event.subject();
    };
  }
}
