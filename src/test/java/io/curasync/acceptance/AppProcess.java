package io.curasync.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The process of a {@link PackagedApp}. */
final class AppProcess implements AutoCloseable {

    /** Options for a fast start; the tests need about twenty starts. */
    private static final List<String> JVM_OPTIONS =
            List.of(System.getProperty("application.jvm", "-Xmx640m").split(" "));

    private static final AtomicInteger STARTS = new AtomicInteger();
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Process process;
    private final Path output;

    private AppProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts a process in a new directory; its output goes to a file there.
     *
     * @param environment all of its settings; those of this process are removed
     * @param options additional options of the JVM
     */
    static AppProcess start(Path directory, Map<String, String> environment, List<String> options, Path jar) {
        try {
            Files.createDirectories(directory);
            Path output = directory.resolve("output-%d.txt".formatted(STARTS.incrementAndGet()));
            List<String> command = new ArrayList<>(List.of(java()));
            command.addAll(JVM_OPTIONS);
            command.addAll(options);
            command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.directory(directory.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
            Map<String, String> variables = builder.environment();
            variables.keySet().removeIf(name -> name.matches("(DATABASE|CURA|CRON|SPRING|SERVER).*"));
            variables.putAll(environment);
            Process started = builder.start();
            // A test that fails before it can close the process must not leave it behind.
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            return new AppProcess(started, output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean exited(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    int exitValue() {
        return process.exitValue();
    }

    /** Kills the process like {@code kill -9}, without a shutdown. */
    void kill() {
        process.destroyForcibly();
        if (!exited(STOP)) {
            throw new AssertionError("It outlived being killed");
        }
    }

    /** Sends a signal, such as {@code STOP}. */
    void signal(String name) {
        run("kill", "-" + name, Long.toString(pid()));
    }

    /** Runs another program and waits until it has succeeded. */
    static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new AssertionError("%s ended with %d".formatted(List.of(command), process.exitValue()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (!exited(STOP)) {
            kill();
        }
    }
}
