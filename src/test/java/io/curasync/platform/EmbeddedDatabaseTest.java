package io.curasync.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedDatabaseTest {

    @TempDir
    Path directory;

    /** A process of its own that starts the server, tells its address and waits to be killed. */
    static final class Victim {
        public static void main(String[] arguments) throws Exception {
            EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]));
            jdbc(database).sql("create table kept as select 42 as answer").update();
            System.out.println("READY");
            Thread.currentThread().join();
        }
    }

    @Test
    void keepsItsDataOverRestartsAndCommitsToDisk() {
        Path data = directory.resolve("postgres");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            assertThat(List.of(setting(database, "fsync"), setting(database, "synchronous_commit")))
                    .containsOnly("on");
            assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
            jdbc(database).sql("create table kept as select 42 as answer").update();
        }
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            assertThat(answer(database)).isEqualTo(42);
        }
    }

    @Test
    void takesOverFromAKilledProcess() throws Exception {
        Path data = directory.resolve("postgres");
        Process victim = startVictim(data);
        long orphan = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());

        victim.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan))
                .as("the server outlives its process")
                .isPresent();

        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(answer(database)).isEqualTo(42);
        }
    }

    @Test
    void saysThatTheDirectoryIsInUse() throws Exception {
        Path data = directory.resolve("postgres");
        Process other = startVictim(data);
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(data))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("in use by another CuraSync")
                    .hasMessageContaining("process " + other.pid());
        } finally {
            other.destroyForcibly().waitFor();
            OrphanedServer.end(data);
        }
    }

    @Test
    void leavesAnotherProcessAloneThatHasTheNumberOfAStalePidFile() throws Exception {
        Path data = directory.resolve("postgres");
        EmbeddedDatabase.start(data).close();
        Process bystander = new ProcessBuilder(java(), "-cp", classPath(), Bystander.class.getName()).start();
        try {
            Files.writeString(data.resolve("postmaster.pid"), bystander.pid() + "\n" + data + "\n");
            EmbeddedDatabase.start(data).close();

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

    private static JdbcClient jdbc(EmbeddedDatabase database) {
        return JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), EmbeddedDatabase.USER, ""));
    }

    private static String setting(EmbeddedDatabase database, String name) {
        return jdbc(database).sql("show " + name).query(String.class).single();
    }

    private static int answer(EmbeddedDatabase database) {
        return jdbc(database)
                .sql("select answer from kept")
                .query(Integer.class)
                .single();
    }
}
