package io.curasync.platform;

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
 * One process's hold on a data directory: a lock on a file beside it, which the operating system lifts however the
 * process ends. So a server that runs there while nobody holds the claim is an orphan.
 */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws SettingException another process holds the claim, or the directory cannot be written to */
    static DirectoryLock take(Path directory) {
        Path file = directory.resolveSibling(directory.getFileName() + ".lock");
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    // In a shared directory another user's link could lead to a file of ours, which would be emptied.
                    LinkOption.NOFOLLOW_LINKS);
            // Another user who can read the file could lock it.
            PrivateFiles.restrict(file);
            if (lock(channel) == null) {
                channel.close();
                throw new SettingException(
                        "The data directory %s is in use by another CuraSync that is running%s."
                                .formatted(directory, holder(file)),
                        "Stop that one, or give this one a directory of its own (CURASYNC_EMBEDDED_DATA_DIRECTORY),"
                                + " or let both use one PostgreSQL (DATABASE_URL).");
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
            // Beyond the content, which others may then read even where locks bind readers.
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
