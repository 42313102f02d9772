package io.curasync.acceptance;

import com.microsoft.playwright.CLI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The browser for tests: what is installed; else Debian's package when we may; else Playwright's own; else a failure that says
 * so. The same Chromium without windows is preferred: it needs two thirds of the processor time.
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

    /** Its executable; empty: Playwright's own, which it finds by itself. */
    static Optional<Path> executable() {
        Optional<Path> installed = installed();
        if (installed.isPresent()) {
            return installed;
        }
        if (isDebianRoot()
                && run("apt-get", "update")
                && run("apt-get", "install", "-y", "--no-install-recommends", WITHOUT_WINDOWS)) {
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
        List<String> directories = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .toList();
        Stream<Path> onPath =
                NAMES.stream().flatMap(name -> directories.stream().map(directory -> Path.of(directory, name)));
        return Stream.concat(onPath, PLACES.stream().map(Path::of))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean isDebianRoot() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }

    private static boolean playwrightsOwn() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return run(java, "-cp", System.getProperty("java.class.path"), CLI.class.getName(), "install", "chromium");
    }

    private static boolean run(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            Process process = builder.start();
            if (process.waitFor(5, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException failure) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
