package io.cloudcostguard.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// What `schemas` may know, and what it never knows.
@AnalyzeClasses(
    packages = "io.cloudcostguard.schemas",
    importOptions = ImportOption.DoNotIncludeTests.class)
class SchemasRulesTest {

  @ArchTest
  static final ArchRule KNOWS_JACKSON_MUSTACHE_THE_KAFKA_CLIENT_AND_THE_JDK =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.cloudcostguard.schemas..",
              "com.fasterxml.jackson.annotation..",
              "tools.jackson..",
              "com.samskivert.mustache..",
              "org.apache.kafka.clients..",
              "org.apache.kafka.common..",
              "org.jspecify.annotations..",
              "java..",
              "javax.crypto..");

  @ArchTest
  static final ArchRule NEVER_KNOWS_SQL_SPRING_OR_HTTP =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "javax.sql..", "org.springframework..", "java.net.http..");
}
