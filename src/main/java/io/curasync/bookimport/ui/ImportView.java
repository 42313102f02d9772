package io.curasync.bookimport.ui;

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
import io.curasync.account.CsvExports;
import io.curasync.account.CurrentUser;
import io.curasync.base.BrowseList;
import io.curasync.base.CsvLink;
import io.curasync.base.Quantity;
import io.curasync.base.Question;
import io.curasync.base.SegmentedControl;
import io.curasync.base.Toast;
import io.curasync.base.UrlQuery;
import io.curasync.base.ViewHeader;
import io.curasync.bookimport.BookImport;
import io.curasync.bookimport.Columns;
import io.curasync.bookimport.FaultsCsv;
import io.curasync.bookimport.ImportRow;
import io.curasync.bookimport.ImportStatus;
import io.curasync.bookimport.Importing;
import io.curasync.bookimport.Imports;
import io.curasync.live.LiveValues;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Uploads a file, shows the effect of each row, and imports it once that is confirmed. */
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

    private final Imports imports;
    private final Importing importing;
    private final FaultsCsv faults;
    private final CsvExports exports;
    private final LiveValues liveValues;
    private final CurrentUser user;
    private final ViewHeader header = new ViewHeader("Import");
    private final EarlierCard earlier = new EarlierCard();
    private final Div start;
    private final StateCard state = new StateCard(this::confirm, this::cancel);
    private final ColumnsCard columns = new ColumnsCard(this::remap);
    private final SegmentedControl<Imports.Which> which =
            new SegmentedControl<>("Rows", Arrays.asList(Imports.Which.values()), Words::which);
    private final CsvLink download = new CsvLink(this::download);
    private final BrowseList<RowList.Asked, ImportRow> list;
    private final Div one;
    private @Nullable Subscription subscription;
    private @Nullable BookImport shown;

    /** Read by the thread that looks for changes too. */
    private volatile @Nullable Long id;

    /** What a screen shows of the database. */
    private record Visible(
            @Nullable BookImport book, BrowseList.Fresh<RowList.Asked, ImportRow> rows, List<BookImport> earlier) {}

    ImportView(
            Imports imports,
            Importing importing,
            FaultsCsv faults,
            CsvExports exports,
            LiveValues liveValues,
            AuthenticationContext authentication) {
        this.imports = imports;
        this.importing = importing;
        this.faults = faults;
        this.exports = exports;
        this.liveValues = liveValues;
        user = authentication.getAuthenticatedUser(CurrentUser.class).orElseThrow();
        list = RowList.create(imports);
        start = new Div(new UploadCard(importing, user, this::open), earlier);
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
        Optional<BookImport> book = asked == null ? Optional.empty() : imports.find(asked);
        if (asked != null && book.isEmpty()) {
            Toast.refused("Import " + asked + " does not exist.");
        }
        id = book.map(BookImport::id).orElse(null);
        shown = null;
        start.setVisible(book.isEmpty());
        one.setVisible(book.isPresent());
        book.ifPresent(found -> {
            Imports.Which wanted = UrlQuery.constant(
                    Imports.Which.values(), UrlQuery.text(event.getLocation().getQueryParameters(), SHOW));
            which.setValue(wanted == null ? Imports.Which.ALL : wanted);
            show(found);
            list.list(new RowList.Asked(found.id(), which.getValue()));
        });
        if (book.isEmpty()) {
            earlier.show(imports.latest(EARLIER));
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

    private Visible read() {
        Long now = id;
        return new Visible(
                now == null ? null : imports.find(now).orElse(null),
                list.read(),
                now == null ? imports.latest(EARLIER) : List.of());
    }

    private void show(Visible fresh) {
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

    private void show(BookImport book) {
        state.show(book);
        if (shown == null || shown.status() != book.status() || !shown.columns().equals(book.columns())) {
            columns.show(book, imports.sample(book.id(), SAMPLE));
        }
        shown = book;
        download.setVisible(book.faults() + book.refused() > 0 && book.status() != ImportStatus.CHECKING);
        header.setSubtitle("Import " + book.id() + " · by " + book.creator());
    }

    private void relist(Imports.Which wanted) {
        Long now = id;
        if (now == null || list.asked().equals(new RowList.Asked(now, wanted))) {
            return;
        }
        list.list(new RowList.Asked(now, wanted));
        QueryParameters query = new UrlQuery()
                .with(SHOW, wanted == Imports.Which.ALL ? null : wanted)
                .parameters();
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location(PATH + "/" + now, query)));
    }

    private void remap(Columns wanted) {
        Long now = id;
        if (now != null && !importing.remap(user, now, wanted)) {
            Toast.refused("The columns can no longer be changed.");
        }
    }

    private void confirm() {
        BookImport book = shown;
        if (book == null) {
            return;
        }
        String action = "Import " + Quantity.of(book.good(), "row");
        new Question(action + "?", action, () -> begin(book))
                .saying(Words.effects(book))
                .saying("An import cannot be undone as a whole.")
                .open();
    }

    private void begin(BookImport book) {
        if (!importing.confirm(user, book.id())) {
            Toast.refused("This import is no longer ready. Look at it again.");
        }
    }

    private void cancel() {
        Long now = id;
        if (now != null && !importing.cancel(user, now)) {
            Toast.refused("This import has already ended.");
        }
    }

    private void open(long other) {
        getUI().ifPresent(ui -> ui.navigate(PATH + "/" + other));
    }

    private void download(DownloadEvent event) throws IOException {
        Long now = id;
        BookImport book = imports.find(now == null ? 0 : now).orElseThrow(() -> new IOException("There is no import"));
        exports.send(event, FaultsCsv.name(book), null, out -> faults.write(book, out));
    }
}
