package io.cloudcostguard.standalone.local;

import java.nio.file.Path;

/// The embedded broker as a program, so that it can be killed without killing anything else.
public final class BrokerApplication {

  private BrokerApplication() {}

  /// Runs until it is ended.
  ///
  /// @param args its data folder and its port
  public static void main(String[] args) throws Exception {
    EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]));
  }
}
