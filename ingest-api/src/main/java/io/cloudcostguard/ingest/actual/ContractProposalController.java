package io.cloudcostguard.ingest.actual;

import io.cloudcostguard.ingest.actual.ContractProposals.Proposal;
import io.cloudcostguard.ingest.actual.ContractProposals.Term;
import io.cloudcostguard.ingest.http.Change;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/actuals/contract-proposals`: proposes the rates that a bill shows as a contract, which
/// another person accepts or refuses.
@RestController
@RequestMapping("/v1/actuals/contract-proposals")
final class ContractProposalController {

  private static final String EXAMPLE =
      "{\"month\":\"2026-10\",\"comment\":\"EDP since October.\"}";
  private static final String DECISION_EXAMPLE = "{\"comment\":\"As in the amendment.\"}";
  private static final Pattern MONTH = Pattern.compile("20\\d\\d-(0[1-9]|1[0-2])");
  private static final int LONGEST = 1_000;

  private final ContractProposals proposals;
  private final InferredRates rates;
  private final Clock clock;

  ContractProposalController(ContractProposals proposals, InferredRates rates, Clock clock) {
    this.proposals = proposals;
    this.rates = rates;
    this.clock = clock;
  }

  record Wish(@Nullable String month, @Nullable String comment) {}

  record Decision(@Nullable String comment) {}

  record Proposals(List<Proposal> proposals) {}

  @PostMapping
  @Needs(Scope.ADMIN)
  ResponseEntity<Proposal> propose(Caller caller, HttpServletRequest request) throws IOException {
    RequestJson json = new RequestJson(request, EXAMPLE);
    Wish wish = json.as(Wish.class);
    if (wish.month() == null || !MONTH.matcher(wish.month()).matches()) {
      throw json.invalid("`month` must be the month of a bill, e.g. 2026-10.");
    }
    if (wish.comment() != null && !isComment(wish.comment())) {
      throw json.invalid(
          "`comment` must have 1 to 1000 characters, none of them a control character.");
    }
    List<Term> terms = terms(caller.tenant(), YearMonth.parse(wish.month()));
    if (terms.isEmpty()) {
      throw json.invalid(
          "The bill of %s shows no discount that all SKUs of a service agree in."
              .formatted(wish.month()));
    }
    Proposal proposal =
        new Proposal(
            UUID.randomUUID().toString(),
            "open",
            wish.month(),
            terms,
            caller.name(),
            now(),
            wish.comment(),
            null,
            null,
            null,
            null);
    if (!proposals.add(caller.tenant(), proposal)) {
      throw json.invalid(
          "%d proposals wait for an answer: accept or refuse them first."
              .formatted(ContractProposals.MOST_OPEN));
    }
    Change.note(request, null, proposal);
    return ResponseEntity.status(201)
        .header(HttpHeaders.LOCATION, "/v1/actuals/contract-proposals/" + proposal.id())
        .contentType(MediaType.APPLICATION_JSON)
        .body(proposal);
  }

  /// Discounts that say what each SKU of a service costs.
  private List<Term> terms(String tenant, YearMonth month) {
    Map<String, Term> terms = new LinkedHashMap<>();
    for (InferredRates.InferredRate rate : rates.of(tenant, month)) {
      BigDecimal discount =
          rate.discount().setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
      if (rate.isUniform() && discount.signum() != 0) {
        for (String key : rate.keys()) {
          // Of two currencies, the one in which more is billed, which comes first.
          terms.putIfAbsent(
              key,
              new Term(
                  key,
                  discount,
                  month.atDay(1),
                  "bill of " + month,
                  rate.service(),
                  rate.currency(),
                  rate.list(),
                  rate.paid()));
        }
      }
    }
    return new ArrayList<>(terms.values());
  }

  @GetMapping
  @Needs(Scope.READ)
  ResponseEntity<Proposals> all(Caller caller) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Proposals(proposals.all(caller.tenant())));
  }

  @GetMapping("/{id}")
  @Needs(Scope.READ)
  ResponseEntity<Proposal> one(Caller caller, @PathVariable String id) {
    return json(found(caller, id));
  }

  @PostMapping("/{id}/acceptance")
  @Needs(Scope.APPROVE)
  ResponseEntity<Proposal> accept(
      Caller caller, @PathVariable String id, HttpServletRequest request) throws IOException {
    Decision decision = decision(request);
    Proposal before = found(caller, id);
    if (before.proposedBy().equals(caller.name())) {
      throw ProblemException.of(
          ProblemType.OWN_PROPOSAL,
          "This contract was proposed by " + before.proposedBy() + ", who may not accept it, too.",
          "Have it accepted with another key, of another person.");
    }
    return decide(caller, before, "accepted", decision, request);
  }

  /// Who proposed it may take it back.
  @PostMapping("/{id}/refusal")
  @Needs(Scope.APPROVE)
  ResponseEntity<Proposal> refuse(
      Caller caller, @PathVariable String id, HttpServletRequest request) throws IOException {
    Decision decision = decision(request);
    return decide(caller, found(caller, id), "refused", decision, request);
  }

  private ResponseEntity<Proposal> decide(
      Caller caller, Proposal before, String state, Decision decision, HttpServletRequest request) {
    boolean decided =
        proposals.decide(
            caller.tenant(),
            before.id(),
            state,
            caller.name(),
            now(),
            Objects.requireNonNull(decision.comment()));
    Proposal after = found(caller, before.id());
    if (!decided) {
      throw ProblemException.of(
          ProblemType.PROPOSAL_DECIDED,
          "The proposal is %s already.".formatted(after.state()),
          "Propose the contract again, if it is to be decided anew.");
    }
    Change.note(request, before, after);
    return json(after);
  }

  private static Decision decision(HttpServletRequest request) throws IOException {
    RequestJson json = new RequestJson(request, DECISION_EXAMPLE);
    Decision decision = json.as(Decision.class);
    if (decision.comment() == null || !isComment(decision.comment())) {
      throw json.invalid(
          "`comment` must give the reason, in 1 to 1000 characters without control characters.");
    }
    return decision;
  }

  private Proposal found(Caller caller, String id) {
    Proposal proposal = id.indexOf('\0') >= 0 ? null : proposals.find(caller.tenant(), id);
    if (proposal == null) {
      throw ProblemException.of(
          ProblemType.UNKNOWN_PROPOSAL,
          "There is no such proposal.",
          "Take an id of GET /v1/actuals/contract-proposals.");
    }
    return proposal;
  }

  private static boolean isComment(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST
        && text.codePoints().noneMatch(Character::isISOControl);
  }

  private static ResponseEntity<Proposal> json(Proposal proposal) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(proposal);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
