package io.curasync.platform;

import com.sun.security.auth.module.UnixSystem;
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

/** Files and directories for the user of this process only. On Windows the inherited rules apply. */
final class PrivateFiles {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    /**
     * Creates the directory with mode 0700. An existing one is only closed to readers: if others own it or could write to it, its
     * content cannot be trusted.
     *
     * @param action what to do about such a directory
     * @throws SettingException the directory belongs to another user, or others can write to it
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

    /** Replaces the content in one step, so that a crash leaves the old content or the new one. */
    static void write(Path file, String content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(draft, options, attributes(FILE))) {
            channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Creates the file with mode 0600, in place of an existing one. */
    static void createEmpty(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, attributes(FILE));
    }

    /** Sets the mode to 0600. */
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
