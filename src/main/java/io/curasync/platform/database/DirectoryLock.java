package io.curasync.platform.database;

import io.curasync.platform.settings.SettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Lock that gives this process exclusive use of a data directory. It is implemented as a lock on a file next to the directory. The
 * operating system releases the lock when the process ends, even after a crash. Therefore, if a server runs in the directory when this
 * process acquires the lock, the process that started the server has ended.
 */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Acquires the lock and writes the process id to the lock file. Does not wait.
     *
     * @throws SettingException if the directory is already locked, or the lock file cannot be written
     */
    static DirectoryLock acquire(Path directory) {
        Path file = directory.resolveSibling(directory.getFileName() + ".lock");
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    // In a shared directory, another user could create a symbolic link to one of our files, and
                    // writing the process id would truncate that file.
                    LinkOption.NOFOLLOW_LINKS);
            // The file must be private. Otherwise, another user who can read the file could lock it.
            PrivateFiles.restrict(file);
            if (lock(channel) == null) {
                channel.close();
                throw new SettingException(
                        "The data directory %s is in use by another CuraSync that is running%s."
                                .formatted(directory, holder(file)),
                        "Stop that one, or configure another directory for this one (CURASYNC_EMBEDDED_DATA_DIRECTORY),"
                                + " or configure one PostgreSQL for both (DATABASE_URL).");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DirectoryLock(channel);
        } catch (IOException failure) {
            throw new SettingException(
                    "The data directory %s cannot be written to: %s".formatted(directory, failure),
                    "Let the application write there, or set CURASYNC_EMBEDDED_DATA_DIRECTORY or DATABASE_URL.");
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            // Locks a byte beyond the content. On some systems, locks also block readers, and other processes must be
            // able to read the content.
            return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    private static String holder(Path file) throws IOException {
        String pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return pid.isEmpty() ? "" : " (process " + pid + ")";
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
