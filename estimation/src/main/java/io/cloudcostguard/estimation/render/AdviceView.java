package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.cloudcostguard.schemas.recommendation.ProposedChange;
import io.cloudcostguard.schemas.recommendation.Recommendation;
import io.cloudcostguard.schemas.recommendation.Saving;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Recommendations in words, whatever the format: what templates and tables show of them.
final class AdviceView {

  final PlanAdvised advised;

  /// One recommendation.
  ///
  /// @param mark `*` where it belongs to the best compatible set
  /// @param amount what it saves, or when it does
  /// @param terms how certain and how much work it is
  record Row(
      String mark,
      String amount,
      String rule,
      String title,
      String resources,
      String because,
      List<String> changes,
      List<String> conditions,
      String terms,
      String snippet,
      String page) {}

  AdviceView(PlanAdvised advised) {
    this.advised = advised;
  }

  boolean empty() {
    return advised.recommendations().isEmpty();
  }

  List<Row> rows() {
    return advised.recommendations().stream().map(AdviceView::row).toList();
  }

  /// What is saved if all of the best compatible set is done, with the part of the bill that it is.
  String together() {
    BigDecimal percent =
        advised.monthly().signum() == 0
            ? BigDecimal.ZERO
            : advised
                .together()
                .movePointRight(2)
                .divide(advised.monthly(), 1, RoundingMode.HALF_EVEN);
    return "%s a month of %s (%s %%)"
        .formatted(
            Amounts.money(advised.together()),
            Amounts.money(advised.monthly()),
            percent.toPlainString());
  }

  /// What a reader should know besides.
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!advised.best()) {
      notes.add("the set was found by taking the largest savings first: there may be a better one");
    }
    if (advised.notShown() > 0) {
      notes.add(advised.notShown() + " more recommendations are not shown");
    }
    if (advised.droppedInAll() > 0) {
      notes.add(
          "%d %s dropped, e.g. %s"
              .formatted(
                  advised.droppedInAll(),
                  advised.droppedInAll() == 1 ? "suggestion was" : "suggestions were",
                  advised.dropped().stream()
                      .limit(2)
                      .map(one -> "%s of %s: %s".formatted(one.rule(), one.address(), one.reason()))
                      .collect(Collectors.joining("; "))));
    }
    return notes;
  }

  private static Row row(Recommendation one) {
    int others = one.count() - 1;
    return new Row(
        one.together() ? "*" : " ",
        amount(one.saving()),
        one.rule(),
        one.title(),
        one.resources().getFirst() + (others > 0 ? " and %d alike".formatted(others) : ""),
        one.because(),
        one.changes().stream().map(AdviceView::change).toList(),
        one.saving().conditions(),
        "%s · effort %s · risk %s · %s"
            .formatted(
                word(one.saving().kind()),
                word(one.effort()),
                word(one.risk()),
                switch (one.reversal()) {
                  case IN_PLACE -> "taken back in place";
                  case REPLACEMENT -> "taken back by a replacement";
                  case NONE -> "cannot be taken back";
                }),
        one.snippet(),
        one.page());
  }

  private static String amount(Saving saving) {
    Saving.BreakEven even = saving.breakEven();
    String known = saving.monthly() == null ? "" : Amounts.money(saving.monthly());
    return switch (saving.kind()) {
      case EXACT, CONDITIONAL -> known;
      case CEILING -> "up to " + known;
      case BREAK_EVEN -> known.isEmpty() ? when(even) : known + ", " + when(even);
    };
  }

  private static String when(Saving.@Nullable BreakEven even) {
    if (even == null) {
      return "depends on usage";
    }
    String example =
        "%s at %s".formatted(Amounts.money(even.exampleSaving()), Amounts.quantity(even.example()));
    if (even.at().signum() == 0) {
      return "with any %s, e.g. %s".formatted(even.quantity(), example);
    }
    return "%s %s %s, e.g. %s"
        .formatted(
            even.above() ? "from" : "up to", Amounts.quantity(even.at()), even.quantity(), example);
  }

  /// What to change, as `attribute: from → to`.
  static String change(ProposedChange change) {
    if (change.attribute() == null) {
      return change.to() == null ? "remove " + change.address() : change.to();
    }
    return "%s: %s → %s"
        .formatted(
            change.attribute(),
            Objects.requireNonNullElse(change.from(), "not set"),
            Objects.requireNonNullElse(change.to(), "not set"));
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
