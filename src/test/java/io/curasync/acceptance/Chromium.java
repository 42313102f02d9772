package io.curasync.acceptance;

import com.microsoft.playwright.CLI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The browser for tests: the installed one, otherwise Debian's package if we may install it, otherwise Playwright's own. Fails
 * with a message if there is none. Prefers Chromium's headless shell, which needs two thirds of the processor time.
 */
final class Chromium {

    private static final String WITHOUT_WINDOWS = "chromium-headless-shell";

    private static final List<String> NAMES = List.of(
            WITHOUT_WINDOWS,
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
            "chrome.exe");

    private static final List<String> PLACES = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");

    private Chromium() {}

    /** Returns the executable; empty for Playwright's own browser, which Playwright finds itself. */
    static Optional<Path> executable() {
        Optional<Path> installed = installed();
        if (installed.isPresent()) {
            return installed;
        }
        if (ExternalPrograms.install(WITHOUT_WINDOWS)) {
            return installed();
        }
        if (playwrightsOwn()) {
            return Optional.empty();
        }
        throw new AssertionError(
                "The browser tests found no Chromium or Chrome, could not install Debian's package, and"
                        + " Playwright's own download failed: install Chromium or Chrome and run the tests again.");
    }

    private static Optional<Path> installed() {
        return ExternalPrograms.find(NAMES)
                .or(() -> PLACES.stream()
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst());
    }

    private static boolean playwrightsOwn() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return ExternalPrograms.run(
                java, "-cp", System.getProperty("java.class.path"), CLI.class.getName(), "install", "chromium");
    }
}
