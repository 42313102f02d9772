package io.curasync.practiceimport.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.curasync.account.AuditedCsvDownload;
import io.curasync.account.CurrentUser;
import io.curasync.live.LiveValues;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import io.curasync.practiceimport.ColumnMapping;
import io.curasync.practiceimport.ImportErrorCsv;
import io.curasync.practiceimport.ImportQuery;
import io.curasync.practiceimport.ImportRow;
import io.curasync.practiceimport.ImportService;
import io.curasync.practiceimport.ImportStatus;
import io.curasync.practiceimport.ImportUndo;
import io.curasync.practiceimport.PracticeImport;
import io.curasync.ui.ConfirmationDialog;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.SegmentedControl;
import io.curasync.ui.Toast;
import io.curasync.ui.UrlQuery;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.list.CsvLink;
import io.curasync.ui.list.LiveList;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Uploads a file, shows the effect of each row, and imports the rows once an admin confirms. */
@Route(ImportView.PATH)
@RouteAlias(ImportView.PATH + "/:" + ImportView.ID + "([1-9][0-9]{0,17})")
@PageTitle("Import")
@Menu(title = "Import", order = 135, icon = "upload")
@RolesAllowed("ADMIN")
@StyleSheet("context://assets/import.css")
class ImportView extends Div implements BeforeEnterObserver {

    static final String PATH = "import";
    static final String ID = "id";

    private static final String SHOW = "show";
    private static final int EARLIER = 20;
    private static final int SAMPLE = 20;

    private final ImportQuery importQuery;
    private final ImportService importService;
    private final ImportUndo undo;
    private final ImportErrorCsv faults;
    private final AuditedCsvDownload exports;
    private final LiveValues liveValues;
    private final CurrentUser user;
    private final ViewHeader header = new ViewHeader("Import");
    private final PreviousImportsCard earlier = new PreviousImportsCard();
    private final Div start;
    private final ImportStatusCard state = new ImportStatusCard(this::confirm, this::cancel, this::undo);
    private final ColumnMappingCard columns = new ColumnMappingCard(this::remap);
    private final SegmentedControl<ImportQuery.RowFilter> which =
            new SegmentedControl<>("Rows", Arrays.asList(ImportQuery.RowFilter.values()), ImportLabels::which);
    private final CsvLink download = new CsvLink(this::download);
    private final LiveList<ImportRowList.Asked, ImportRow> list;
    private final Div one;
    private @Nullable Subscription subscription;
    private @Nullable PracticeImport shown;

    /** Volatile, because the thread of the live values also reads it. */
    private volatile @Nullable Long id;

    /** The data that the view shows. */
    private record ViewData(
            @Nullable PracticeImport book,
            LiveList.Fresh<ImportRowList.Asked, ImportRow> rows,
            List<PracticeImport> earlier) {}

    ImportView(
            ImportQuery importQuery,
            ImportService importService,
            ImportUndo undo,
            ImportErrorCsv faults,
            AuditedCsvDownload exports,
            LiveValues liveValues,
            AuthenticationContext authentication) {
        this.importQuery = importQuery;
        this.importService = importService;
        this.undo = undo;
        this.faults = faults;
        this.exports = exports;
        this.liveValues = liveValues;
        user = authentication.getAuthenticatedUser(CurrentUser.class).orElseThrow();
        list = ImportRowList.create(importQuery);
        start = new Div(new UploadCard(importService, user, this::open), earlier);
        start.addClassName("import-start");
        which.addValueChangeListener(change -> relist(change.getValue()));
        download.getElement().setAttribute("aria-label", "Export rows with errors as CSV");
        Div toolbar = new Div(new RouterLink("All imports", ImportView.class), which, download);
        toolbar.addClassNames("cs-toolbar", "import-toolbar");
        one = new Div(state, columns, toolbar, list);
        one.addClassName("import-one");
        addClassName("import");
        add(header, start, one);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Long asked = event.getRouteParameters().getLong(ID).orElse(null);
        Optional<PracticeImport> book = asked == null ? Optional.empty() : importQuery.find(asked);
        if (asked != null && book.isEmpty()) {
            Toast.refused("Import " + asked + " does not exist.");
        }
        id = book.map(PracticeImport::id).orElse(null);
        shown = null;
        start.setVisible(book.isEmpty());
        one.setVisible(book.isPresent());
        book.ifPresent(found -> {
            ImportQuery.RowFilter wanted = UrlQuery.constant(
                    ImportQuery.RowFilter.values(),
                    UrlQuery.text(event.getLocation().getQueryParameters(), SHOW));
            which.setValue(wanted == null ? ImportQuery.RowFilter.ALL : wanted);
            show(found);
            list.list(new ImportRowList.Asked(found.id(), which.getValue()));
        });
        if (book.isEmpty()) {
            earlier.show(importQuery.latest(EARLIER));
            header.setSubtitle("Names, NPIs and reps from a file");
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        subscription = liveValues.create(Topic.IMPORT, this::read).watch(event.getUI(), this::show);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    private ViewData read() {
        Long now = id;
        return new ViewData(
                now == null ? null : importQuery.find(now).orElse(null),
                list.read(),
                now == null ? importQuery.latest(EARLIER) : List.of());
    }

    private void show(ViewData fresh) {
        if (fresh.book() == null) {
            if (id == null) {
                earlier.show(fresh.earlier());
            }
            return;
        }
        if (Long.valueOf(fresh.book().id()).equals(id)) {
            show(fresh.book());
            list.show(fresh.rows());
        }
    }

    private void show(PracticeImport book) {
        state.show(book);
        if (shown == null || shown.status() != book.status() || !shown.columns().equals(book.columns())) {
            columns.show(book, importQuery.sample(book.id(), SAMPLE));
        }
        shown = book;
        which.setItemVisible(ImportQuery.RowFilter.LEFT, book.isUndoStarted());
        download.setVisible(book.faults() + book.outcome().refused() > 0 && book.status() != ImportStatus.CHECKING);
        header.setSubtitle("Import " + book.id() + " · by " + book.creator());
    }

    private void relist(ImportQuery.RowFilter wanted) {
        Long now = id;
        if (now == null || list.asked().equals(new ImportRowList.Asked(now, wanted))) {
            return;
        }
        list.list(new ImportRowList.Asked(now, wanted));
        QueryParameters query = new UrlQuery()
                .with(SHOW, wanted == ImportQuery.RowFilter.ALL ? null : wanted)
                .parameters();
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location(PATH + "/" + now, query)));
    }

    private void remap(ColumnMapping wanted) {
        Long now = id;
        if (now != null && !importService.remap(user, now, wanted)) {
            Toast.refused("The columns can no longer be changed.");
        }
    }

    private void confirm() {
        PracticeImport book = shown;
        if (book == null) {
            return;
        }
        String action = "Import " + NumberLabels.of(book.good(), "row");
        new ConfirmationDialog(action + "?", action, () -> begin(book))
                .saying(ImportLabels.effects(book))
                .saying("You can undo it for 30 days. Practices that it creates stay.")
                .open();
    }

    private void begin(PracticeImport book) {
        if (!importService.confirm(user, book.id())) {
            Toast.refused("This import is no longer ready. Look at it again.");
        }
    }

    private void cancel() {
        Long now = id;
        if (now != null && !importService.cancel(user, now)) {
            Toast.refused("This import has already ended.");
        }
    }

    private void undo() {
        PracticeImport book = shown;
        if (book == null) {
            return;
        }
        UndoQuestion question = new UndoQuestion(undo, user, book);
        if (book.isUndoable()) {
            getUI().ifPresent(ui -> {
                state.setUndoEnabled(false);
                question.open(ui, () -> state.setUndoEnabled(true));
            });
        } else {
            question.start();
        }
    }

    private void open(long other) {
        getUI().ifPresent(ui -> ui.navigate(PATH + "/" + other));
    }

    private void download(DownloadEvent event) throws IOException {
        Long now = id;
        PracticeImport book =
                importQuery.find(now == null ? 0 : now).orElseThrow(() -> new IOException("There is no import"));
        exports.send(event, ImportErrorCsv.name(book), null, out -> faults.write(book, out));
    }
}
