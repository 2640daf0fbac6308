package io.cloudcostguard.e2e.fuzz;

import io.cloudcostguard.e2e.fuzz.Wire.Answer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sends many requests over several connections and looks at every answer.
final class Fuzzer {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int MOST_FINDINGS = 100;
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\bat [\\w.$/]+\\(\\w+\\.java|\\b(?:java|jakarta|org\\.springframework|org\\.apache|tools\\.jackson"
              + "|org\\.postgresql|io\\.cloudcostguard\\.(?:ingest|schemas|estimation))(?:\\.\\w+)*\\.[A-Z]\\w+"
              + "|\\w+Exception\\b|Apache Tomcat");

  private final int port;
  private final Shots shots;
  private final Names names;
  private final long seed;
  private final AtomicInteger next = new AtomicInteger();
  private final Queue<String> findings = new ConcurrentLinkedQueue<>();
  private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> done = new ConcurrentHashMap<>();

  Fuzzer(int port, Shots shots, Names names, long seed) {
    this.port = port;
    this.shots = shots;
    this.names = names;
    this.seed = seed;
  }

  /// Sends requests `from` to `to`.
  void run(int from, int to, int threads) throws InterruptedException {
    next.set(from);
    Thread[] all = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      all[i] = Thread.ofPlatform().start(() -> work(to));
    }
    for (Thread thread : all) {
      thread.join();
    }
  }

  private void work(int to) {
    try (Wire wire = new Wire(port, PATIENCE)) {
      for (int i = next.getAndIncrement(); i < to; i = next.getAndIncrement()) {
        one(i, wire);
      }
    } catch (IOException e) {
      findings.add("a connection failed: " + e);
    }
  }

  private void one(int number, Wire wire) {
    // Spread out: the first numbers are alike where seeds are.
    Random random = new Random((seed * 0x9E3779B97F4A7C15L) ^ (number * 0xBF58476D1CE4E5B9L));
    Shot shot = shots.shot(random);
    String wrong;
    Answer answer = Answer.NONE;
    try {
      answer = wire.exchange(shot.bytes(), shot.isHead(), shot.cut());
      wrong = wrong(shot, answer);
    } catch (SocketTimeoutException _) {
      wrong = "no answer within " + PATIENCE.toSeconds() + " s";
    } catch (IOException | RuntimeException e) {
      wrong = "the answer cannot be read: " + e;
    }
    statuses.computeIfAbsent(answer.status(), _ -> new LongAdder()).increment();
    if (answer.status() >= 200 && answer.status() < 300 && shot.wellFormed()) {
      done.computeIfAbsent(shot.of().id(), _ -> new LongAdder()).increment();
      names.note(shot.of(), answer, random);
    }
    if (wrong != null && findings.size() < MOST_FINDINGS) {
      findings.add(
          "request %d of seed %d, made from %s: %s%n%s%n→ %d %s"
              .formatted(
                  number,
                  seed,
                  shot.of().id(),
                  wrong,
                  shot.shown(),
                  answer.status(),
                  shown(answer)));
    }
  }

  /// What is wrong with an answer; null when it is as it should be.
  private static @Nullable String wrong(Shot shot, Answer answer) {
    int status = answer.status();
    if (status == 0) {
      return shot.wellFormed() && !shot.cut() ? "closed without an answer" : null;
    }
    if (status >= 500 && !(status == 503 && answer.retryAfter())) {
      return "an error of the service";
    }
    if (!shot.answers().contains(status)) {
      return "the document does not know this answer";
    }
    if (status >= 400 && INSIDE.matcher(answer.body()).find()) {
      return "it shows what is inside";
    }
    boolean problem = answer.type().startsWith("application/problem+json");
    if (status >= 400
        && shot.wellFormed()
        && !shot.isHead()
        && !problem
        && !shot.of().ownErrors()) {
      return "it is no problem+json";
    }
    return null;
  }

  private static String shown(Answer answer) {
    String body = answer.body();
    return body.length() > 600 ? body.substring(0, 600) + "…" : body;
  }

  Queue<String> findings() {
    return findings;
  }

  /// How many answers of each status; 0: the connection was closed.
  Map<Integer, LongAdder> statuses() {
    return statuses;
  }

  /// How often each operation succeeded.
  Map<String, LongAdder> done() {
    return done;
  }
}
