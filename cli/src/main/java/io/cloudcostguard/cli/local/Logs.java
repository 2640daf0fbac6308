package io.cloudcostguard.cli.local;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Where the parts log to, while standard output is for people.
public final class Logs {

  /// Sends every log to `file`. Call it before anything logs.
  public static void to(Path file) {
    System.setProperty("ccg.log", file.toString());
    // Logging must be up before several threads log at once.
    LoggerFactory.getLogger(Logs.class).info("Starting");
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private Logs() {}
}
