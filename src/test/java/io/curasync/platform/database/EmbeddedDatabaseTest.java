package io.curasync.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.curasync.platform.settings.SettingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data directory and process of the embedded database. */
class EmbeddedDatabaseTest extends EmbeddedDatabaseHarness {

    /** Starts the server in another process, which reports that it is ready and waits to be killed. */
    static final class Victim {
        public static void main(String[] arguments) throws Exception {
            EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), DataPurpose.REAL);
            writeAnswer(database);
            System.out.println("READY");
            Thread.currentThread().join();
        }
    }

    @Test
    void keepsCommittedDataAcrossRestarts() {
        Path data = sharedData();
        try (EmbeddedDatabase database = start(data)) {
            assertThat(List.of(setting(database, "fsync"), setting(database, "synchronous_commit")))
                    .containsOnly("on");
            assertThat(answer(database)).isEqualTo(42);
        }
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void takesOverTheServerOfAKilledProcess() throws Exception {
        Path data = sharedData();
        Process victim = startVictim(data);
        long orphan = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());

        victim.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan))
                .as("the server outlives its process")
                .isPresent();

        try (EmbeddedDatabase database = start(data)) {
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(answer(database)).isEqualTo(42);
        }
    }

    @Test
    void reportsADirectoryInUse() throws Exception {
        Path data = sharedData();
        Process other = startVictim(data);
        try {
            assertThatThrownBy(() -> start(data))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("in use by another CuraSync")
                    .hasMessageContaining("process " + other.pid());
        } finally {
            other.destroyForcibly().waitFor();
            OrphanedServerCleanup.stop(data);
        }
    }

    @Test
    void doesNotKillAProcessWithThePidOfAStaleFile() throws Exception {
        Path data = sharedData();
        Process bystander = new ProcessBuilder(java(), "-cp", classPath(), Bystander.class.getName()).start();
        try {
            Files.writeString(data.resolve("postmaster.pid"), bystander.pid() + "\n" + data + "\n");
            start(data).close();

            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    static final class Bystander {
        public static void main(String[] arguments) throws InterruptedException {
            Thread.currentThread().join();
        }
    }

    @ParameterizedTest
    @CsvSource({"postgres.binaries, rwxrwxrwx", "postgres.binaries, rwxrwx---", "postgres, rwx----w-"})
    void rejectsADirectoryWritableByOthers(String name, String permissions) throws IOException {
        Path data = directory.resolve("postgres");
        Files.createDirectories(data);
        Files.writeString(data.resolve("PG_VERSION"), "18");
        Path open = Files.createDirectories(directory.resolve(name));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(() -> start(data))
                .isInstanceOf(SettingException.class)
                .hasMessage("Other users can write to the directory %s (%s).".formatted(open, permissions));
    }

    @Test
    void rejectsADirectoryOfAnotherUser() throws IOException {
        assumeTrue(PrivateFiles.isRoot(), "only root can give a directory away");
        Path binaries = Files.createDirectory(directory.resolve("postgres.binaries"));
        Files.setAttribute(binaries, "unix:uid", 65534);

        assertThatThrownBy(() -> start(directory.resolve("postgres")))
                .isInstanceOf(SettingException.class)
                .hasMessage("The directory %s belongs to another user.".formatted(binaries));
    }

    @Test
    void separatesDemoAndRealData() throws IOException {
        Path data = sharedData();
        assertThatThrownBy(() -> EmbeddedDatabase.start(data, DataPurpose.DEMO))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("does not belong to the demo");

        DataPurpose.DEMO.mark(data);
        try {
            assertThatThrownBy(() -> start(data))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("belongs to the demo");
            EmbeddedDatabase.start(data, DataPurpose.DEMO).close();
        } finally {
            Files.delete(data.resolve("curasync.demo"));
        }
    }

    private static Process startVictim(Path data) throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(java(), "-cp", classPath(), Victim.class.getName(), data.toString())
                .redirectError(data.resolveSibling("victim.log").toFile())
                .start();
        BufferedReader output = victim.inputReader();
        String line = output.readLine();
        while (line != null && !line.equals("READY")) {
            line = output.readLine();
        }
        assertThat(line)
                .as(() -> victim + " " + data.resolveSibling("victim.log"))
                .isEqualTo("READY");
        assertThat(victim.waitFor(0, TimeUnit.SECONDS)).isFalse();
        return victim;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }
}
