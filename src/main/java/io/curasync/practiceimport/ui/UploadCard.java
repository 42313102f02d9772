package io.curasync.practiceimport.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.UploadEvent;
import io.curasync.account.CurrentUser;
import io.curasync.platform.csv.CsvSourceException;
import io.curasync.platform.text.CsvWriter;
import io.curasync.practiceimport.ImportColumn;
import io.curasync.practiceimport.ImportService;
import io.curasync.ui.Card;
import io.curasync.ui.Icon;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** Card for uploading a CSV file of practices. If the file cannot be read, the card shows the reason. */
final class UploadCard extends Composite<Card> {

    private final ImportService importService;
    private final CurrentUser user;
    private final LongConsumer uploaded;
    private final Paragraph fault = new Paragraph();

    /**
     * Creates the card.
     *
     * @param uploaded called with the id of the new import
     */
    UploadCard(ImportService importService, CurrentUser user, LongConsumer uploaded) {
        this.importService = importService;
        this.user = user;
        this.uploaded = uploaded;
        fault.addClassName("import-fault");
        fault.getElement().setAttribute("role", "alert");
        fault.setVisible(false);
    }

    @Override
    protected Card initContent() {
        Upload upload = new Upload(this::receive);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(ImportService.maxBytes());
        upload.setAcceptedFileExtensions(".csv", ".txt", ".tsv");
        Button choose = new Button("Choose a file …", Icon.UPLOAD.create());
        choose.addThemeVariants(ButtonVariant.PRIMARY);
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span("or drop a CSV here"));
        upload.addFileRejectedListener(rejected -> show(rejected.getErrorMessage()));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        Paragraph explanation =
                new Paragraph("Names, NPIs and reps of practices in CuraGenesis: a title row, then one row for each"
                        + " practice with its practice id or user id. Separated by commas, semicolons or tabs, in UTF-8 or UTF-16, at"
                        + " most 32 MiB. You see what each row changes before anything is imported.");
        explanation.addClassName("cs-muted");
        Anchor template = new Anchor(UploadCard::sendTemplate, "Download a template");
        template.getElement().setAttribute("download", true);
        return new Card("Import practices", explanation, upload, fault, template, columns());
    }

    private static Details columns() {
        DescriptionList list = new DescriptionList();
        for (ImportColumn column : ImportColumn.values()) {
            list.add(new DescriptionList.Term(column.label()), new DescriptionList.Description(column.explanation()));
        }
        Details details = new Details("Columns", list);
        details.addClassName("import-columns-help");
        return details;
    }

    private static void sendTemplate(DownloadEvent event) throws IOException {
        event.setFileName("practices-template.csv");
        event.setContentType("text/csv;charset=utf-8");
        StringBuilder csv = new StringBuilder();
        new CsvWriter(
                csv,
                Arrays.stream(ImportColumn.values()).map(ImportColumn::label).toArray(String[]::new));
        event.getOutputStream().write(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void receive(UploadEvent event) throws IOException {
        byte[] bytes;
        try (InputStream in = event.getInputStream()) {
            bytes = in.readNBytes(ImportService.maxBytes() + 1);
        }
        try {
            long id = importService.upload(user, event.getFileName(), bytes);
            event.getUI().access(() -> uploaded.accept(id));
        } catch (CsvSourceException unreadable) {
            event.getUI().access(() -> show(String.valueOf(unreadable.getMessage())));
        }
    }

    private void show(String message) {
        fault.setText(message);
        fault.setVisible(true);
    }
}
