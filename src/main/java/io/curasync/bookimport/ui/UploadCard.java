package io.curasync.bookimport.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import io.curasync.account.CurrentUser;
import io.curasync.base.Card;
import io.curasync.base.Icon;
import io.curasync.bookimport.BookFileException;
import io.curasync.bookimport.Importing;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Takes a file: what cannot be read is said at once, and nothing of it is kept. */
final class UploadCard extends Composite<Card> {

    private final Importing importing;
    private final CurrentUser user;
    private final LongConsumer uploaded;
    private final Paragraph fault = new Paragraph();

    /** @param uploaded told the id of the import that a file has become */
    UploadCard(Importing importing, CurrentUser user, LongConsumer uploaded) {
        this.importing = importing;
        this.user = user;
        this.uploaded = uploaded;
        fault.addClassName("import-fault");
        fault.getElement().setAttribute("role", "alert");
        fault.setVisible(false);
    }

    @Override
    protected Card initContent() {
        Upload upload = new Upload(this::take);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(Importing.mostBytes());
        upload.setAcceptedFileExtensions(".csv", ".txt", ".tsv");
        Button choose = new Button("Choose a file …", Icon.UPLOAD.create());
        choose.addThemeVariants(ButtonVariant.PRIMARY);
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span("or drop a CSV here"));
        upload.addFileRejectedListener(rejected -> show(rejected.getErrorMessage()));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        Paragraph what =
                new Paragraph("Names, NPIs and reps of practices that CuraGenesis knows: a title row, and a row a"
                        + " practice with its practice id or user id. Separated by commas, semicolons or tabs, in UTF-8 or UTF-16,"
                        + " at most 32 MiB. Rows above the title row are left out. You see every row with what it would do before"
                        + " anything is written.");
        what.addClassName("cs-muted");
        return new Card("Bring in an existing book", what, upload, fault);
    }

    private void take(UploadEvent event) throws IOException {
        byte[] bytes;
        try (InputStream in = event.getInputStream()) {
            bytes = in.readNBytes(Importing.mostBytes() + 1);
        }
        try {
            long id = importing.upload(user, event.getFileName(), bytes);
            event.getUI().access(() -> uploaded.accept(id));
        } catch (BookFileException unreadable) {
            event.getUI().access(() -> show(String.valueOf(unreadable.getMessage())));
        }
    }

    private void show(String message) {
        fault.setText(message);
        fault.setVisible(true);
    }
}
