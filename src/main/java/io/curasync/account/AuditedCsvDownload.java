package io.curasync.account;

import com.vaadin.flow.server.streams.DownloadEvent;
import io.curasync.platform.text.SpooledText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.DisconnectedClientHelper;

/** Sends a list from a screen as a CSV file and records the export in the audit log. */
@Component
public class AuditedCsvDownload {

    private final AuditLog auditLog;

    AuditedCsvDownload(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    /**
     * Sends the file to the current user.
     *
     * @param name name of the file, also recorded in the audit log
     * @param detail for the audit log, such as the filter; null for everything
     */
    public void send(DownloadEvent event, String name, @Nullable String detail, SpooledText.Content content)
            throws IOException {
        send(event, name, name, detail, content);
    }

    /**
     * Sends the file to the current user.
     *
     * @param name name for the audit log
     * @param fileName name of the file, which may contain the filter and the day
     * @param detail for the audit log, such as the filter; null for everything
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
            // A canceled download is not an error.
            if (!DisconnectedClientHelper.isClientDisconnectedException(e)) {
                throw e;
            }
        }
    }
}
