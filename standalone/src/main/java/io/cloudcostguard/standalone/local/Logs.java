package io.cloudcostguard.standalone.local;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Where the parts log to, while standard output is for people.
public final class Logs {

  /// Sends every log to `file`, which its owner alone may read. Call it before anything logs.
  public static void to(Path file) throws IOException {
    Private.file(file);
    System.setProperty("ccg.log", file.toString());
    // Logging must be up before several threads log at once.
    LoggerFactory.getLogger(Logs.class).info("Starting");
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private Logs() {}
}
