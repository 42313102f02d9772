package io.curasync.account.ui;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.function.ValueProvider;
import io.curasync.account.UserAdministration.Person;
import io.curasync.ui.BadgeRenderer;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.UserProfile;
import io.curasync.ui.list.ListCells;
import io.curasync.ui.list.ListGrid;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** List of users. Wide screens show columns, narrow screens two lines per user. */
final class PeopleGrid extends ListGrid<Person> {

    private @Nullable Long open;

    PeopleGrid(Consumer<Person> picked) {
        super("Person", twoLines());
        setSelectionMode(SelectionMode.NONE);
        column("Name", name(), "220px", 2).setComparator(Comparator.comparing(PeopleGrid::sortName));
        secondaryText("Role", "", person -> UserLabels.role(person.user().role()), "90px", 0);
        secondaryText("Known to CuraGenesis as", "cs-muted", PeopleGrid::aliases, "160px", 2);
        column("Status", status(), "136px", 0).setComparator(Comparator.comparing(Person::status));
        secondaryColumn("Last sign-in", lastSignIn(), "128px", 0)
                .setComparator(
                        Comparator.comparing(Person::lastSignInAt, Comparator.nullsFirst(Comparator.naturalOrder())));
        setPartNameGenerator(person -> Long.valueOf(person.user().id()).equals(open) ? "open" : null);
        addItemClickListener(click -> picked.accept(click.getItem()));
        setEmptyStateComponent(new EmptyState(Icon.PEOPLE, "No users found. Clear the filters or invite someone."));
    }

    /**
     * Shows the users.
     *
     * @param open id of the user in the drawer, whose row is highlighted; null if the drawer is closed
     */
    void show(List<Person> people, @Nullable Long open) {
        this.open = open;
        setItems(people);
    }

    private void secondaryText(
            String header, String style, ValueProvider<Person, String> text, String width, int grow) {
        secondaryColumn(header, ListCells.text(style, text), width, grow).setComparator(Comparator.comparing(text));
    }

    private static Renderer<Person> status() {
        return BadgeRenderer.of(
                person -> UserLabels.tone(person.status()), person -> UserLabels.status(person.status()));
    }

    private static LitRenderer<Person> name() {
        return LitRenderer.<Person>of("""
                        <div class="account-person">
                            <span class="cs-avatar" aria-hidden="true">${item.initials}</span>
                            <div><span class="cs-strong">${item.name}</span><span class="cs-muted">${item.email}</span></div>
                        </div>
                        """)
                .withProperty("initials", person -> initials(person))
                .withProperty("name", person -> person.user().name())
                .withProperty("email", person -> person.user().email());
    }

    private static LitRenderer<Person> lastSignIn() {
        return LitRenderer.<Person>of("<cura-time class=\"cs-muted\" datetime=\"${item.at}\"></cura-time>")
                .withProperty("at", PeopleGrid::lastSignInText);
    }

    private static LitRenderer<Person> twoLines() {
        return LitRenderer.<Person>of("""
                        <div class="cs-two-lines">
                            <span class="cs-strong">${item.name}</span><span>${item.status}</span>
                            <span class="cs-muted">${item.email}</span>
                            <cura-time class="cs-muted" datetime="${item.at}"></cura-time>
                        </div>
                        """)
                .withProperty("name", person -> person.user().name())
                .withProperty(
                        "status",
                        person -> UserLabels.role(person.user().role()) + " · " + UserLabels.status(person.status()))
                .withProperty("email", person -> person.user().email())
                .withProperty("at", PeopleGrid::lastSignInText);
    }

    private static String initials(Person person) {
        return UserProfile.initials(person.user().name());
    }

    private static String lastSignInText(Person person) {
        return person.lastSignInAt() == null ? "" : person.lastSignInAt().toString();
    }

    private static String aliases(Person person) {
        return String.join(", ", person.user().aliases());
    }

    private static String sortName(Person person) {
        return person.user().name().toLowerCase(java.util.Locale.ROOT);
    }
}
