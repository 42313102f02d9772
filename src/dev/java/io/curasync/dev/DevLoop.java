package io.curasync.dev;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.devtools.filewatch.ChangedFile;
import org.springframework.boot.devtools.filewatch.ChangedFiles;
import org.springframework.boot.devtools.filewatch.FileSystemWatcher;

/**
 * Runs the application and applies every saved source file to {@code target/classes}. In the application's process
 * {@link ChangeWatcher} then restarts it by Spring Boot devtools, or reloads the open pages if only assets have changed.
 *
 * <p>{@code ./mvnw -Pdev} runs this file with Java's source launcher, so neither Maven nor an IDE has to compile it.
 */
final class DevLoop {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path FRONTEND = Path.of("frontend/src");
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path ASSETS = CLASSES.resolve("META-INF/resources/assets");
    private static final Path DEV_CLASSES = Path.of("target/dev/classes");
    private static final Path DEV_RESOURCES = Path.of("src/dev/resources");

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
    private static final Duration QUIET_PERIOD = Duration.ofMillis(50);
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(1);

    private final SourceCompiler compiler = new SourceCompiler(SOURCES, CLASSES, classpath());

    private DevLoop() {}

    /** @param jvmOptions of the application's process */
    public static void main(String[] jvmOptions) throws IOException, InterruptedException {
        ProcessHandle.current().parent().ifPresent(maven -> maven.onExit().thenRun(() -> System.exit(0)));
        if (!new SourceCompiler(Path.of("src/dev/java"), DEV_CLASSES, classpath()).compileAll()) {
            System.exit(1);
        }
        Process application = start(jvmOptions);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(application)));
        DevLoop loop = new DevLoop();
        // Warms the compiler up, which makes the first change as fast as the later ones.
        loop.compiler.compileAll();
        loop.watch();
        System.exit(application.waitFor());
    }

    private static Process start(String[] jvmOptions) throws IOException {
        List<String> classpath = new ArrayList<>(List.of(DEV_CLASSES.toString(), DEV_RESOURCES.toString()));
        classpath.addAll(classpath());
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classpath), "io.curasync.CuraSyncApplication"));
        return new ProcessBuilder(command).inheritIO().start();
    }

    private static void stop(Process application) {
        application.destroy();
        try {
            if (!application.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                application.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            application.destroyForcibly();
        }
    }

    private void watch() {
        FileSystemWatcher watcher = new FileSystemWatcher(true, POLL_INTERVAL, QUIET_PERIOD);
        watcher.addListener(this::apply);
        List.of(SOURCES, RESOURCES, FRONTEND).forEach(path -> watcher.addSourceDirectory(path.toFile()));
        watcher.start();
    }

    private void apply(Set<ChangedFiles> changes) {
        try {
            long began = System.nanoTime();
            boolean applied = true;
            Change change = Change.RELOAD;
            for (ChangedFiles changed : changes) {
                Path directory = changed.getSourceDirectory().toPath();
                if (directory.equals(SOURCES)) {
                    List<Path> files = javaFiles(changed);
                    if (files.isEmpty()) {
                        // A temporary file of an editor.
                        continue;
                    }
                    applied &= compiler.compile(files);
                    change = Change.RESTART;
                } else if (directory.equals(FRONTEND)) {
                    applied &= buildFrontend();
                } else if (copy(changed)) {
                    change = Change.RESTART;
                }
            }
            if (applied) {
                change.publish();
            }
            say(applied ? "Applied in %.1f s" : "Not applied: fix the errors above and save (%.1f s)", began);
        } catch (IOException failure) {
            // Not thrown: it would end the watcher's thread.
            System.err.println("[dev] Not applied: " + failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Path> javaFiles(ChangedFiles changed) {
        return changed.getFiles().stream()
                .map(file -> file.getFile().toPath())
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    /** Leaves the check of the types behind, which takes longer; its errors are printed once it ends. */
    private static boolean buildFrontend() throws IOException, InterruptedException {
        boolean built = run("node", "frontend/build.mjs", ASSETS.toString(), "--unchecked")
                        .waitFor()
                == 0;
        run("node", "frontend/node_modules/typescript/bin/tsc", "--project", "frontend");
        return built;
    }

    private static Process run(String... command) throws IOException {
        return new ProcessBuilder(command).inheritIO().start();
    }

    /** @return whether anything but assets has changed */
    private static boolean copy(ChangedFiles changed) throws IOException {
        boolean more = false;
        for (ChangedFile file : changed.getFiles()) {
            Path target = CLASSES.resolve(file.getRelativeName());
            if (file.getType() == ChangedFile.Type.DELETE) {
                Files.deleteIfExists(target);
            } else {
                Files.createDirectories(target.getParent());
                Files.copy(file.getFile().toPath(), target, StandardCopyOption.REPLACE_EXISTING);
            }
            more |= !target.startsWith(ASSETS);
        }
        return more;
    }

    private static void say(String format, long began) {
        System.out.printf("[dev] " + format + "%n", (System.nanoTime() - began) / 1e9);
    }

    private static List<String> classpath() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
