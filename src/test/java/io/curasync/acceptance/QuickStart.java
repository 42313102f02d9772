package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The packaged jar unpacked, as the container image has it, and an archive of the classes that one process had loaded: with
 * it the next ones start at half the cost.
 */
final class QuickStart {

    private final Path directory;
    private final Path archive;

    /** Unpacks the jar into a directory. */
    QuickStart(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        this.archive = directory.resolve("classes.jsa");
        Files.createDirectories(directory);
        Files.deleteIfExists(archive);
        run(
                PackagedApp.java("java"),
                "-Djarmode=tools",
                "-jar",
                PackagedApp.jar().toString(),
                "extract",
                "--force",
                "--destination",
                directory.toString());
    }

    /** What Java is to be told to start the application. */
    List<String> arguments() {
        return List.of(
                Files.exists(archive) ? "-XX:SharedArchiveFile=" + archive : "-XX:+RecordDynamicDumpInfo",
                "-jar",
                directory.resolve("curasync.jar").toString());
    }

    /** Archives what a process, started so, has loaded by now. */
    void learnFrom(PackagedApp app) throws IOException, InterruptedException {
        run(PackagedApp.java("jcmd"), Long.toString(app.pid()), "VM.cds", "dynamic_dump", archive.toString());
        assertThat(archive).isNotEmptyFile();
    }

    private void run(String... command) throws IOException, InterruptedException {
        Path output = directory.resolve("preparation.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }
}
