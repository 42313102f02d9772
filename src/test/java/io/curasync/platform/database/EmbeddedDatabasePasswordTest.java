package io.curasync.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Password of the embedded database. */
class EmbeddedDatabasePasswordTest extends EmbeddedDatabaseHarness {

    private static final int SSL_REQUEST = 80_877_103;
    private static final int CLEAR_TEXT = 3;

    @Test
    void rejectsConnectionsWithoutThePassword() throws IOException {
        Path data = sharedData();
        String password;
        try (EmbeddedDatabase database = start(data)) {
            password = database.password();
            assertClosed(database);
        }
        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(data.resolve(EmbeddedPassword.FILE))).isEqualTo("rw-------");
        assertThat(permissions(shared.resolve("postgres.log"))).isEqualTo("rw-------");
        assertThat(permissions(shared.resolve("postgres.binaries"))).isEqualTo("rwx------");
        try (EmbeddedDatabase database = start(data)) {
            assertThat(database.password()).isEqualTo(password);
        }
    }

    @Test
    void doesNotSendThePasswordToAnotherServerOnItsPort() throws Exception {
        EmbeddedDatabase database = start(sharedData());
        database.close();
        int port = URI.create(database.jdbcUrl().replace("jdbc:", "")).getPort();
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> askForPasswords(other, received));

            assertThatThrownBy(() -> connect(database, EmbeddedDatabase.USER, database.password()))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("requireAuth");
        }
        assertThat(received.toString(StandardCharsets.ISO_8859_1))
                .contains(EmbeddedDatabase.USER)
                .doesNotContain(database.password());
    }

    /** Requests the password in clear text, as PostgreSQL's protocol allows. */
    private static void askForPasswords(ServerSocket server, OutputStream received) {
        while (true) {
            try (Socket client = server.accept()) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                DataOutputStream out = new DataOutputStream(client.getOutputStream());
                byte[] message = in.readNBytes(in.readInt() - 4);
                while (ByteBuffer.wrap(message).getInt() == SSL_REQUEST) {
                    out.writeByte('N');
                    message = in.readNBytes(in.readInt() - 4);
                }
                received.write(message);
                out.writeByte('R');
                out.writeInt(8);
                out.writeInt(CLEAR_TEXT);
                in.transferTo(received);
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Creates a directory as earlier versions did. */
    @Test
    void replacesTrustAuthenticationAndKeepsTheData() throws IOException {
        Path data = directory.resolve("postgres");
        Path binaries = directory.resolve("postgres.binaries");
        Path oldBinaries = Files.createDirectories(binaries.resolve("0123abcd/bin"));
        try (EmbeddedPostgres trusting = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start()) {
            JdbcClient jdbc = JdbcClient.create(trusting.getPostgresDatabase());
            jdbc.sql("create table kept as select 42 as answer").update();
            jdbc.sql("create role intruder superuser login").update();
        }
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

        try (EmbeddedDatabase database = start(data)) {
            assertThat(answer(database)).isEqualTo(42);
            assertThat(database.password()).hasSize(64);
            assertClosed(database);
            assertThatThrownBy(() -> connect(database, "intruder", "")).hasMessageContaining("pg_hba.conf");
        }
        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(binaries)).isEqualTo("rwx------");
        assertThat(oldBinaries).doesNotExist();
    }

    /** States that a crash between two steps, or a change by the owner, leaves behind. */
    @ParameterizedTest
    @ValueSource(
            strings = {"only password file", "no password file", "empty password file", "edited password", "trust again"
            })
    void resetsThePasswordIfTheFilesDisagree(String found) throws IOException {
        Path data = sharedData();
        Path password = data.resolve(EmbeddedPassword.FILE);
        Path access = data.resolve("pg_hba.conf");
        switch (found) {
            case "only password file" -> {
                Files.writeString(password, "written before the crash");
                Files.writeString(access, "host all all 127.0.0.1/32 trust");
            }
            case "no password file" -> Files.delete(password);
            case "empty password file" -> Files.writeString(password, "");
            case "edited password" -> Files.writeString(password, "it's \\ \"quoted\" é\n");
            default -> Files.writeString(access, "host all all 127.0.0.1/32 trust");
        }

        try (EmbeddedDatabase database = start(data)) {
            assertThat(answer(database)).isEqualTo(42);
            assertThat(Files.readString(password).strip()).isEqualTo(database.password());
            assertClosed(database);
        }
    }

    @Test
    void stopsASingleUserServerThatSetsThePassword() throws Exception {
        Path data = sharedData();
        Path postgres;
        try (Stream<Path> files = Files.walk(shared.resolve("postgres.binaries"))) {
            postgres = files.filter(file -> file.endsWith("bin/postgres"))
                    .findFirst()
                    .orElseThrow();
        }
        List<String> command = new ArrayList<>(PrivateFiles.isRoot() ? List.of("unshare", "-U") : List.of());
        command.addAll(List.of(postgres.toString(), "--single", "-D", data.toString(), "postgres"));
        Process single = new ProcessBuilder(command).start();
        Path pidFile = data.resolve("postmaster.pid");
        await().until(() -> Files.exists(pidFile) && Files.readString(pidFile).startsWith("-" + single.pid() + "\n"));

        try (EmbeddedDatabase database = start(data)) {
            assertThat(single.isAlive()).isFalse();
            assertThat(database.password()).isNotEmpty();
        } finally {
            single.destroyForcibly();
        }
    }

    private static void assertClosed(EmbeddedDatabase database) {
        assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting(database, "unix_socket_directories")).isEmpty();
        assertThat(jdbc(database)
                        .sql("select rolpassword from pg_authid where rolname = 'postgres'")
                        .query(String.class)
                        .single())
                .startsWith("SCRAM-SHA-256$");
        for (String wrong : Arrays.asList(null, "", "postgres", database.password() + "0")) {
            assertThatThrownBy(() -> connect(database, EmbeddedDatabase.USER, wrong))
                    .as("password %s", wrong)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    private static void connect(EmbeddedDatabase database, String user, @Nullable String password) throws SQLException {
        DriverManager.getConnection(database.jdbcUrl(), user, password).close();
    }
}
