package io.curasync.account.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.streams.DownloadEvent;
import io.curasync.account.AuditedCsvDownload;
import io.curasync.account.Role;
import io.curasync.account.User;
import io.curasync.account.UserAdministration;
import io.curasync.account.UserAdministration.Person;
import io.curasync.account.UserAdministration.Status;
import io.curasync.platform.text.CsvWriter;
import io.curasync.ui.DrawerLayout;
import io.curasync.ui.Icon;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.list.CsvLink;
import io.curasync.ui.list.FilterSelect;
import io.curasync.ui.list.SearchField;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Screen for user administration, for admins. Shows the users in a list, and one user in a drawer. */
@Route(PeopleView.PATH)
@RouteAlias(PeopleView.PATH + "/:" + PeopleView.ID + "([1-9][0-9]{0,17})")
@PageTitle("People")
@Menu(title = "People", order = 140, icon = "people")
@RolesAllowed("ADMIN")
@StyleSheet("context://assets/account.css")
class PeopleView extends Div implements BeforeEnterObserver {

    static final String PATH = "people";
    static final String ID = "id";

    private final UserAdministration userAdministration;
    private final AuditedCsvDownload exports;
    private final ViewHeader header = new ViewHeader("People");
    private final SearchField search = new SearchField("Search name, email, alias", "Search people", this::applyFilter);
    private final FilterSelect<Role> role =
            new FilterSelect<>("Role", List.of(Role.values()), UserLabels::role, this::applyFilter);
    private final FilterSelect<Status> status =
            new FilterSelect<>("Status", List.of(Status.values()), UserLabels::status, this::applyFilter);
    private final PeopleGrid grid = new PeopleGrid(person -> open(person.user().id()));
    private final DrawerLayout layout;
    private final PersonDrawer drawer;

    private PeopleUrlState filter = PeopleUrlState.ALL;
    private @Nullable Long opened;
    private boolean restoringFilter;

    PeopleView(UserAdministration userAdministration, AuditedCsvDownload exports) {
        this.userAdministration = userAdministration;
        this.exports = exports;
        drawer = new PersonDrawer(userAdministration, () -> open(null), this::read);
        Button invite =
                new Button("Invite", Icon.PLUS.create(), _ -> new InviteDialog(userAdministration, this::read).open());
        header.addActions(invite);
        search.addClassName("cs-search");
        Div toolbar = new Div(search, role, status, new CsvLink(this::download));
        toolbar.addClassName("cs-toolbar");
        Div list = new Div(grid);
        list.addClassNames("cs-card", "cs-browse-list");
        layout = new DrawerLayout(list, "Person", 400, () -> open(null));
        addClassName("people");
        add(header, toolbar, layout);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        opened = event.getRouteParameters().getLong(ID).orElse(null);
        filter = PeopleUrlState.of(event.getLocation().getQueryParameters());
        restoringFilter = true;
        search.setValue(filter.search());
        role.choose(filter.role());
        status.choose(filter.status());
        restoringFilter = false;
        read();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        search.focusOnSlash();
    }

    private void read() {
        List<Person> all = userAdministration.find("", null, null);
        List<Person> found = filter.equals(PeopleUrlState.ALL)
                ? all
                : userAdministration.find(filter.search(), filter.role(), filter.status());
        grid.show(found, opened);
        header.setSubtitle(
                found.size() == all.size()
                        ? UserLabels.people(all.size())
                        : "%d of %s".formatted(found.size(), UserLabels.people(all.size())));
        all.stream()
                .filter(person -> Long.valueOf(person.user().id()).equals(opened))
                .findFirst()
                .ifPresentOrElse(this::showDrawer, () -> layout.setDetail(null));
    }

    private void showDrawer(Person person) {
        drawer.show(person);
        layout.setDetail(drawer);
    }

    private void applyFilter() {
        if (restoringFilter) {
            return;
        }
        filter = new PeopleUrlState(search.getValue(), role.getValue(), status.getValue());
        read();
        getUI().ifPresent(
                        ui -> ui.getPage().getHistory().replaceState(null, new Location(path(opened), filter.query())));
    }

    private void open(@Nullable Long id) {
        getUI().ifPresent(ui -> ui.navigate(path(id), filter.query()));
    }

    private void download(DownloadEvent event) throws IOException {
        exports.send(event, "people.csv", filter.query().getQueryString(), this::write);
    }

    private void write(Writer out) {
        CsvWriter csv = new CsvWriter(
                out, "email", "name", "role", "status", "aliases", "lastSignInAt (UTC)", "createdAt (UTC)");
        for (Person person : userAdministration.find(filter.search(), filter.role(), filter.status())) {
            User user = person.user();
            String aliases = String.join("; ", user.aliases());
            csv.row(
                    user.email(),
                    user.name(),
                    user.role(),
                    person.status(),
                    aliases,
                    person.lastSignInAt(),
                    user.createdAt());
        }
    }

    private static String path(@Nullable Long id) {
        return id == null ? PATH : PATH + "/" + id;
    }
}
