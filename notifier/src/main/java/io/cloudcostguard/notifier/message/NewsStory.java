package io.cloudcostguard.notifier.message;

import io.cloudcostguard.notifier.message.Story.Fact;
import io.cloudcostguard.notifier.message.Story.Section;
import io.cloudcostguard.notifier.message.Story.Tone;
import io.cloudcostguard.schemas.budget.PriceEffect;
import io.cloudcostguard.schemas.budget.PricesMoved;
import io.cloudcostguard.schemas.delivery.SubscriptionDisabled;
import io.cloudcostguard.schemas.price.PricesChanged;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stories about prices, disabled subscriptions, groups and tests.
final class NewsStory {

  private static final int MAX_ABOUT = 100;
  private static final int MAX_HEADLINE = 200;
  private static final int MAX_REASON = 500;
  private static final Phrase NOTHING = new Phrase(List.of());
  private static final int MAX_LINES = 12;

  /// The currency of all estimates.
  private static final String USD = "USD";

  private static final String SUBJECT = "CloudCostGuard";

  static final String DISABLED = "Subscription disabled";

  private NewsStory() {}

  static Story of(Group group) {
    List<Phrase> lines =
        group.top().stream()
            .map(summary ->
                mark(summary)
                    .name(summary.about(), MAX_ABOUT)
                    .then(" ")
                    .quote(summary.headline(), MAX_HEADLINE))
            .toList();
    return plain(
        tone(group),
        group.headline(),
        Phrase.of(
            group.changes().isEmpty()
                ? Words.count(group.count(), "message") + " in one"
                : String.join("; ", group.changeLines())),
        Phrase.of("Each is in the list of deliveries"),
        List.of(new Section("Most important", lines, group.more())));
  }

  static String headline(PricesChanged changed) {
    long prices =
        changed.services().stream()
            .mapToLong(one -> one.newKeys() + one.changed() + one.withdrawn() + one.ambiguous())
            .sum();
    return "Price catalogue " + changed.version() + ": " + Words.count((int) prices, "change");
  }

  static Story of(PricesChanged changed) {
    return plain(
        Tone.PLAIN,
        headline(changed),
        Phrase.of("Compared with version " + changed.since()),
        Phrase.of("Prices are of one unit, before any discount"),
        List.of(
            section("Services", changed.services().stream().map(NewsStory::line).toList()),
            section("Largest moves", changed.largest().stream().map(NewsStory::line).toList())));
  }

  private static Phrase line(PricesChanged.ServiceChanges one) {
    return NOTHING
        .name(one.vendor() + "/" + one.service(), MAX_ABOUT)
        .then(
            " %d new, %d changed, %d withdrawn, %d ambiguous"
                .formatted(one.newKeys(), one.changed(), one.withdrawn(), one.ambiguous()));
  }

  private static Phrase line(PricesChanged.Move move) {
    return NOTHING
        .name(move.key().value(), MAX_HEADLINE)
        .then(
            " %s → %s %s"
                .formatted(
                    move.before().toPlainString(), move.after().toPlainString(), move.currency()));
  }

  /// E.g. `Prices moved: your plans cost +12.0 % from 2026-12-01`.
  static String headline(PriceEffect.OnTenant effect) {
    BigDecimal change = effect.after().subtract(effect.before());
    MoneyFormat money = new MoneyFormat(USD);
    String percent = MoneyFormat.percent(change, effect.before());
    String sign = change.signum() > 0 ? "+" : "";
    return "%s: your plans cost %s from %s"
        .formatted(
            effect.prices().moves().size() == 1 ? "A price moved" : "Prices moved",
            percent == null ? money.change(change) + " a month" : sign + percent,
            effect.at().atOffset(ZoneOffset.UTC).toLocalDate());
  }

  static Story of(PriceEffect.OnTenant effect) {
    MoneyFormat money = new MoneyFormat(USD);
    BigDecimal change = effect.after().subtract(effect.before());
    return new Story(
        change.signum() > 0 ? Tone.WARNING : change.signum() < 0 ? Tone.GOOD : Tone.PLAIN,
        Phrase.of(headline(effect)),
        SUBJECT,
        Phrase.of(
            "%d of %s, at the prices of catalogue version %d"
                .formatted(
                    effect.moved(),
                    Words.count(effect.workspaces(), "workspace"),
                    effect.prices().version())),
        null,
        null,
        List.of(
            new Fact("Before", money.of(effect.before())),
            new Fact("Now", money.of(effect.after())),
            new Fact("Change", money.change(change))),
        List.of(),
        List.of(),
        0,
        Phrase.of("Compared with version " + effect.prices().since()),
        null,
        List.of(section("Largest moves", moves(effect.prices()))),
        null);
  }

  /// One line for each price, e.g. `aws/ebs/… 0.08 → 0.10 (+$2.00)`.
  static List<Phrase> moves(PricesMoved prices) {
    MoneyFormat money = new MoneyFormat(USD);
    return prices.moves().stream()
        .map(move ->
            NOTHING
                .name(move.key().value(), MAX_HEADLINE)
                .then(
                    " %s → %s (%s a month)"
                        .formatted(
                            price(move.before()),
                            price(move.after()),
                            money.change(move.effect()))))
        .toList();
  }

  private static String price(@Nullable BigDecimal price) {
    return price == null ? "none" : price.toPlainString();
  }

  static Story of(SubscriptionDisabled disabled) {
    return plain(
        Tone.BAD,
        DISABLED,
        Phrase.of("Nothing more is sent over ")
            .name(disabled.channel(), MAX_ABOUT)
            .then(" to ")
            .name(disabled.host(), MAX_ABOUT)
            .then(": ")
            .quote(disabled.reason(), MAX_REASON),
        Phrase.of("Subscription ").name(disabled.subscriptionId(), MAX_ABOUT),
        List.of());
  }

  static Story test(String subscriptionId) {
    return plain(
        Tone.PLAIN,
        "This is a test",
        Phrase.of("Messages of this subscription arrive here"),
        Phrase.of("Subscription ").name(subscriptionId, MAX_ABOUT),
        List.of());
  }

  /// Limits a section to the lines that every channel has room for.
  private static Section section(String title, List<Phrase> lines) {
    int shown = Math.min(MAX_LINES, lines.size());
    return new Section(title, lines.subList(0, shown), lines.size() - shown);
  }

  private static Story plain(
      Tone tone, String headline, Phrase where, Phrase smallPrint, List<Section> sections) {
    return new Story(
        tone,
        Phrase.of(headline),
        SUBJECT,
        where,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        0,
        smallPrint,
        null,
        sections,
        null);
  }

  private static Phrase mark(EventSummary summary) {
    return switch (summary.severity()) {
      case INFO -> NOTHING;
      case WARNING -> Phrase.of("⚠ ");
      case CRITICAL -> Phrase.of("‼ ");
    };
  }

  private static Tone tone(Group group) {
    return switch (group.severity()) {
      case INFO -> Tone.PLAIN;
      case WARNING -> Tone.WARNING;
      case CRITICAL -> Tone.BAD;
    };
  }
}
