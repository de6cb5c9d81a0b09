package dev.relais.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The browser of the machine, driven. {@code -Drelais.chromium} names it; by default it is where Debian installs it, and
 * where there is none, nothing can be tested in it.
 */
final class Chromium implements AutoCloseable {
    private static final String DEBIAN = "/usr/bin/chromium";

    private final Playwright playwright;
    private final Browser browser;
    private final Path dir;

    private Chromium(Playwright playwright, Browser browser, Path dir) {
        this.playwright = playwright;
        this.browser = browser;
        this.dir = dir;
    }

    static Chromium start() {
        String named = System.getProperty("relais.chromium", "");
        Path path = Path.of(named.isEmpty() ? DEBIAN : named);
        if (named.isEmpty()) {
            assumeTrue(Files.isExecutable(path), "there is no " + path + " and no -Drelais.chromium");
        }
        assertThat(path).as("the browser that -Drelais.chromium names").isExecutable();
        try {
            Path dir = Files.createTempDirectory("relais-pages");
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(path)
                            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
            return new Chromium(playwright, browser, dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page that was opened, and what it said and asked for. */
    record Opened(Page page, List<String> said, List<String> requests, String address) implements AutoCloseable {
        /** A number that a script gives. */
        double number(String script) {
            return ((Number) page.evaluate(script)).doubleValue();
        }

        /** The numbers that a script gives. */
        List<Double> numbers(String script) {
            List<Double> numbers = new ArrayList<>();
            for (Object number : (List<?>) page.evaluate(script)) {
                numbers.add(((Number) number).doubleValue());
            }
            return numbers;
        }

        @Override
        public void close() {
            page.context().close();
        }
    }

    Opened open(Report report, String language, int width, ColorScheme scheme) {
        return open(ReportHtml.render(report, ReportLanguage.of(language)), width, scheme);
    }

    Opened open(String html, int width, ColorScheme scheme) {
        try {
            Path file = Files.createTempFile(dir, "report", ".html");
            Files.writeString(file, html);
            BrowserContext context = browser.newContext(
                    new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
            Page page = context.newPage();
            List<String> said = new ArrayList<>();
            List<String> requests = new ArrayList<>();
            page.onConsoleMessage(message -> said.add(message.type() + ": " + message.text()));
            page.onPageError(said::add);
            page.onRequest(request -> requests.add(request.url()));
            String address = file.toUri().toString();
            page.navigate(address);
            return new Opened(page, said, requests, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        browser.close();
        playwright.close();
        try (var files = Files.list(dir)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(dir);
    }
}
