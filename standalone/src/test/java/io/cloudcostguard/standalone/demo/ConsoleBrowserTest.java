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
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  private static final Map<String, String> PAGES = new LinkedHashMap<>();

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
    PAGES.put("audit", "#/audit");
    PAGES.put("settings", "#/settings");
    PAGES.put("health", "#/health");
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
  static void stop() {
    if (browser != null) {
      browser.quit();
    }
    if (stack != null) {
      stack.close();
    }
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
      assertThat(violations()).as("axe on %s, %d px, %s", page.getKey(), width, theme).isEmpty();
    }
    assertThat(errorsInConsole()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "overview, 1280, 900, light, overview",
    "overview, 390, 844, light, overview-phone",
    "overview, 1280, 900, dark, overview-dark",
    "estimate, 1280, 900, light, estimate",
    "estimate, 390, 844, light, estimate-phone",
    "estimate, 1280, 900, dark, estimate-dark",
    "workspace, 1280, 900, light, workspace",
    "compare, 1280, 900, light, compare",
    "projects, 1280, 900, light, projects",
    "project, 1280, 900, light, project",
    "prices, 1280, 900, light, prices",
    "audit, 1280, 900, light, audit",
    "settings, 1280, 900, light, settings",
    "health, 1280, 900, light, health"
  })
  void looksAsInTheDocumentation(String page, int width, int height, String theme, String shot)
      throws Exception {
    open(PAGES.getOrDefault(page, ""), width, height, theme);
    byte[] png = driver().getScreenshotAs(OutputType.BYTES);
    Path file = SHOTS.resolve(shot + ".png");
    if (System.getProperty("golden.update") != null) {
      Files.createDirectories(SHOTS);
      Files.write(file, png);
    }

    assertThat(difference(png, Files.readAllBytes(file))).as(shot).isLessThan(TOLERANCE);
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
    until(_ -> text().contains("changes from $1,500.00 to $1,750.00"));
    button("Set it").click();

    until(_ -> text().contains("planned of $1,750.00"));
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
    long begun = System.nanoTime();
    driver().navigate().refresh();
    until(_ -> !driver().findElements(By.cssSelector(".tiles")).isEmpty());

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(FIRST_VIEW);
    assertThat(
            number(
                "performance.getEntriesByType('resource').filter(e => e.name.includes('/console/')).reduce((sum, e) => sum + e.encodedBodySize, 0)"))
        .isLessThan(250_000);
  }

  // --- the browser ---

  private static ChromeDriver driver() {
    return Objects.requireNonNull(browser);
  }

  private static String url(String page) {
    return Objects.requireNonNull(stack).apiUrl() + "/" + page;
  }

  private static void open(String page, int width, int height, String theme) {
    driver().manage().window().setSize(new Dimension(width, height));
    driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
    driver().get(url(page));
    until(_ ->
        !driver().findElements(By.tagName("h1")).isEmpty()
            && !text().contains("Loading …")
            && driver().executeScript("return document.readyState").equals("complete"));
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

  /// What axe finds against WCAG 2.2 AA: each rule with its first place.
  private static List<?> violations() throws IOException {
    driver().executeScript(axe());
    return (List<?>)
        Objects.requireNonNull(
            driver()
                .executeAsyncScript(
                    """
                    const done = arguments[arguments.length - 1];
                    axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
                      .then(found => done(found.violations.map(v => v.id + ' ' + v.nodes[0].html)));
                    """));
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
