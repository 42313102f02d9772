package io.curasync.account;

import com.vaadin.flow.server.streams.DownloadEvent;
import io.curasync.platform.text.SpooledText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.DisconnectedClientHelper;

/** Sends a list from a screen as a CSV file. Records the export in the audit log. */
@Component
public class AuditedCsvDownload {

    private final AuditLog auditLog;

    AuditedCsvDownload(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    /**
     * Records the export, then sends the file to the current user. A download that the user cancels is not an error.
     *
     * @param name name of the file, also recorded in the audit log
     * @param detail detail of the audit entry, such as the filter; null if everything is exported
     * @param content writes the rows of the file
     * @throws IOException if the file cannot be written or sent
     */
    public void send(DownloadEvent event, String name, @Nullable String detail, SpooledText.Content content)
            throws IOException {
        send(event, name, name, detail, content);
    }

    /**
     * Records the export, then sends the file to the current user. A download that the user cancels is not an error.
     *
     * @param name name of the export in the audit log
     * @param fileName name of the file; may contain the filter and the day
     * @param detail detail of the audit entry, such as the filter; null if everything is exported
     * @param content writes the rows of the file
     * @throws IOException if the file cannot be written or sent
     */
    public void send(
            DownloadEvent event, String name, String fileName, @Nullable String detail, SpooledText.Content content)
            throws IOException {
        auditLog.recordExport(name, detail);
        event.setFileName(fileName);
        event.setContentType("text/csv;charset=utf-8");
        try {
            SpooledText.send(content, bytes -> {
                event.setContentLength(bytes);
                return event.getOutputStream();
            });
        } catch (IOException e) {
            // The user canceled the download.
            if (!DisconnectedClientHelper.isClientDisconnectedException(e)) {
                throw e;
            }
        }
    }
}
