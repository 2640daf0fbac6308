package io.cloudcostguard.e2e;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/// A command that was run in this process.
///
/// @param out what it printed
record CommandRun(int code, String out) {

  static CommandRun of(Object command, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream systemOut = System.out;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      int code = new CommandLine(command).execute(args);
      return new CommandRun(code, out.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(systemOut);
    }
  }
}
