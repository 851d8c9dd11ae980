package fr.allset.tacite.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium, as a French person would have set it. Where there is none, the test says so and is skipped. */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Where it is: {@code -Dtacite.browser=…}, or the first of its names on the path. */
    public static Optional<Path> executable() {
        var path = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(Path::of);
        var named = Optional.ofNullable(System.getProperty("tacite.browser")).map(Path::of).stream();
        return Stream.concat(named, path.flatMap(folder -> NAMES.stream().map(folder::resolve)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Chromium start() {
        var executable = executable();
        Assumptions.assumeTrue(
                executable.isPresent(), "no Chromium on this machine: the tests in the browser are skipped");
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable.get())
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync"))));
    }

    /** A page of a session of its own, on a common small screen, with patience for a busy machine. */
    public Page newPage() {
        var page = browser.newContext(new Browser.NewContextOptions()
                        .setLocale("fr-FR")
                        .setTimezoneId("Europe/Paris")
                        .setViewportSize(1366, 768))
                .newPage();
        page.setDefaultTimeout(90_000);
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
