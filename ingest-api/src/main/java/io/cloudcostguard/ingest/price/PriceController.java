package io.cloudcostguard.ingest.price;

import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /v1/prices`: search in the price catalogue, the history of a price, and what the catalogue
/// covers.
@RestController
final class PriceController {

  private static final Pattern KEY = Pattern.compile("[!-~]{1,500}");
  private static final int MOST = 200;
  private static final int USUAL = 50;

  private final Prices prices;

  PriceController(Prices prices) {
    this.prices = prices;
  }

  record Found(List<Prices.Entry> prices) {}

  @GetMapping("/v1/prices")
  @Needs(Scope.READ)
  Found search(HttpServletRequest request) {
    Query query = new Query(request);
    return new Found(prices.startingWith(key(query, "prefix"), query.count("limit", USUAL, MOST)));
  }

  @GetMapping("/v1/prices/history")
  @Needs(Scope.READ)
  Found history(HttpServletRequest request) {
    return new Found(prices.history(key(new Query(request), "key"), MOST));
  }

  /// What the catalogue has, by service and region.
  record Coverage(List<Prices.Covered> coverage) {}

  @GetMapping("/v1/prices/coverage")
  @Needs(Scope.READ)
  Coverage coverage() {
    return new Coverage(prices.coverage());
  }

  private static String key(Query query, String name) {
    String text = query.text(name);
    if (text == null || !KEY.matcher(text).matches()) {
      throw Query.invalid(name, "must be a price key or its beginning, e.g. aws/ec2/eu-west-1");
    }
    return text;
  }
}
