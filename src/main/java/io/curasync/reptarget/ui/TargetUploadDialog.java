package io.curasync.reptarget.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import io.curasync.platform.csv.CsvSourceException;
import io.curasync.platform.text.TextSanitizer;
import io.curasync.reptarget.TargetFile;
import io.curasync.reptarget.TargetFileReader;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Dialog that uploads a CSV file of targets. If lines of the file are invalid, the dialog lists them. Otherwise, it closes and calls a
 * callback, which changes the targets.
 */
final class TargetUploadDialog extends Dialog {

    private static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_FAULTS = 50;
    private static final int MAX_NAME = 100;

    private final TargetFileReader reader;
    private final BiConsumer<TargetFile, String> accepted;
    private final Div faults = new Div();

    /**
     * Creates the dialog; call {@link #open} to show it.
     *
     * @param accepted called with a file whose lines are all valid, and with its name
     */
    TargetUploadDialog(TargetFileReader reader, BiConsumer<TargetFile, String> accepted) {
        this.reader = reader;
        this.accepted = accepted;
        setHeaderTitle("Upload targets");
        setWidth("min(560px, 100%)");
        Paragraph explanation =
                new Paragraph("A CSV file with the columns rep (email), month (such as 2026-11), measure"
                        + " (ORDERS or SALES) and target, as the CSV export has them. If a line is invalid, no target changes."
                        + " Targets that are not in the file remain.");
        explanation.addClassName("cs-muted");
        faults.addClassName("target-faults");
        faults.getElement().setAttribute("role", "alert");
        faults.setVisible(false);
        add(explanation, upload(), faults);
        Button close = new Button("Close", click -> close());
        close.addClassName("target-button");
        getFooter().add(close);
    }

    private Upload upload() {
        Upload upload = new Upload(this::receive);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MAX_BYTES);
        upload.setAcceptedFileExtensions(".csv", ".txt", ".tsv");
        Button choose = new Button("Choose a file …", Icon.UPLOAD.create());
        choose.addThemeVariants(ButtonVariant.PRIMARY);
        choose.addClassName("target-button");
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span("or drop a CSV here"));
        upload.addFileRejectedListener(rejected -> showFault(rejected.getErrorMessage()));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        return upload;
    }

    private void receive(UploadEvent event) throws IOException {
        byte[] bytes;
        try (InputStream in = event.getInputStream()) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        String name = TextSanitizer.of(event.getFileName().strip(), MAX_NAME);
        event.getUI().access(() -> read(bytes, name));
    }

    /** Reads a file. If the file has errors, shows them. Otherwise, closes this dialog and calls the callback. */
    void read(byte[] bytes, String name) {
        try {
            TargetFile file = reader.read(bytes);
            if (file.faults().isEmpty()) {
                close();
                accepted.accept(file, name);
            } else {
                showFaults(file.faults());
            }
        } catch (CsvSourceException unreadable) {
            showFault(String.valueOf(unreadable.getMessage()));
        }
    }

    private void showFault(String message) {
        faults.removeAll();
        faults.add(new Paragraph(message));
        faults.setVisible(true);
    }

    private void showFaults(List<TargetFile.Fault> invalid) {
        showFault("No target was changed. Correct %s and upload the file again."
                .formatted(NumberLabels.of(invalid.size(), "line")));
        UnorderedList list = new UnorderedList();
        invalid.stream()
                .limit(MAX_FAULTS)
                .forEach(fault -> list.add(new ListItem("Line %d: %s".formatted(fault.line(), fault.message()))));
        faults.add(list);
        if (invalid.size() > MAX_FAULTS) {
            faults.add(new Paragraph("and %s more".formatted(NumberLabels.of(invalid.size() - MAX_FAULTS))));
        }
    }
}
