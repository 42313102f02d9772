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

/** Content of a table cell. Only content that is not equal to the previous content is sent to the browser. */
sealed interface TableCell {

    /** Creates a component that shows the content. */
    Component component();

    /**
     * Shows the content in the existing component of the cell, which is much cheaper than replacing the component. Returns
     * {@code false} if the component cannot show the content and must be replaced.
     */
    boolean update(Component before);

    private static <C extends Component> boolean updateIf(Class<C> kind, Component before, Consumer<C> show) {
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
        public boolean update(Component before) {
            return updateIf(com.vaadin.flow.component.Text.class, before, component -> component.setText(text));
        }
    }

    /** Text with a tooltip that contains more details. */
    record Titled(String text, String title) implements TableCell {

        @Override
        public Component component() {
            Span span = new Span(text);
            span.setTitle(title);
            return span;
        }

        @Override
        public boolean update(Component before) {
            return updateIf(Span.class, before, span -> {
                TextUpdater.show(span, text);
                span.setTitle(title);
            });
        }
    }

    /**
     * Text with an optional link.
     *
     * @param href {@code null} for no link
     */
    record Link(String text, @Nullable String href) implements TableCell {

        @Override
        public Component component() {
            return href == null ? new Span(text) : new Anchor(href, text);
        }

        @Override
        public boolean update(Component before) {
            return href != null
                    && updateIf(Anchor.class, before, link -> {
                        link.setHref(href);
                        TextUpdater.show(link, text);
                    });
        }
    }

    /** A linked name, and an avatar with the initials of the name. */
    record Person(String name, String initials, String href) implements TableCell {

        Person(String name, String href) {
            this(name, UserProfile.initials(name), href);
        }

        @Override
        public Component component() {
            return new PersonLink(this);
        }

        @Override
        public boolean update(Component before) {
            return updateIf(PersonLink.class, before, link -> link.show(this));
        }
    }

    /**
     * Bars of weekly values.
     *
     * @param values one per week, oldest first
     */
    record Weeks(List<Long> values) implements TableCell {

        @Override
        public Component component() {
            Sparkline bars = Sparkline.ofBars();
            bars.setValues(values);
            return bars;
        }

        @Override
        public boolean update(Component before) {
            return updateIf(Sparkline.class, before, line -> line.setValues(values));
        }
    }

    /** A number with a bar that shows its ratio to the largest number of the column. */
    record Share(long value, long largest) implements TableCell {

        @Override
        public Component component() {
            return new ShareBar(this);
        }

        @Override
        public boolean update(Component before) {
            return updateIf(ShareBar.class, before, bar -> bar.show(this));
        }
    }

    /** Component of a {@link Share} cell. */
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

    /** Component of a {@link Person} cell. */
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
