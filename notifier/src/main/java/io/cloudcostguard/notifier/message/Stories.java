package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.wording.Templates;
import io.cloudcostguard.schemas.wording.Variable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes a [Story] of an event, in the subscriber's templates where there are some. Pure.
///
/// @param links to the API
public record Stories(Links links) {

  private static final int MAX_HEADLINE = 200;
  private static final int MAX_NOTE = 500;

  /// The story of an event, with a headline and a note from the subscriber's templates.
  ///
  /// @throws io.cloudcostguard.schemas.wording.WordingException if a template fails
  public Story of(Event event, Templates templates) {
    Story story = of(event);
    return templates.isNone()
        ? story
        : story.worded(
            headline(event, story, templates.headline()),
            phrase(event, story, templates.note(), MAX_NOTE));
  }

  /// The page of the plan's estimate; null where there is none.
  public @Nullable String link(Event event) {
    String planId = event.news().planId();
    return planId == null ? null : links.of(event).estimate(planId);
  }

  /// The values of the variables that templates may use.
  public Map<Variable, Phrase> values(Event event) {
    return values(event, of(event));
  }

  private Story of(Event event) {
    return switch (event.news()) {
      case News.OfPlan(var outcome) -> EstimateStory.of(outcome, links.of(event));
      case News.OfDecision(var decided) -> DecisionStory.of(decided, links.of(event));
      case News.OfAdvice(var advice) -> AdviceStory.of(advice, links.of(event));
      case News.OfBudget(var alert) -> AlertStory.of(alert, links.of(event));
      case News.OfBill(var alert) -> BillStory.of(alert);
      case News.OfPrices(var changed) -> NewsStory.of(changed);
      case News.OfPriceEffect(var effect) -> NewsStory.of(effect);
      case News.OfSubscription(var disabled) -> NewsStory.of(disabled);
      case News.OfMany(var group) -> NewsStory.of(group);
      case News.OfTest(var subscriptionId, _) -> NewsStory.test(subscriptionId);
    };
  }

  private Map<Variable, Phrase> values(Event event, Story story) {
    return Values.of(event, story.headline(), links.of(event));
  }

  /// The headline of a test message says that it is a test, whatever the template.
  private @Nullable Phrase headline(Event event, Story story, @Nullable String template) {
    Phrase headline = phrase(event, story, template, MAX_HEADLINE);
    return headline != null && event.news() instanceof News.OfTest
        ? Phrase.of("Test: ").then(headline)
        : headline;
  }

  /// Null when the result is blank.
  private @Nullable Phrase phrase(Event event, Story story, @Nullable String template, int most) {
    if (template == null) {
      return null;
    }
    Phrase phrase = TemplateRenderer.forPeople(template, values(event, story), most);
    return phrase.isBlank() ? null : phrase;
  }
}
