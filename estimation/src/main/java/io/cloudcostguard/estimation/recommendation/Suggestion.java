package io.cloudcostguard.estimation.recommendation;

import io.cloudcostguard.estimation.bill.Alteration;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Resource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a rule suggests for one resource: alterations, what they rest on, and how certain their
/// saving can be at best.
public final class Suggestion {

  private static final BigDecimal MOST = BigDecimal.TEN.pow(12);

  private final Resource subject;
  private final String because;
  private final List<Alteration> alterations = new ArrayList<>(2);
  private final List<List<Alteration>> choices = new ArrayList<>(0);
  private final List<String> conditions = new ArrayList<>(1);
  private final List<Alteration> assumed = new ArrayList<>(0);
  private @Nullable Turn turn;
  private boolean ceiling;

  /// What a break-even is solved for.
  sealed interface Turn {
    /// A quantity of expected usage, of each resource whose bill may change.
    ///
    /// @param units of each usage key, for one of what is counted
    /// @param most the largest quantity that there can be; beyond it nothing is said
    /// @param onlyThen whether only the altered plan has such usage
    record Quantity(Map<String, BigDecimal> units, String words, BigDecimal most, boolean onlyThen)
        implements Turn {}

    /// The part of a month that something runs: the altered bill is for all of it, the bill as it
    /// is only for the hours that it runs.
    ///
    /// @param years of the term
    record Hours(int years) implements Turn {}
  }

  Suggestion(Resource subject, String because) {
    this.subject = subject;
    this.because = because;
  }

  /// Sets an attribute of the resource; null: it is to be left out.
  public Suggestion set(String path, @Nullable Object value) {
    return set(subject, path, value);
  }

  /// Sets an attribute of another resource.
  public Suggestion set(Resource other, String path, @Nullable Object value) {
    alterations.add(new Alteration.Attribute(other.address(), path, value));
    return this;
  }

  /// Sets an attribute to that one of several values which costs least.
  public Suggestion setCheapest(String path, List<?> values) {
    for (Object value : values) {
      choices.add(List.of(new Alteration.Attribute(subject.address(), path, value)));
    }
    return this;
  }

  /// Removes the resource.
  public Suggestion remove() {
    return remove(subject);
  }

  /// Removes another resource.
  public Suggestion remove(Resource other) {
    alterations.add(new Alteration.Removal(other.address()));
    return this;
  }

  /// Expects other usage of the resource: what the change does outside of the plan.
  public Suggestion expect(String key, Object value) {
    alterations.add(new Alteration.Expectation(subject.address(), key, value));
    return this;
  }

  /// Says a fact that the saving rests on.
  public Suggestion provided(String fact) {
    conditions.add(fact);
    return this;
  }

  /// Says that the saving is the most that it can be.
  public Suggestion atMost() {
    ceiling = true;
    return this;
  }

  /// Where the saving depends on usage that was not given: solves for the quantity of `key` at
  /// which it begins.
  ///
  /// @param words what is counted, e.g. `requests a month`
  public Suggestion turnsAt(String key, String words) {
    return turnsAt(Map.of(key, BigDecimal.ONE), words);
  }

  /// As [#turnsAt(String, String)], where one of what is counted is several units of usage.
  public Suggestion turnsAt(Map<String, BigDecimal> units, String words) {
    turn = new Turn.Quantity(units, words, MOST, false);
    return this;
  }

  /// As [#turnsAt(Map, String)], of percent of something.
  public Suggestion turnsAtPercent(Map<String, BigDecimal> units, String words) {
    turn = new Turn.Quantity(units, "percent of " + words, BigDecimal.valueOf(100), false);
    return this;
  }

  /// As [#turnsAt(String, String)], of usage that only the altered plan has.
  public Suggestion turnsAtThen(String key, String words) {
    turn = new Turn.Quantity(Map.of(key, BigDecimal.ONE), words, MOST, true);
    return this;
  }

  /// Takes other usage to be so while a break-even is solved, where it was not given.
  public Suggestion assuming(String key, Object value) {
    if (subject.usage(key) instanceof Amount.UsageMissing) {
      assumed.add(new Alteration.Expectation(subject.address(), key, value));
    }
    return this;
  }

  /// Solves for the hours a month from which on the change pays.
  ///
  /// @param years of the term that is paid for
  public Suggestion turnsAtHours(int years) {
    turn = new Turn.Hours(years);
    return this;
  }

  /// The addresses of what it removes.
  Set<String> removed() {
    return alterations.stream()
        .filter(Alteration.Removal.class::isInstance)
        .map(Alteration::address)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Resource subject() {
    return subject;
  }

  String because() {
    return because;
  }

  List<String> conditions() {
    return conditions;
  }

  List<Alteration> assumed() {
    return assumed;
  }

  @Nullable Turn turn() {
    return turn;
  }

  boolean isCeiling() {
    return ceiling;
  }

  /// The alteration that `way` is about: what is chosen, else the first. Others go along, and may
  /// do so or not as the resource is.
  Alteration main(List<Alteration> way) {
    return choices.isEmpty() ? way.getFirst() : way.getLast();
  }

  /// The ways to do it, one of which is enough.
  List<List<Alteration>> ways() {
    if (choices.isEmpty()) {
      return alterations.isEmpty() ? List.of() : List.of(List.copyOf(alterations));
    }
    List<List<Alteration>> ways = new ArrayList<>(choices.size());
    for (List<Alteration> choice : choices) {
      List<Alteration> way = new ArrayList<>(alterations);
      way.addAll(choice);
      ways.add(way);
    }
    return ways;
  }
}
