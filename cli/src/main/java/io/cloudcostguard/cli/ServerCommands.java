package io.cloudcostguard.cli;

import java.util.function.Supplier;

/// Provides the commands that need the broker, the database and the services; each is made when it
/// is wanted.
///
/// @param demo starts everything and shows it
/// @param up starts everything, to stay
/// @param prices asks and feeds the price catalogue of what runs
/// @param doctor checks a deployment
/// @param rebuild builds again from the topics what was made of them
/// @param secrets encrypts again under a new key what is encrypted in the database
/// @param tenants erases tenants
/// @param importBills imports bills into the database of what runs
public record ServerCommands(
    Supplier<?> demo,
    Supplier<?> up,
    Supplier<?> prices,
    Supplier<?> doctor,
    Supplier<?> rebuild,
    Supplier<?> secrets,
    Supplier<?> tenants,
    Supplier<?> importBills) {

  /// Those of a distribution without the servers: each says which distribution has it.
  static ServerCommands elsewhere() {
    return new ServerCommands(
        ElsewhereCommand::commandLine,
        ElsewhereCommand::commandLine,
        ElsewhereCommand::commandLine,
        ElsewhereCommand::commandLine,
        ElsewhereCommand::commandLine,
        ElsewhereCommand::commandLine,
        ElsewhereCommand::commandLine,
        ElsewhereCommand::commandLine);
  }
}
