package io.cloudcostguard.pricing.run;

import io.cloudcostguard.pricing.catalogue.LoadContract;
import io.cloudcostguard.pricing.catalogue.LoaderBusyException;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.price.ContractTerm;
import io.cloudcostguard.schemas.price.PriceScope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/// Loads the contracts that were inferred from bills, proposed, and accepted by another person. The
/// terms are added to the tenant's contract.
@Component
final class AcceptedContracts {

  private static final Logger LOGGER = LoggerFactory.getLogger(AcceptedContracts.class);
  private static final int AT_ONCE = 20;

  private final JdbcClient jdbc;
  private final ContractProperties properties;
  private final LoadContract loader;

  AcceptedContracts(DataSource database, ContractProperties properties, LoadContract loader) {
    jdbc = JdbcClient.create(database);
    this.properties = properties;
    this.loader = loader;
  }

  private record Accepted(String id, String tenant, String terms) {}

  /// As ingest-api writes it.
  private record Term(
      PriceScope key, BigDecimal discount, LocalDate effectiveFrom, String source) {}

  /// Whether any was loaded.
  boolean load() {
    boolean loaded = false;
    List<Accepted> all =
        jdbc.sql(
                """
                select id, tenant, terms from contract_proposal where state = 'accepted'
                order by decided_at, id limit :most
                """)
            .param("most", AT_ONCE)
            .query((row, _) ->
                new Accepted(row.getString("id"), row.getString("tenant"), row.getString("terms")))
            .list();
    for (Accepted one : all) {
      loaded |= load(one);
    }
    return loaded;
  }

  private boolean load(Accepted proposal) {
    if (properties.contracts().containsKey(proposal.tenant())) {
      // The next refresh would replace what is loaded here by the file.
      answer(
          proposal,
          "not-loaded",
          "The contract of the tenant is a file of ccg.pricing.contracts: add the terms there.");
      return false;
    }
    try {
      String sentence = loader.add(proposal.tenant(), terms(proposal)).result().sentence();
      answer(proposal, "loaded", sentence);
      LOGGER.atInfo().addKeyValue("tenant", proposal.tenant()).log(sentence);
      return true;
    } catch (LoaderBusyException e) {
      return false; // the next look does it
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      LOGGER
          .atError()
          .setCause(e)
          .addKeyValue("tenant", proposal.tenant())
          .log("An accepted contract cannot be loaded; the terms before it stay");
      answer(proposal, "not-loaded", "It cannot be loaded: " + e.getMessage());
      return false;
    }
  }

  private static Map<PriceScope, ContractTerm> terms(Accepted proposal) {
    Map<PriceScope, ContractTerm> terms = new LinkedHashMap<>();
    Json.MAPPER
        .readValue(proposal.terms(), new TypeReference<List<Term>>() {})
        .forEach(term ->
            terms.put(
                term.key(),
                new ContractTerm(
                    null,
                    new ContractTerm.Discount(
                        term.discount(), term.effectiveFrom(), term.source()))));
    return terms;
  }

  private void answer(Accepted proposal, String state, String result) {
    jdbc.sql(
            """
            update contract_proposal set state = :state, result = :result
            where id = :id and state = 'accepted'
            """)
        .param("state", state)
        .param("result", result)
        .param("id", proposal.id())
        .update();
  }
}
