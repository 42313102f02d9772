package io.curasync.practiceimport.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.curasync.account.AuditedCsvDownload;
import io.curasync.account.CurrentUser;
import io.curasync.live.LiveBinding;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.practiceimport.ColumnMapping;
import io.curasync.practiceimport.ImportErrorCsv;
import io.curasync.practiceimport.ImportQuery;
import io.curasync.practiceimport.ImportRow;
import io.curasync.practiceimport.ImportService;
import io.curasync.practiceimport.ImportStatus;
import io.curasync.practiceimport.ImportUndo;
import io.curasync.practiceimport.PracticeImport;
import io.curasync.ui.SegmentedControl;
import io.curasync.ui.Toast;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.list.CsvLink;
import io.curasync.ui.list.LiveList;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Screen for imports. If the URL contains the id of an import, shows this import. Otherwise, shows the form for uploads and the latest
 * imports.
 */
@Route(ImportView.PATH)
@RouteAlias(ImportView.PATH + "/:" + ImportView.ID + "([1-9][0-9]{0,17})")
@PageTitle("Import")
@Menu(title = "Import", order = 135, icon = "upload")
@RolesAllowed("ADMIN")
@StyleSheet("context://assets/import.css")
class ImportView extends Div implements BeforeEnterObserver {

    static final String PATH = "import";
    static final String ID = "id";

    private static final int MAX_PREVIOUS_IMPORTS = 20;
    private static final int SAMPLE_SIZE = 20;

    private final ImportQuery importQuery;
    private final ImportService importService;
    private final ImportUndo undo;
    private final ImportErrorCsv faults;
    private final AuditedCsvDownload exports;
    private final CurrentUser user;
    private final ViewHeader header = new ViewHeader("Import");
    private final PreviousImportsCard previousImports = new PreviousImportsCard();
    private final Div overview;
    private final ImportStatusCard statusCard = new ImportStatusCard(this::confirm, this::cancel, this::undo);
    private final ColumnMappingCard columns = new ColumnMappingCard(this::remap);
    private final SegmentedControl<ImportQuery.RowFilter> rowFilter =
            new SegmentedControl<>("Rows", Arrays.asList(ImportQuery.RowFilter.values()), ImportLabels::filter);
    private final CsvLink download = new CsvLink(this::download);
    private final LiveList<ImportRowList.Selection, ImportRow> list;
    private final Div detail;
    private @Nullable PracticeImport shown;

    /** Id of the open import; null if none. Volatile because a background thread reads it. */
    private volatile @Nullable Long id;

    /** The data of one update of the screen. Contains the open import and its rows, or the latest imports if no import is open. */
    private record ViewData(
            @Nullable PracticeImport practiceImport,
            LiveList.Fresh<ImportRowList.Selection, ImportRow> rows,
            List<PracticeImport> previousImports) {}

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
        user = authentication.getAuthenticatedUser(CurrentUser.class).orElseThrow();
        list = ImportRowList.create(importQuery);
        overview = new Div(new UploadCard(importService, user, this::open), previousImports);
        overview.addClassName("import-overview");
        rowFilter.addValueChangeListener(change -> relist(change.getValue()));
        download.getElement().setAttribute("aria-label", "Export rows with errors as CSV");
        Div toolbar = new Div(new RouterLink("All imports", ImportView.class), rowFilter, download);
        toolbar.addClassNames("cs-toolbar", "import-toolbar");
        detail = new Div(statusCard, columns, toolbar, list);
        detail.addClassName("import-detail");
        addClassName("import");
        add(header, overview, detail);
        LiveBinding.followUpdates(this, liveValues.create(Topic.IMPORT, this::read), this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Long asked = event.getRouteParameters().getLong(ID).orElse(null);
        Optional<PracticeImport> practiceImport = asked == null ? Optional.empty() : importQuery.find(asked);
        if (asked != null && practiceImport.isEmpty()) {
            Toast.refused("Import " + asked + " does not exist.");
        }
        id = practiceImport.map(PracticeImport::id).orElse(null);
        shown = null;
        overview.setVisible(practiceImport.isEmpty());
        detail.setVisible(practiceImport.isPresent());
        practiceImport.ifPresent(found -> {
            rowFilter.setValue(ImportUrlState.read(event.getLocation().getQueryParameters()));
            show(found);
            list.list(new ImportRowList.Selection(found.id(), rowFilter.getValue()));
        });
        if (practiceImport.isEmpty()) {
            previousImports.show(importQuery.latest(MAX_PREVIOUS_IMPORTS));
            header.setSubtitle("Names, NPIs and reps from a file");
        }
    }

    private ViewData read() {
        Long now = id;
        return new ViewData(
                now == null ? null : importQuery.find(now).orElse(null),
                list.read(),
                now == null ? importQuery.latest(MAX_PREVIOUS_IMPORTS) : List.of());
    }

    private void show(ViewData fresh) {
        if (fresh.practiceImport() == null) {
            if (id == null) {
                previousImports.show(fresh.previousImports());
            }
            return;
        }
        if (Long.valueOf(fresh.practiceImport().id()).equals(id)) {
            show(fresh.practiceImport());
            list.show(fresh.rows());
        }
    }

    private void show(PracticeImport practiceImport) {
        statusCard.show(practiceImport);
        if (shown == null
                || shown.status() != practiceImport.status()
                || !shown.columns().equals(practiceImport.columns())) {
            columns.show(practiceImport, importQuery.sample(practiceImport.id(), SAMPLE_SIZE));
        }
        shown = practiceImport;
        rowFilter.setItemVisible(ImportQuery.RowFilter.LEFT, practiceImport.isUndoStarted());
        download.setVisible(practiceImport.faults() + practiceImport.outcome().refused() > 0
                && practiceImport.status() != ImportStatus.CHECKING);
        header.setSubtitle("Import " + practiceImport.id() + " · by " + practiceImport.creator());
    }

    private void relist(ImportQuery.RowFilter wanted) {
        Long now = id;
        if (now == null || list.asked().equals(new ImportRowList.Selection(now, wanted))) {
            return;
        }
        list.list(new ImportRowList.Selection(now, wanted));
        Location location = new Location(PATH + "/" + now, ImportUrlState.write(wanted));
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, location));
    }

    private void remap(ColumnMapping wanted) {
        Long now = id;
        if (now != null && !importService.remap(user, now, wanted)) {
            Toast.refused("The columns can no longer be changed.");
        }
    }

    private void confirm() {
        PracticeImport practiceImport = shown;
        if (practiceImport == null) {
            return;
        }
        ImportConfirmation.of(practiceImport, () -> begin(practiceImport)).open();
    }

    private void begin(PracticeImport practiceImport) {
        if (!importService.confirm(user, practiceImport.id())) {
            Toast.refused("This import is no longer ready. Check its status.");
        }
    }

    private void cancel() {
        Long now = id;
        if (now != null && !importService.cancel(user, now)) {
            Toast.refused("This import has already ended.");
        }
    }

    private void undo() {
        PracticeImport practiceImport = shown;
        if (practiceImport == null) {
            return;
        }
        UndoQuestion question = new UndoQuestion(undo, user, practiceImport);
        if (practiceImport.isUndoable()) {
            getUI().ifPresent(ui -> {
                statusCard.setUndoEnabled(false);
                question.open(ui, () -> statusCard.setUndoEnabled(true));
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
        PracticeImport practiceImport =
                importQuery.find(now == null ? 0 : now).orElseThrow(() -> new IOException("The import does not exist"));
        exports.send(event, ImportErrorCsv.name(practiceImport), null, out -> faults.write(practiceImport, out));
    }
}
