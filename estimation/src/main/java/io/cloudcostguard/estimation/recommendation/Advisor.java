package io.cloudcostguard.estimation.recommendation;

import io.cloudcostguard.estimation.bill.Alteration;
import io.cloudcostguard.estimation.bill.CounterEstimator;
import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.Sha256;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.recommendation.CounterBill;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.cloudcostguard.schemas.recommendation.PlanAdvised.Dropped;
import io.cloudcostguard.schemas.recommendation.ProposedChange;
import io.cloudcostguard.schemas.recommendation.Recommendation;
import io.cloudcostguard.schemas.recommendation.Saving;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Recommends changes to plans. A pure function, like [Estimator]: the same plan, usage, prices,
/// measurements and rules give the same recommendations. The work is bounded: beyond a number of
/// priced lines that grows with the plan, no more is looked at, and that is said.
public final class Advisor {

  /// Grows whenever the same inputs may give other recommendations.
  public static final String RULES_VERSION = "4";

  /// How many recommendations are told; beyond them they are counted.
  public static final int MOST = 200;

  /// A value that is not told.
  static final String A_BLOCK = "(a block)";

  private static final int ID_DIGITS = 24;
  private static final int MOST_DROPPED = 100;
  private static final int MOST_RESOURCES = 20;

  /// Of those that refer to one resource.
  private static final int MOST_REFERRING = 20;

  /// Of the lines that prove one recommendation.
  private static final int MOST_PROOF = 60;

  private static final int MOST_CHANGES = 50;

  /// Of the work: lines priced, some, and a number for each resource.
  private static final long LINES = 100_000;

  private static final long LINES_PER_RESOURCE = 200;

  /// Of the largest plans: seconds of a processor, so that no plan keeps others waiting for long.
  private static final long MOST_LINES = 3_000_000;

  private final ResourceTypes types;
  private final Map<String, List<Rule>> byType = new HashMap<>();

  public Advisor(ResourceTypes types) {
    this(types, Rules.all());
  }

  /// An advisor with some rules only.
  public Advisor(ResourceTypes types, List<Rule> rules) {
    this.types = types;
    for (Rule rule : rules) {
      for (String type : rule.types()) {
        byType.computeIfAbsent(type, _ -> new ArrayList<>(1)).add(rule);
      }
    }
  }

  /// The recommendations for `submitted` at the prices of `book`.
  public PlanAdvised advise(
      PlanSubmitted submitted, PriceBook book, PinnedCatalogue catalogue, Measured measured) {
    return new Work(submitted, book, measured).advised(catalogue);
  }

  /// The outcomes of the recommendations of earlier plans of the workspace.
  ///
  /// @param before what the plan before it left open
  /// @param advised this plan's recommendations, at the prices of `book`
  public Realisation realise(
      List<Recommendation> before, PlanSubmitted submitted, PriceBook book, PlanAdvised advised) {
    return Realisation.of(
        before, submitted, advised, () -> new CounterEstimator(types, submitted, book));
  }

  /// The changes that make up [PlanAdvised#together].
  List<Alteration> together(PlanSubmitted submitted, PriceBook book) {
    Work work = new Work(submitted, book, Measured.NOTHING);
    List<Alteration> all = new ArrayList<>();
    work.candidates.stream()
        .filter(work.sets.chosen()::contains)
        .forEach(candidate -> all.addAll(candidate.alterations()));
    return all;
  }

  /// How many lines may be priced before nothing more is looked at.
  static long mostLines(int resources) {
    return Math.min(LINES + LINES_PER_RESOURCE * resources, MOST_LINES);
  }

  /// How many lines are priced for that.
  long linesPriced(PlanSubmitted submitted, PriceBook book) {
    return new Work(submitted, book, Measured.NOTHING).estimator.linesPriced();
  }

  /// Those of the candidates that are as good as the same: instances of one resource.
  ///
  /// @param even where the amount is not known
  private record Alike(
      String rule,
      String resource,
      List<ProposedChange> changes,
      boolean chosen,
      Saving.Kind kind,
      Saving.@Nullable BreakEven even) {}

  private final class Work {

    private final PlanSubmitted submitted;
    private final CounterEstimator estimator;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final Set<String> dismissed;
    private final CompatibleSets sets;
    private int droppedInAll;
    private @Nullable Map<String, List<String>> referrers;

    Work(PlanSubmitted submitted, PriceBook book, Measured measured) {
      this.submitted = submitted;
      dismissed = submitted.dismissed() == null ? Set.of() : Set.copyOf(submitted.dismissed());
      estimator = new CounterEstimator(types, submitted, book);
      Scene scene =
          new Scene(
              estimator, new Production(submitted.workspace(), submitted.project()), measured);
      List<Resource> resources = estimator.resources();
      long mostLines = mostLines(resources.size());
      Appraisal appraisal = new Appraisal(estimator, mostLines / 2);
      int notLookedAt = 0;
      for (Resource resource : resources) {
        for (Rule rule : byType.getOrDefault(resource.type(), List.of())) {
          if (estimator.linesPriced() > mostLines / 2) {
            notLookedAt++;
          } else {
            look(rule, resource, scene, appraisal);
          }
        }
      }
      if (notLookedAt > 0) {
        drop("", "", "%d rules were not tried, since the plan is large".formatted(notLookedAt));
      }
      sets = new CompatibleSets(estimator, mostLines);
      sets.solve(candidates);
    }

    private void look(Rule rule, Resource resource, Scene scene, Appraisal appraisal) {
      switch (resource.planned().action()) {
        case READ, DELETE, FORGET, CREATE_THEN_FORGET -> {
          return;
        }
        case NO_OP, CREATE, UPDATE, DELETE_THEN_CREATE, CREATE_THEN_DELETE -> {}
      }
      estimator.side().takeDoubts();
      rule.condition().look(resource, scene);
      List<Suggestion> suggested = scene.takeSuggested();
      List<String> doubts = estimator.side().takeDoubts();
      for (Suggestion suggestion : suggested) {
        sayWhatRefersToWhatIsRemoved(suggestion);
        if (!doubts.isEmpty()) {
          drop(rule.id(), resource.address(), "cannot be evaluated: " + doubts.getFirst());
          continue;
        }
        switch (appraisal.of(rule, suggestion)) {
          case Appraisal.Finding.Saves(var candidate) -> {
            if (dismissed.contains(id(candidate))) {
              drop(rule.id(), resource.address(), "it was dismissed");
            } else {
              candidates.add(candidate);
            }
          }
          case Appraisal.Finding.CostsMore() -> {}
          case Appraisal.Finding.Unclear(var reason) -> drop(rule.id(), resource.address(), reason);
        }
      }
    }

    /// A configuration that names a resource which is removed is none.
    private void sayWhatRefersToWhatIsRemoved(Suggestion suggestion) {
      Set<String> removed = suggestion.removed();
      List<String> referring = new ArrayList<>();
      for (String address : removed) {
        for (String other : referrers().getOrDefault(address, List.of())) {
          if (!removed.contains(other) && !referring.contains(other)) {
            referring.add(other);
          }
        }
      }
      if (!referring.isEmpty()) {
        suggestion.provided(
            "what refers to it does no more: "
                + referring.getFirst()
                + (referring.size() > 1 ? " and %d more".formatted(referring.size() - 1) : ""));
      }
    }

    /// The addresses that refer to each address, some of very many; made when it is first asked
    /// for.
    private Map<String, List<String>> referrers() {
      if (referrers == null) {
        referrers = new HashMap<>();
        for (Resource resource : estimator.resources()) {
          for (List<String> targets : resource.planned().references().values()) {
            for (String target : targets) {
              List<String> known = referrers.computeIfAbsent(target, _ -> new ArrayList<>(1));
              if (known.size() < MOST_REFERRING) {
                known.add(resource.address());
              }
            }
          }
        }
      }
      return referrers;
    }

    private void drop(String rule, String address, String reason) {
      droppedInAll++;
      if (dropped.size() < MOST_DROPPED) {
        dropped.add(new Dropped(rule, address, reason));
      }
    }

    PlanAdvised advised(PinnedCatalogue catalogue) {
      Map<Alike, List<Candidate>> groups = new LinkedHashMap<>();
      for (Candidate candidate : candidates) {
        groups
            .computeIfAbsent(
                new Alike(
                    candidate.rule().id(),
                    ofAllInstances(candidate.suggestion().subject().address()),
                    changes(candidate.alterations(), true),
                    sets.chosen().contains(candidate),
                    candidate.saving().kind(),
                    candidate.saving().monthly() == null ? candidate.saving().breakEven() : null),
                _ -> new ArrayList<>(1))
            .add(candidate);
      }
      List<Recommendation> all = new ArrayList<>();
      groups.forEach((alike, group) -> all.add(recommendation(alike, group)));
      all.sort(
          Comparator.comparing((Recommendation one) -> one.saving().kind().counts())
              .reversed()
              .thenComparing(
                  one -> Objects.requireNonNullElse(one.saving().monthly(), BigDecimal.ZERO),
                  Comparator.reverseOrder())
              .thenComparing(Recommendation::rule)
              .thenComparing(one -> one.resources().getFirst()));
      List<Recommendation> told = all.subList(0, Math.min(all.size(), MOST));
      return new PlanAdvised(
          submitted.id(),
          submitted.tenant(),
          submitted.project(),
          submitted.workspace(),
          catalogue.version(),
          catalogue.digest(),
          Estimator.ENGINE_VERSION,
          RULES_VERSION,
          "USD",
          estimator.monthly(),
          sets.total(),
          sets.isBest(),
          told,
          all.size() - told.size(),
          dropped,
          droppedInAll,
          null,
          null);
    }

    private Recommendation recommendation(Alike alike, List<Candidate> group) {
      Candidate first = group.getFirst();
      Rule rule = first.rule();
      Resource subject = first.suggestion().subject();
      return new Recommendation(
          id(first),
          rule.id(),
          rule.title(),
          group.stream()
              .limit(MOST_RESOURCES)
              .map(one -> one.suggestion().subject().address())
              .toList(),
          group.size(),
          subject.region(),
          first.suggestion().because(),
          changes(first.alterations(), false).stream().limit(MOST_CHANGES).toList(),
          Snippet.of(first.alterations().stream().filter(this::isSeen).toList()),
          saving(group),
          rule.effort(),
          rule.risk(),
          rule.reversal(),
          alike.chosen,
          proof(first.proof()),
          rule.page());
    }

    private static List<CounterBill> proof(List<CounterBill> bills) {
      List<CounterBill> told = new ArrayList<>();
      int left = MOST_PROOF;
      for (CounterBill bill : bills) {
        if (left > 0) {
          told.add(
              new CounterBill(
                  bill.address(), bill.lines().subList(0, Math.min(left, bill.lines().size()))));
          left -= bill.lines().size();
        }
      }
      return told;
    }

    /// The same whatever the prices and the usage are, to which values the rule changes what it
    /// does, and what has to go along with it.
    private String id(Candidate candidate) {
      List<String> what = new ArrayList<>();
      what.add(named(candidate.suggestion().main(candidate.alterations())));
      for (Alteration alteration : candidate.alterations()) {
        // Of expectations, terms are a choice, and amounts are not.
        if (alteration instanceof Alteration.Expectation(_, var key, String term)) {
          what.add(key + " " + term);
        }
      }
      return Sha256.hex(
              String.join(
                  "\n",
                  submitted.tenant(),
                  submitted.project(),
                  submitted.workspace(),
                  candidate.rule().id(),
                  ofAllInstances(candidate.suggestion().subject().address()),
                  String.join("\n", what)))
          .substring(0, ID_DIGITS);
    }

    private static String named(Alteration alteration) {
      return ofAllInstances(alteration.address())
          + " "
          + switch (alteration) {
            case Alteration.Removal _ -> null;
            case Alteration.Attribute(_, var path, _) -> path;
            case Alteration.Expectation(_, var key, _) -> key;
          };
    }

    /// The saving of all of a group, each of which is alone.
    private static Saving saving(List<Candidate> group) {
      Saving first = group.getFirst().saving();
      BigDecimal monthly = first.monthly();
      if (monthly != null) {
        for (Candidate other : group.subList(1, group.size())) {
          monthly = monthly.add(Objects.requireNonNull(other.saving().monthly()));
        }
      }
      return new Saving(first.kind(), monthly, first.conditions(), first.breakEven());
    }

    /// @param alike whether addresses are those of all instances
    private List<ProposedChange> changes(List<Alteration> alterations, boolean alike) {
      List<ProposedChange> changes = new ArrayList<>(alterations.size());
      for (Alteration alteration : alterations.stream().filter(this::isSeen).toList()) {
        String address = alike ? ofAllInstances(alteration.address()) : alteration.address();
        changes.add(
            switch (alteration) {
              case Alteration.Removal _ -> new ProposedChange(address, null, null, null);
              case Alteration.Attribute(_, var path, var value) ->
                  new ProposedChange(
                      address, path, text(valueOf(alteration.address(), path)), text(value));
              case Alteration.Expectation(_, var key, var value) ->
                  new ProposedChange(address, null, null, key + ": " + text(value));
            });
      }
      return changes;
    }

    /// Whether it is more than what is there already.
    private boolean isSeen(Alteration alteration) {
      return !(alteration instanceof Alteration.Attribute(var address, var path, var value))
          || !Objects.equals(text(value), text(valueOf(address, path)));
    }

    private @Nullable Object valueOf(String address, String path) {
      Resource resource = estimator.resource(address);
      return resource == null ? null : Alteration.valueOf(resource.planned(), path);
    }
  }

  /// A value as a proposed change says it.
  static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case BigDecimal number -> number.toPlainString();
      case Map<?, ?> _ -> A_BLOCK;
      case List<?> list when !list.isEmpty() && list.getFirst() instanceof Map -> A_BLOCK;
      default -> value.toString();
    };
  }

  /// An address without the last key of it, which tells instances apart.
  static String ofAllInstances(String address) {
    int bracket =
        address.endsWith("\"]")
            ? quoteBefore(address, address.length() - 2) - 1
            : address.endsWith("]") ? address.lastIndexOf('[') : -1;
    return bracket <= 0 || address.charAt(bracket) != '[' ? address : address.substring(0, bracket);
  }

  /// The quotation mark before one that closes a key; those in the key have a backslash before
  /// them.
  private static int quoteBefore(String address, int closing) {
    int quote = closing;
    do {
      quote = address.lastIndexOf('"', quote - 1);
    } while (quote > 0 && address.charAt(quote - 1) == '\\');
    return quote;
  }

  /// The rules' ids.
  public static Set<String> rules() {
    return Set.copyOf(Rules.all().stream().map(Rule::id).toList());
  }
}
