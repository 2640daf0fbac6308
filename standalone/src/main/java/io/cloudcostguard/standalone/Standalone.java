package io.cloudcostguard.standalone;

import io.cloudcostguard.cli.Ccg;
import io.cloudcostguard.cli.ServerCommands;
import io.cloudcostguard.standalone.actuals.ImportBillsCommand;
import io.cloudcostguard.standalone.demo.DemoCommand;
import io.cloudcostguard.standalone.doctor.DoctorCommand;
import io.cloudcostguard.standalone.prices.PricesCommand;
import io.cloudcostguard.standalone.rebuild.RebuildCommand;
import io.cloudcostguard.standalone.secrets.SecretsCommand;
import io.cloudcostguard.standalone.tenants.TenantsCommand;
import picocli.CommandLine;

/// `ccg` with the servers in it: every command.
final class Standalone {

  private Standalone() {}

  public static void main(String[] args) {
    System.exit(Ccg.execute(servers(), args));
  }

  static CommandLine commandLine() {
    return Ccg.commandLine(servers());
  }

  private static ServerCommands servers() {
    return new ServerCommands(
        DemoCommand::new,
        UpCommand::new,
        PricesCommand::new,
        DoctorCommand::new,
        RebuildCommand::new,
        SecretsCommand::new,
        TenantsCommand::new,
        ImportBillsCommand::new);
  }
}
