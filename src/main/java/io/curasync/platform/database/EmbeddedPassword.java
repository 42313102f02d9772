package io.curasync.platform.database;

import io.curasync.platform.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.postgresql.util.PasswordUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random password of the embedded PostgreSQL, stored in a file of the data directory. The server accepts only connections from this
 * machine that authenticate with this password by SCRAM-SHA-256.
 */
final class EmbeddedPassword {

    static final String FILE = "curasync.password";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPassword.class);

    private static final String ACCESS_FILE = "pg_hba.conf";

    private EmbeddedPassword() {}

    /**
     * Ensures that the password file and the server have the same password. Must be called while the server is stopped. A new password is
     * set if the directory is new, if an earlier version of CuraSync created it without a password, or if the password file was deleted or
     * edited. {@code pg_hba.conf} contains the password's digest and is written last. Therefore, if this method is interrupted, the next
     * start completes the change.
     *
     * @return the password
     */
    static String establish(Path data, PostgresBinaries postgres) throws IOException {
        Path file = data.resolve(FILE);
        String password = Files.exists(file) ? Files.readString(file).strip() : "";
        if (password.isEmpty()) {
            password = random();
            PrivateFiles.write(file, password + "\n");
        }
        PrivateFiles.restrict(file);
        Path access = data.resolve(ACCESS_FILE);
        String rules = rules(password);
        if (!Files.exists(access) || !Files.readString(access).equals(rules)) {
            LOG.info("Setting a password for the embedded PostgreSQL, see {}", file);
            setPassword(data, postgres, password);
            PrivateFiles.write(access, rules);
        }
        return password;
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String rules(String password) {
        return """
                # Written by CuraSync, which replaces it when it differs.
                # SHA-256 of the password that was set: %s
                host all %s 127.0.0.1/32 scram-sha-256
                """.formatted(Sha256.hex(password.getBytes(StandardCharsets.UTF_8)), EmbeddedDatabase.USER);
    }

    /**
     * Sets the password in single-user mode, in which the server accepts no connections. The SQL statement does not contain the password,
     * only the SCRAM verifier derived from it.
     */
    private static void setPassword(Path data, PostgresBinaries postgres, String password) throws IOException {
        String verifier = PasswordUtil.encodeScramSha256(password.toCharArray());
        postgres.run(
                "alter role %s password '%s'%n".formatted(EmbeddedDatabase.USER, verifier),
                "postgres",
                "--single",
                "-D",
                data.toString(),
                "-c",
                "exit_on_error=on",
                "-c",
                "log_min_error_statement=panic",
                "postgres");
    }
}
