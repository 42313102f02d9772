package io.curasync.account;

import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a screen hands out a list as a file: not without an entry in the audit. */
@Component
public class CsvExports {

    private final Audit audit;

    CsvExports(Audit audit) {
        this.audit = audit;
    }

    /** Writes the lines of a file. */
    @FunctionalInterface
    public interface Content {

        void writeTo(Writer out);
    }

    /**
     * Sends it to whoever is signed in.
     *
     * @param name as the file and the audit call it
     * @param detail for the audit, such as the filter; null: everything
     */
    public void send(DownloadEvent event, String name, @Nullable String detail, Content content) throws IOException {
        audit.recordExport(name, detail);
        event.setFileName(name);
        event.setContentType("text/csv;charset=utf-8");
        try (Writer out = new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8)) {
            content.writeTo(out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
