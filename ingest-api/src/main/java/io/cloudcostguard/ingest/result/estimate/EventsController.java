package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.schemas.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Streams server-sent events. `GET /v1/estimates/{id}/events`: the status of a plan, until its
/// outcome; `GET /v1/events`: that a tenant has a new outcome, for pages that show lists.
///
/// @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent
///   events</a>
@RestController
final class EventsController {

  /// Proxies cut connections on which nothing comes for a minute.
  private static final Duration HEARTBEAT = Duration.ofSeconds(25);

  /// A client that still listens comes back by itself.
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /// A burst of plans is told as a few events.
  private static final Duration TOGETHER = Duration.ofMillis(500);

  private final Outcomes outcomes;
  private final OutcomeSignals signals;

  EventsController(Outcomes outcomes, OutcomeSignals signals) {
    this.outcomes = outcomes;
    this.signals = signals;
  }

  @GetMapping("/v1/estimates/{id}/events")
  @Needs(Scope.READ)
  void events(
      Caller caller,
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response) {
    EstimateController.checkId(id);
    requireRoom(caller.tenant());
    try (OutcomeSignals.Waiter waiter = signals.waiter(caller.tenant(), id)) {
      Status status = outcomes.look(caller.tenant(), id);
      if (status instanceof Status.Unknown && !outcomes.mayArrive(status, id)) {
        throw EstimateController.unknown();
      }
      String seen = request.getHeader("Last-Event-ID");
      if (Event.OUTCOME_ID.equals(seen)) {
        response.setStatus(204); // tells the client not to come back
        return;
      }
      begin(response);
      tell(caller.tenant(), id, status, Event.PENDING_ID.equals(seen), waiter, response);
    } catch (IOException _) {
      // The client has gone.
      response.setStatus(499);
    }
  }

  private void requireRoom(String tenant) {
    if (!signals.hasRoom(tenant)) {
      throw ProblemException.unavailable(
          ProblemType.TOO_MANY_WAITING, "The limit of waiting requests is reached.", null);
    }
  }

  /// The headers go out at once, though there is nothing to tell yet.
  private static void begin(HttpServletResponse response) throws IOException {
    response.setContentType("text/event-stream;charset=utf-8");
    response.flushBuffer();
  }

  @GetMapping("/v1/events")
  @Needs(Scope.READ)
  void changes(Caller caller, HttpServletResponse response) {
    requireRoom(caller.tenant());
    try (OutcomeSignals.Waiter waiter =
        signals.waiter(caller.tenant(), "tenant:" + caller.tenant())) {
      begin(response);
      OutputStream out = response.getOutputStream();
      long end = System.nanoTime() + LONGEST.toNanos();
      while (signals.isRunning() && System.nanoTime() - end < 0) {
        boolean changed = waiter.rings(HEARTBEAT);
        send(out, changed ? Event.CHANGED : Event.HEARTBEAT);
        if (changed) {
          Thread.sleep(TOGETHER); // what comes in between is one event
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException _) {
      // The client has gone.
      response.setStatus(499);
    }
  }

  private void tell(
      String tenant,
      String id,
      Status first,
      boolean knowsItIsPending,
      OutcomeSignals.Waiter waiter,
      HttpServletResponse response)
      throws IOException {
    OutputStream out = response.getOutputStream();
    long end = System.nanoTime() + LONGEST.toNanos();
    Status status = first;
    if (!(status instanceof Status.Ready) && !knowsItIsPending) {
      send(out, Event.pending(id));
    }
    while (!(status instanceof Status.Ready)
        && System.nanoTime() - end < 0
        && waiter.await(HEARTBEAT)) {
      status = lookAgain(tenant, id, status);
      if (status instanceof Status.Unknown && !outcomes.mayArrive(status, id)) {
        return;
      }
      if (!(status instanceof Status.Ready)) {
        send(out, Event.HEARTBEAT);
      }
    }
    if (status instanceof Status.Ready(String outcome, String document, _)) {
      send(out, Event.outcome(outcome, document));
    }
  }

  /// While the database does not answer, nothing new is known.
  private Status lookAgain(String tenant, String id, Status last) {
    try {
      return outcomes.look(tenant, id);
    } catch (DataAccessException _) {
      return last;
    }
  }

  private static void send(OutputStream out, String event) throws IOException {
    out.write(event.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /// The stream's own language.
  static final class Event {

    static final String PENDING_ID = "1";
    static final String OUTCOME_ID = "2";
    static final String HEARTBEAT = ": still pending\n\n";
    static final String CHANGED = "event: changed\ndata: {}\n\n";

    static String pending(String id) {
      String data = Json.MAPPER.writeValueAsString(new EstimateController.Pending(id, "pending"));
      return event("pending", PENDING_ID, data);
    }

    static String outcome(String outcome, String document) {
      return event(outcome, OUTCOME_ID, document);
    }

    private static String event(String type, String id, String data) {
      StringBuilder event =
          new StringBuilder("event: ").append(type).append("\nid: ").append(id).append('\n');
      data.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
      return event.append('\n').toString();
    }

    private Event() {}
  }
}
