package io.curasync.platform.database;

import com.sun.security.auth.module.UnixSystem;
import io.curasync.platform.settings.SettingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Creates files and directories that only the user of this process can access. On Windows, files and directories
 * inherit the permissions of their parent directory instead.
 */
final class PrivateFiles {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    /**
     * Creates the directory with mode 0700, and its parent directories if they are missing. If the directory exists, sets its mode to 0700.
     * Rejects an existing directory that another user owns or can write to, because its content cannot be trusted.
     *
     * @param action instruction to the operator in case the directory cannot be trusted
     * @throws SettingException if another user owns the directory or can write to it
     */
    static void prepareDirectory(Path directory, String action) throws IOException {
        Files.createDirectories(directory.getParent());
        try {
            Files.createDirectory(directory, attributes(DIRECTORY));
            return;
        } catch (FileAlreadyExistsException existing) {
            if (!Files.isDirectory(directory)) {
                throw existing;
            }
        }
        if (!POSIX) {
            return;
        }
        if ((int) Files.getAttribute(directory, "unix:uid") != new UnixSystem().getUid()) {
            throw new SettingException("The directory %s belongs to another user.".formatted(directory), action);
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new SettingException(
                    "Other users can write to the directory %s (%s)."
                            .formatted(directory, PosixFilePermissions.toString(permissions)),
                    action);
        }
        Files.setPosixFilePermissions(directory, DIRECTORY);
    }

    /**
     * Writes the file with mode 0600. The content is replaced atomically. If the process crashes, the file has either the old or the
     * new content.
     */
    static void write(Path file, String content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(draft, options, attributes(FILE))) {
            channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Creates an empty file with mode 0600. Replaces an existing file. */
    static void createEmpty(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, attributes(FILE));
    }

    /** Sets the mode of the file to 0600. Does nothing on Windows. */
    static void restrict(Path file) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(file, FILE);
        }
    }

    static boolean isRoot() {
        return POSIX && new UnixSystem().getUid() == 0;
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
