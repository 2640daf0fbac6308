package io.cloudcostguard.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.standalone.local.LocalStack;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.webjars.WebJarVersionLocator;
import tools.jackson.databind.JsonNode;

/// The console in a real Chromium on the real stack, with the demo's data: every page, the main
/// flows, WCAG 2.2 by axe, from 390 px to 4K. Skipped where there is no Chromium with its driver;
/// `-Dgolden.update` writes the screenshots in `docs/console`.
class ConsoleBrowserTest {

  private static final List<Path> BROWSERS =
      Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
          .map(Path::of)
          .toList();
  private static final List<Path> DRIVERS =
      Stream.of("/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver")
          .map(Path::of)
          .toList();

  private static final Path SHOTS = Path.of("../docs/console");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration FIRST_VIEW = Duration.ofSeconds(5);
  private static final int GRID = 24;
  private static final double TOLERANCE = 0.10;

  private static final int MANY = 5_000;

  /// In how many sizes and themes each page is seen.
  private static final int SIZES = 4;

  /// A frame of a page that scrolls smoothly, on a busy machine without a graphics card.
  private static final int SMOOTH_MILLIS = 50;

  private static final boolean UPDATE = System.getProperty("golden.update") != null;

  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  /// How many of axe's rules each page passed, by size and theme.
  private static final Map<String, Map<String, Long>> VERDICTS = new LinkedHashMap<>();

  /// What was measured, in words.
  private static final Map<String, String> FIGURES = new TreeMap<>();

  @TempDir static Path folder;
  private static @Nullable LocalStack stack;
  private static @Nullable ChromeDriver browser;
  private static List<String> ids = List.of();

  @BeforeAll
  static void start() throws Exception {
    Path chromium = BROWSERS.stream().filter(Files::isExecutable).findFirst().orElse(null);
    Path driver = DRIVERS.stream().filter(Files::isExecutable).findFirst().orElse(null);
    assumeTrue(
        chromium != null && driver != null,
        "No Chromium with its driver here (Debian: chromium, chromium-driver): the console is not tested in a browser");
    stack =
        LocalStack.start(new LocalStack.Options(folder.resolve("data"), 0, 0, List.of()), _ -> {});
    ids = DemoData.fill(new ApiClient(stack.apiUrl(), null), DemoData.samplePlan());
    browser = browser(Objects.requireNonNull(chromium), Objects.requireNonNull(driver));
    String estimate = ids.get(2);
    PAGES.put("overview", "#/overview");
    PAGES.put("estimates", "#/estimates");
    PAGES.put("workspace", "#/estimates?project=shop&workspace=prod");
    PAGES.put("estimate", "#/estimates/" + estimate);
    PAGES.put("compare", "#/compare?from=" + ids.getFirst() + "&to=" + estimate);
    PAGES.put("projects", "#/projects");
    PAGES.put("project", "#/projects/search");
    PAGES.put("subscriptions", "#/subscriptions");
    PAGES.put("deliveries", "#/deliveries");
    PAGES.put("prices", "#/prices?prefix=aws/ec2/eu-west-1/on-demand/linux/shared/m5.");
    PAGES.put("price", "#/prices?key=aws/ec2/eu-west-1/on-demand/linux/shared/m5.large");
    PAGES.put("coverage", "#/prices");
    PAGES.put("story", "#/story/" + estimate);
    PAGES.put("delivery", "#/deliveries/" + delivery());
    PAGES.put("audit", "#/audit");
    PAGES.put("settings", "#/settings");
    PAGES.put("health", "#/health");
  }

  /// To an address that no name server knows here: each attempt fails, and is shown.
  private static String delivery() throws Exception {
    ApiClient api = new ApiClient(Objects.requireNonNull(stack).apiUrl(), null);
    JsonNode made =
        api.call(
            "POST",
            "/v1/subscriptions",
            "{\"channel\":\"webhook\",\"project\":\"shop\",\"url\":\"https://hooks.example.com/closed\"}");
    api.exchange("POST", "/v1/subscriptions/" + made.path("id").asString() + "/test", null);
    return Awaitility.await()
        .until(
            () ->
                api.exchange("GET", "/v1/deliveries?limit=1", null)
                    .json()
                    .at("/deliveries/0/id")
                    .asString(""),
            id -> !id.isEmpty());
  }

  private static ChromeDriver browser(Path chromium, Path driver) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
    options.setCapability("goog:loggingPrefs", logs);
    return new ChromeDriver(
        new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).build(), options);
  }

  @AfterAll
  static void stop() throws IOException {
    if (UPDATE && hasEveryVerdict()) {
      Files.writeString(SHOTS.resolve("verdicts.md"), report());
    }
    if (browser != null) {
      browser.quit();
    }
    if (stack != null) {
      stack.close();
    }
  }

  private static boolean hasEveryVerdict() {
    return VERDICTS.keySet().equals(PAGES.keySet())
        && VERDICTS.values().stream().allMatch(each -> each.size() == SIZES);
  }

  private static String report() {
    List<String> sizes = List.copyOf(VERDICTS.values().iterator().next().keySet());
    StringBuilder report =
        new StringBuilder(
            """
            # Verdicts on the console

            Written by `ConsoleBrowserTest` with `-Dgolden.update`, in Debian's Chromium on the whole stack. axe finds no violation of WCAG 2.2
            AA on any page; the numbers are the rules that found something to check.

            """);
    report.append("| page | ").append(String.join(" | ", sizes)).append(" |\n");
    report.append("|---|").append("---|".repeat(sizes.size())).append('\n');
    VERDICTS.forEach((page, passed) ->
        report
            .append("| %s | ".formatted(page))
            .append(
                sizes.stream()
                    .map(size -> String.valueOf(passed.get(size)))
                    .collect(Collectors.joining(" | ")))
            .append(" |\n"));
    report.append("\n| measured | |\n|---|---|\n");
    FIGURES.forEach((what, value) -> report.append("| %s | %s |\n".formatted(what, value)));
    return report.toString();
  }

  @ParameterizedTest
  @CsvSource({"1280, 900, light", "1280, 900, dark", "390, 844, light", "3840, 2160, light"})
  void everyPageIsThereAndAccessible(int width, int height, String theme) throws Exception {
    open("#/overview", width, height, theme);
    for (Map.Entry<String, String> page : PAGES.entrySet()) {
      open(page.getValue(), width, height, theme);

      assertThat(driver().findElement(By.tagName("h1")).getText()).as(page.getKey()).isNotBlank();
      assertThat(driver().findElements(By.cssSelector("[role=alert]")))
          .as("%s has no error", page.getKey())
          .isEmpty();
      assertThat(number("document.documentElement.scrollWidth - innerWidth"))
          .as("%s at %d px does not scroll sideways", page.getKey(), width)
          .isLessThanOrEqualTo(0);
      Verdict verdict = verdict();
      assertThat(verdict.violations())
          .as("axe on %s, %d px, %s", page.getKey(), width, theme)
          .isEmpty();
      VERDICTS
          .computeIfAbsent(page.getKey(), _ -> new LinkedHashMap<>())
          .put("%d px, %s".formatted(width, theme), verdict.passed());
    }
    assertThat(errorsInConsole()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', 1280, 900, light", "-phone, 390, 844, light", "-dark, 1280, 900, dark"})
  void looksAsInTheDocumentation(String kind, int width, int height, String theme)
      throws Exception {
    open("#/overview", width, height, theme);
    for (Map.Entry<String, String> page : PAGES.entrySet()) {
      open(page.getValue(), width, height, theme);
      byte[] png = driver().getScreenshotAs(OutputType.BYTES);
      Path file = SHOTS.resolve(page.getKey() + kind + ".png");
      if (UPDATE) {
        Files.createDirectories(SHOTS);
        Files.write(file, png);
      }

      assertThat(difference(png, Files.readAllBytes(file)))
          .as(page.getKey() + kind)
          .isLessThan(TOLERANCE);
    }
  }

  @Test
  void showsTheProofOfALineAndFindsAResource() throws Exception {
    open(PAGES.getOrDefault("estimate", ""), 1280, 900, "light");

    driver().findElement(By.cssSelector("input[type=search]")).sendKeys("aws_instance.web");
    until(_ -> driver().findElements(By.cssSelector(".resource")).size() == 1);
    WebElement summary = driver().findElement(By.cssSelector(".resource summary"));
    driver().executeScript("arguments[0].scrollIntoView(); arguments[0].click()", summary);

    assertThat(driver().findElement(By.cssSelector(".resource")).getText())
        .contains("t3.small → m5.2xlarge", "730 hours × $", "aws/ec2/eu-west-1/");
  }

  @Test
  void showsWhatWouldCostLessAndWhatIsOpen() throws Exception {
    open(PAGES.getOrDefault("estimate", ""), 1280, 900, "light");
    until(_ -> text("section[aria-label='What would cost less']").contains("All that go together"));

    open(PAGES.getOrDefault("overview", ""), 1280, 900, "light");
    until(_ ->
        text("section[aria-label='Open savings, the oldest first']").contains("aws_instance.web"));
  }

  private static String text(String selector) {
    return driver().findElements(By.cssSelector(selector)).stream()
        .map(WebElement::getText)
        .findFirst()
        .orElse("");
  }

  @Test
  void setsABudgetAfterItHasShownTheDifference() throws Exception {
    open("#/projects/reports", 1280, 900, "light");

    driver().findElement(By.cssSelector("input[inputmode=decimal]")).sendKeys("1750.00");
    button("Change").click();
    until(_ -> text("[role=status] table").contains("Monthly limit $1,500.00 $1,750.00"));
    button("Set it").click();

    until(_ -> text().contains("planned of $1,750.00"));
    until(_ -> text("section[aria-label='Who and what moves it']").contains("operator"));
  }

  @Test
  void writesNoBudgetOverWhatAnotherPersonSetMeanwhile() throws Exception {
    ApiClient api = new ApiClient(Objects.requireNonNull(stack).apiUrl(), null);
    String path = "/v1/projects/meanwhile/budget";
    String limit = "{\"monthlyLimit\":{\"amount\":\"%s\",\"currency\":\"USD\"}}";
    api.call("PUT", path, limit.formatted("100"));
    open("#/projects/meanwhile", 1280, 900, "light");
    driver().findElement(By.cssSelector("input[inputmode=decimal]")).sendKeys("150");
    button("Change").click();
    until(_ -> text("[role=status] table").contains("$100.00 $150.00"));
    api.call("PUT", path, limit.formatted("900"));

    button("Set it").click();

    until(_ -> text("[role=status] table").contains("$900.00 $150.00"));
    assertThat(api.exchange("GET", path, null).json().at("/monthlyLimit/amount").asString())
        .isEqualTo("900");
    button("Set it").click();
    until(_ -> text().contains("planned of $150.00"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#/%", "#/constructor", "#/__proto__", "#/overview?signIn=constructor"})
  void opensTheFirstPageWhereAnAddressIsNone(String address) {
    resize(1280, 900, "light");
    driver().get("about:blank");
    driver().get(url(address));

    until(_ -> text("h1").equals("Overview"));
  }

  @Test
  void tellsModulesApartWhoseKeysHaveDots() {
    open("#/overview", 1280, 900, "light");

    assertThat(
            driver()
                .executeAsyncScript(
                    """
                    const done = arguments[arguments.length - 1];
                    import("/console/estimate.js").then(({ moduleOf }) => done([
                      'module.site["example.com"].aws_eip.a', 'module.site["example.org"].module.x[0].aws_eip.a',
                      'module.x.data.aws_ami.a', 'aws_eip.a["module.x"]'].map((address) => moduleOf(address) ?? "none")));
                    """))
        .isEqualTo(
            List.of(
                "module.site[\"example.com\"]",
                "module.site[\"example.org\"].module.x[0]",
                "module.x",
                "none"));
  }

  /// As where too many wait already.
  @Test
  void showsAnOutcomeAlsoWhereItsStreamIsRefused() {
    Map<String, Object> script =
        driver()
            .executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of(
                    "source",
                    """
                    window.EventSource = class extends EventTarget {
                      static CLOSED = 2;
                      readyState = 2;
                      constructor() { super(); setTimeout(() => this.dispatchEvent(new Event("error"))); }
                      close() {}
                    };
                    const get = window.fetch;
                    let asked = 0;
                    window.fetch = (path, options) => /estimates\\/[^/?]+$/.test(path) && asked++ === 0
                      ? Promise.resolve(new Response('{"status":"pending"}')) : get(path, options);
                    """));
    try {
      resize(1280, 900, "light");
      driver().get("about:blank");
      driver().get(url(PAGES.getOrDefault("estimate", "")));

      until(_ -> text("h1").equals("shop / prod"));
    } finally {
      driver()
          .executeCdpCommand(
              "Page.removeScriptToEvaluateOnNewDocument",
              Map.of("identifier", Objects.requireNonNull(script.get("identifier"))));
    }
  }

  @Test
  void isUsedByKeyboard() throws Exception {
    open("#/overview", 1280, 900, "light");

    driver().findElement(By.tagName("body")).sendKeys(Keys.TAB);
    assertThat(active().getText()).contains("Skip to the content");
    active().sendKeys(Keys.ENTER);
    assertThat(active().getAttribute("id")).isEqualTo("content");
    active().sendKeys(Keys.TAB);
    assertThat(active().getTagName()).isIn("a", "div");
  }

  @Test
  void firstViewIsFastAndSmall() throws Exception {
    driver().get(url("#/overview"));
    driver().executeCdpCommand("Network.clearBrowserCache", Map.of());
    long begun = System.nanoTime();
    driver().navigate().refresh();
    until(_ -> !driver().findElements(By.cssSelector(".tiles")).isEmpty());
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    long bytes =
        number(
            "performance.getEntriesByType('resource').filter(e => e.name.includes('/console/')).reduce((sum, e) => sum + e.encodedBodySize, 0)");

    FIGURES.put("First view, with an empty cache", took.toMillis() + " ms");
    FIGURES.put("Compressed size of its scripts and style", bytes / 1000 + " KB");
    assertThat(took).isLessThan(FIRST_VIEW);
    assertThat(bytes).isBetween(10_000L, 250_000L);
  }

  @Test
  void scrollsThousandsOfResourcesSmoothly() throws Exception {
    ApiClient api = new ApiClient(Objects.requireNonNull(stack).apiUrl(), null);
    String resources =
        IntStream.range(0, MANY)
            .mapToObj(i ->
                """
                {"address":"aws_instance.worker_%d","mode":"managed","type":"aws_instance","name":"worker_%d",
                 "provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":["create"],"before":null,
                 "after":{"instance_type":"m5.large"},"after_unknown":{}}}
                """
                    .formatted(i, i))
            .collect(Collectors.joining(","));
    String id = api.submit(plan(resources), null, Map.of("project", "large"));
    api.estimate(id);
    open("#/estimates/" + id, 1280, 900, "light");

    List<?> frames =
        (List<?>)
            Objects.requireNonNull(
                driver()
                    .executeAsyncScript(
                        """
                        const done = arguments[arguments.length - 1];
                        const frames = [];
                        let last = performance.now();
                        const end = last + 5000;
                        const frame = (now) => {
                          frames.push(now - last);
                          last = now;
                          scrollBy({top: 300, behavior: 'instant'});
                          now < end ? requestAnimationFrame(frame) : done(frames);
                        };
                        requestAnimationFrame(frame);
                        """));
    double[] millis =
        frames.stream().mapToDouble(each -> ((Number) each).doubleValue()).sorted().toArray();
    double median = millis[millis.length / 2];
    double slow = millis[millis.length * 95 / 100];
    FIGURES.put(
        "Frames while an estimate of 5,000 resources scrolls",
        "median %.0f ms, 95 %% within %.0f ms".formatted(median, slow));

    assertThat(number("document.querySelectorAll('.resource').length"))
        .as("more are shown while it scrolls")
        .isGreaterThan(500);
    assertThat(median).isLessThan(SMOOTH_MILLIS);
  }

  private static byte[] plan(String resources) {
    return """
    {"format_version":"1.2","terraform_version":"1.9.0","planned_values":{"root_module":{}},
     "resource_changes":[%s],
     "configuration":{"provider_config":{"aws":{"name":"aws","expressions":{"region":{"constant_value":"eu-west-1"}}}}}}
    """
        .formatted(resources)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void showsHostileNamesAsTextAndHidesNothingInThem() throws Exception {
    String hostile =
        "aws_instance.a[\\\"<img src=x onerror=window.hacked=1>\u202eevil</script>%s\\\"]"
            .formatted("x".repeat(800));
    ApiClient api = new ApiClient(Objects.requireNonNull(stack).apiUrl(), null);
    String id =
        api.submit(
            plan(
                """
                {"address":"%s","mode":"managed","type":"aws_instance","name":"a",
                 "provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":["create"],"before":null,
                 "after":{"instance_type":"m5.large"},"after_unknown":{}}}
                """
                    .formatted(hostile)),
            null,
            Map.of("project", "hostile"));
    api.estimate(id);
    for (int width : new int[] {1280, 390}) {
      open("#/estimates/" + id, width, 900, "light");

      assertThat(text()).contains("<img src=x onerror", "⟨U+202E⟩").doesNotContain("\u202e");
      assertThat(driver().executeScript("return window.hacked")).isNull();
      assertThat(number("document.documentElement.scrollWidth - innerWidth"))
          .isLessThanOrEqualTo(0);
    }
  }

  /// What a link in a message opens: a page without scripts, which is no longer there once its
  /// links are revoked.
  @Test
  void aSharedEstimateIsReadableOnAPhoneUntilItIsRevoked() throws Exception {
    ApiClient api = new ApiClient(Objects.requireNonNull(stack).apiUrl(), null);
    String links = "/v1/estimates/" + ids.get(2) + "/links";
    String path = api.exchange("POST", links, null).json().path("path").asString();
    resize(390, 844, "light");
    driver().get(stack.apiUrl() + path);

    assertThat(driver().findElement(By.tagName("body")).getText()).contains("aws_instance.web");
    assertThat(number("document.documentElement.scrollWidth - innerWidth")).isLessThanOrEqualTo(0);
    assertThat(number("document.scripts.length")).isZero();
    if (UPDATE) {
      Files.write(SHOTS.resolve("shared-phone.png"), driver().getScreenshotAs(OutputType.BYTES));
    }

    api.exchange("DELETE", links, null);
    driver().get(stack.apiUrl() + path);
    assertThat(driver().findElement(By.tagName("body")).getText())
        .doesNotContain("aws_instance.web");
  }

  @Test
  void thePageOfTheApiHasNoErrors() {
    driver().get(Objects.requireNonNull(stack).apiUrl() + "/docs");
    until(_ -> !driver().findElements(By.cssSelector(".opblock")).isEmpty());

    assertThat(driver().findElements(By.cssSelector(".errors-wrapper"))).isEmpty();
  }

  // --- the browser ---

  private static ChromeDriver driver() {
    return Objects.requireNonNull(browser);
  }

  private static String url(String page) {
    return Objects.requireNonNull(stack).apiUrl() + "/" + page;
  }

  private static void open(String page, int width, int height, String theme) {
    resize(width, height, theme);
    driver().get(url(page));
    until(_ ->
        !driver().findElements(By.tagName("h1")).isEmpty()
            && !text().contains("Loading …")
            && driver().executeScript("return document.readyState").equals("complete"));
  }

  private static void resize(int width, int height, String theme) {
    driver().manage().window().setSize(new Dimension(width, height));
    driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
  }

  private static String text() {
    return driver().findElement(By.id("content")).getText();
  }

  private static WebElement active() {
    return driver().switchTo().activeElement();
  }

  private static WebElement button(String name) {
    return driver().findElement(By.xpath("//button[normalize-space()='" + name + "']"));
  }

  private static void until(Function<Object, Boolean> condition) {
    new WebDriverWait(driver(), PATIENCE)
        .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
        .until(condition::apply);
  }

  private static long number(String script) {
    return ((Number) Objects.requireNonNull(driver().executeScript("return " + script)))
        .longValue();
  }

  /// What axe says of a page.
  ///
  /// @param violations each rule of WCAG 2.2 AA that is broken, with its first place
  /// @param passed the number of rules that found something to check, and nothing wrong
  private record Verdict(List<?> violations, long passed) {}

  private static Verdict verdict() throws IOException {
    driver().executeScript(axe());
    Map<?, ?> said =
        (Map<?, ?>)
            Objects.requireNonNull(
                driver()
                    .executeAsyncScript(
                        """
                        const done = arguments[arguments.length - 1];
                        axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
                          .then(found => done({
                            violations: found.violations.map(v => v.id + ' ' + v.nodes[0].html),
                            passed: found.passes.length}));
                        """));
    return new Verdict(
        (List<?>) Objects.requireNonNull(said.get("violations")),
        ((Number) Objects.requireNonNull(said.get("passed"))).longValue());
  }

  private static String axe() throws IOException {
    String path =
        Objects.requireNonNull(new WebJarVersionLocator().fullPath("axe-core", "axe.min.js"));
    try (InputStream script =
        Objects.requireNonNull(
            ConsoleBrowserTest.class.getClassLoader().getResourceAsStream(path))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// A budget that a project does not have is asked for, and answered 404.
  private static List<String> errorsInConsole() {
    return driver().manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> !message.contains("/budget - Failed to load resource"))
        .toList();
  }

  /// Of two pictures in a coarse grid of grey, from 0 (none) to 1: other fonts and times are no
  /// difference, a part that is missing is.
  private static double difference(byte[] one, byte[] other) throws IOException {
    int[] first = grey(one);
    int[] second = grey(other);
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += Math.abs(first[i] - second[i]) / 255.0;
    }
    return sum / first.length;
  }

  private static int[] grey(byte[] png) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    BufferedImage small = new BufferedImage(GRID, GRID, BufferedImage.TYPE_BYTE_GRAY);
    Image scaled = picture.getScaledInstance(GRID, GRID, Image.SCALE_AREA_AVERAGING);
    small.getGraphics().drawImage(scaled, 0, 0, null);
    return small.getRaster().getPixels(0, 0, GRID, GRID, (int[]) null);
  }
}
