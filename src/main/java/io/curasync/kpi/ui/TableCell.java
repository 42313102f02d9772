package io.curasync.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.curasync.ui.Avatar;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.TextUpdater;
import io.curasync.ui.UserProfile;
import io.curasync.ui.chart.Sparkline;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The content of a table cell. Equal contents look the same. */
sealed interface TableCell {

    Component component();

    /**
     * Updates the existing component of the cell, which costs far less than replacing it.
     *
     * @return {@code false} if the component is of another kind
     */
    boolean showBy(Component before);

    private static <C extends Component> boolean onlyIf(Class<C> kind, Component before, Consumer<C> show) {
        boolean can = kind.isInstance(before);
        if (can) {
            show.accept(kind.cast(before));
        }
        return can;
    }

    record Text(String text) implements TableCell {

        @Override
        public Component component() {
            return new com.vaadin.flow.component.Text(text);
        }

        @Override
        public boolean showBy(Component before) {
            return onlyIf(com.vaadin.flow.component.Text.class, before, place -> place.setText(text));
        }
    }

    /** @param href {@code null} for no link */
    record Link(String text, @Nullable String href) implements TableCell {

        @Override
        public Component component() {
            return href == null ? new Span(text) : new Anchor(href, text);
        }

        @Override
        public boolean showBy(Component before) {
            return href != null
                    && onlyIf(Anchor.class, before, link -> {
                        link.setHref(href);
                        TextUpdater.show(link, text);
                    });
        }
    }

    /** A name with an avatar that shows its initials. */
    record Person(String name, String initials, String href) implements TableCell {

        Person(String name, String href) {
            this(name, UserProfile.initials(name), href);
        }

        @Override
        public Component component() {
            return new PersonLink(this);
        }

        @Override
        public boolean showBy(Component before) {
            return onlyIf(PersonLink.class, before, link -> link.show(this));
        }
    }

    /** @param values one per week, oldest first */
    record Weeks(List<Long> values) implements TableCell {

        @Override
        public Component component() {
            Sparkline bars = Sparkline.ofBars();
            bars.setValues(values);
            return bars;
        }

        @Override
        public boolean showBy(Component before) {
            return onlyIf(Sparkline.class, before, line -> line.setValues(values));
        }
    }

    /** A number with a bar that shows its ratio to the largest one. */
    record Share(long value, long largest) implements TableCell {

        @Override
        public Component component() {
            return new ShareBar(this);
        }

        @Override
        public boolean showBy(Component before) {
            return onlyIf(ShareBar.class, before, bar -> bar.show(this));
        }
    }

    /** Shows a {@link Share}. */
    final class ShareBar extends Span {

        private static final long PERCENT = 100;

        private final com.vaadin.flow.component.Text number = new com.vaadin.flow.component.Text("");
        private final Span bar = new Span();

        private ShareBar(Share share) {
            addClassName("kpi-share");
            add(number, bar);
            show(share);
        }

        private void show(Share share) {
            number.setText(NumberLabels.of(share.value()));
            long percent = share.largest() == 0 ? 0 : PERCENT * share.value() / share.largest();
            bar.getStyle().setWidth(percent + "%");
        }
    }

    /** Shows a {@link Person}. */
    final class PersonLink extends Span {

        private final Avatar avatar = new Avatar();
        private final Anchor link = new Anchor();

        private PersonLink(Person person) {
            addClassName("kpi-person");
            add(avatar, link);
            show(person);
        }

        private void show(Person person) {
            avatar.setInitials(person.initials());
            link.setHref(person.href());
            link.setTitle(person.name());
            TextUpdater.show(link, person.name());
        }
    }
}
